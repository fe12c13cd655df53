package kz.tolem.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other side over a bare socket, byte by byte as a test tells it. Thread-safe. */
final class Peer implements AutoCloseable {

  /** What is done with one request. */
  @FunctionalInterface
  interface Reaction {
    void react(Socket socket, Request request) throws IOException;
  }

  /** One request that came in; header names are in lower case. */
  record Request(String method, String path, Map<String, String> headers, byte[] bytes) {

    String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "peer");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, List<Reaction>> reactions = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();

  private Peer(ServerSocket server) {
    this.server = server;
  }

  static Peer start() {
    try {
      Peer peer = new Peer(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
      peer.threads.execute(peer::accept);
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reacts to the requests whose path has this part, one after the other; the last reaction stays. */
  synchronized Peer on(String pathPart, Reaction... inTurn) {
    reactions.put(pathPart, new ArrayList<>(List.of(inTurn)));
    return this;
  }

  String base() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  synchronized List<Request> requests(String pathPart) {
    return requests.stream().filter(request -> request.path().contains(pathPart)).toList();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = read(socket.getInputStream());
      reaction(request).react(socket, request);
    } catch (IOException e) {
      // The client has gone: that is what some tests are about.
    }
  }

  private synchronized Reaction reaction(Request request) {
    requests.add(request);
    for (Map.Entry<String, List<Reaction>> entry : reactions.entrySet()) {
      if (request.path().contains(entry.getKey())) {
        List<Reaction> inTurn = entry.getValue();
        return inTurn.size() > 1 ? inTurn.remove(0) : inTurn.get(0);
      }
    }
    return Reactions.json(404, "{\"code\":-1,\"message\":\"no such address\"}");
  }

  private static Request read(InputStream in) throws IOException {
    String[] lines = head(in).split("\r\n");
    String[] first = lines[0].split(" ");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(first[0], first[1], headers, in.readNBytes(length));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended in its head");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  /** The head and body of an answer, for reactions that send it in a way of their own. */
  static byte[] answer(int status, String contentType, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\nConnection: close\r\n");
    head.append("Content-Type: ").append(contentType).append("\r\n");
    head.append("Content-Length: ").append(bytes.length).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  static void send(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }
}

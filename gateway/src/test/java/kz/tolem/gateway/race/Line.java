package kz.tolem.gateway.race;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import kz.tolem.gateway.Answer;

/// Kept connections to one gateway, for calls in great numbers: they cost a fraction of a general client's. Thread-safe.
final class Line implements AutoCloseable {

  private final int port;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  Line(int port) {
    this.port = port;
  }

  private record Connection(Socket socket, InputStream in) {}

  Answer post(String path, String contentType, String body, String token) {
    try {
      Connection connection = idle.poll();
      if (connection == null) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        connection = new Connection(socket, new BufferedInputStream(socket.getInputStream()));
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String head =
          "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(
                  path, port, contentType, bytes.length, token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
      byte[] whole = (head + body).getBytes(StandardCharsets.UTF_8);
      connection.socket().getOutputStream().write(whole);
      Answer answer = answer(connection.in());
      idle.add(connection);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ")[1]);
    int length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(status, HttpHeaders.of(Map.of(), (_, _) -> true), body);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the gateway hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      try {
        connection.socket().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

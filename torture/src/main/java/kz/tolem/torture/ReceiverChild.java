package kz.tolem.torture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;

/// A shop's receiver of notifications, as it should be: what it has not seen is written down and flushed before it
/// answers, and what it has seen is answered only. Its port and its file are its arguments.
final class ReceiverChild {

  private final FileChannel book;
  private final Set<String> seen = new HashSet<>();

  private ReceiverChild(Path file) throws IOException {
    if (Files.exists(file)) {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      Files.writeString(file, whole);
      whole.lines().forEach(line -> seen.add(line.split(" ")[0]));
    }
    book = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  public static void main(String[] arguments) throws IOException {
    ReceiverChild receiver = new ReceiverChild(Path.of(arguments[1]));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 256);
    server.createContext("/", receiver::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    System.out.println("listening " + server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // until the parent closes it
    }
    System.exit(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      apply(exchange.getRequestHeaders().getFirst("webhook-id"), body);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private synchronized void apply(String id, String body) throws IOException {
    if (seen.contains(id)) {
      return;
    }
    String line =
        id + " " + JsonText.text(body, "id") + " " + JsonText.text(body, "code") + " "
            + JsonText.text(body, "invoiceId") + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      book.write(bytes);
    }
    book.force(false);
    seen.add(id);
  }
}

package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.Purchase;
import kz.tolem.client.TolemClient;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.NotificationRequest;
import kz.tolem.protocol.CardId;

/** Pays once and waits for the notification. Arguments: base, ClientID, ClientSecret, TerminalID, CardId, invoice. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws Exception {
    TolemClient tolem =
        TolemClient.to(Environment.at(args[0]), Credentials.of(args[1], args[2], args[3])).build();
    NotificationReceiver receiver = NotificationReceiver.confirmedBy(tolem).build();
    CompletableFuture<String> told = new CompletableFuture<>();
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> take(exchange, receiver, told));
    server.start();
    try {
      Purchase order =
          Purchase.invoice(args[5])
              .money("1500", "KZT")
              .description("Order " + args[5])
              .notifyAt("http://127.0.0.1:" + server.getAddress().getPort() + "/notifications")
              .build();

      PaymentResult result = tolem.pay(CardId.parse(args[4]).orElseThrow(), order);

      System.out.println(result.getClass().getSimpleName() + " and told " + told.get(30, TimeUnit.SECONDS));
      System.out.println("java " + Runtime.version().feature() + ", " + Main.class.getModule());
    } finally {
      server.stop(0);
    }
  }

  private static void take(HttpExchange exchange, NotificationReceiver receiver, CompletableFuture<String> told)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    NotificationReceiver.Reply reply =
        receiver.handle(
            NotificationRequest.of(exchange.getRequestHeaders()::getFirst, body),
            (event, status) ->
                told.complete(event.getClass().getSimpleName() + ", " + status.getClass().getSimpleName()));
    exchange.sendResponseHeaders(reply.status(), -1);
    exchange.close();
  }
}

package kz.tolem.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.protocol.TerminalId;

/// The two requests of a payment as the documents print them, made ready as bytes with a hole for the order number.
final class ShopRequests {

  private static final String HOLE = "############";
  private static final String BOUNDARY = "----tolemBench7d1";

  private final List<Made> tokens = new ArrayList<>();
  private final List<Made> payments = new ArrayList<>();

  /// @param shops where the notifications of each terminal go
  ShopRequests(int port, List<TerminalId> terminals, List<String> shops) {
    for (int i = 0; i < terminals.size(); i++) {
      tokens.add(token(port, terminals.get(i), shops.get(i)));
      payments.add(payment(port, terminals.get(i), shops.get(i)));
    }
  }

  void putToken(ByteBuffer out, Orders.Order order) {
    tokens.get(order.terminal()).put(out, order.number(), new byte[0]);
  }

  void putPayment(ByteBuffer out, Orders.Order order, byte[] token) {
    payments.get(order.terminal()).put(out, order.number(), token);
  }

  private static Made token(int port, TerminalId terminal, String shop) {
    String body =
        field("grant_type", "client_credentials")
            + field("scope", "payment")
            + field("client_id", SandboxSeed.CLIENT_ID)
            + field("client_secret", SandboxSeed.CLIENT_SECRET)
            + field("invoiceID", HOLE)
            + field("amount", "100")
            + field("currency", "KZT")
            + field("terminal", terminal.toString())
            + field("postLink", shop)
            + field("failurePostLink", shop)
            + "--" + BOUNDARY + "--\r\n";
    String head =
        """
        POST /oauth2/token HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: multipart/form-data; boundary=%s\r
        Content-Length: %d\r
        \r
        """
            .formatted(port, BOUNDARY, body.length());
    return new Made("", head, body);
  }

  private static String field(String name, String value) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static Made payment(int port, TerminalId terminal, String shop) {
    String body =
        """
        {
          "amount": 100,
          "currency": "KZT",
          "name": "TEST TEST",
          "terminalId": "%1$s",
          "invoiceId": "%2$s",
          "invoiceIdAlt": "8564546",
          "description": "test",
          "accountId": "%3$s",
          "email": "buyer@example.kz",
          "phone": "77010000001",
          "backLink": "https://shop.example.kz/order/1123",
          "failureBackLink": "https://shop.example.kz/order/1123/fail",
          "postLink": "%4$s",
          "failurePostLink": "%4$s",
          "language": "rus",
          "paymentType": "cardId",
          "cardId": {
            "id": "%5$s"
          }
        }
        """
            .formatted(terminal, HOLE, SandboxSeed.ACCOUNT, shop, SandboxSeed.CARD);
    String line =
        "POST /payments/cards/auth HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer ".formatted(port);
    String rest =
        "\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length());
    return new Made(line, rest, body);
  }

  /// A request in pieces: what stands before the token, after it, and after the order number.
  private static final class Made {
    private final byte[] beforeToken;
    private final byte[] beforeNumber;
    private final byte[] afterNumber;

    private Made(String beforeToken, String head, String body) {
      int hole = body.indexOf(HOLE);
      this.beforeToken = bytes(beforeToken);
      this.beforeNumber = bytes(head + body.substring(0, hole));
      this.afterNumber = bytes(body.substring(hole + HOLE.length()));
    }

    private void put(ByteBuffer out, String number, byte[] token) {
      out.put(beforeToken).put(token).put(beforeNumber).put(bytes(number)).put(afterNumber);
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}

package kz.tolem.gateway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.tolem.protocol.Form;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.SavedCardRequest;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.TokenReply;

/// What the server of a shop does: asks the gateway over HTTP, with nothing but what the documents give a shop.
/// Thread-safe.
final class ShopServer implements AutoCloseable {

  private static final Duration WAIT = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(WAIT).build();

  /// An order of the shop.
  ///
  /// @param terminal one of the sandbox's
  /// @param amount in tenge, as it was typed
  /// @param back where the buyer returns
  /// @param post where notifications go
  /// @param secretHash comes back with every notification
  record ShopOrder(
      TerminalId terminal,
      String invoice,
      String amount,
      String account,
      Language language,
      String back,
      String post,
      String secretHash) {

    String description() {
      return switch (language) {
        case RUSSIAN -> "Пробный заказ " + invoice;
        case KAZAKH -> "Сынақ тапсырысы " + invoice;
        case ENGLISH -> "Test order " + invoice;
      };
    }

    @Override
    public String toString() {
      return "order " + invoice;
    }
  }

  /// What the gateway answered.
  record Answer(int status, byte[] body) {}

  /// Asks for the token of an order; with the account, so that the payment page may offer its saved cards.
  ///
  /// @param gateway the gateway's address, without a slash at its end
  Answer token(String gateway, ShopOrder order) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("scope", "payment");
    fields.put("client_id", SandboxSeed.CLIENT_ID);
    fields.put("client_secret", SandboxSeed.CLIENT_SECRET);
    fields.put("invoiceID", order.invoice());
    fields.put("amount", order.amount());
    fields.put("currency", "KZT");
    fields.put("terminal", order.terminal().toString());
    fields.put("postLink", order.post());
    fields.put("failurePostLink", order.post());
    fields.put("secret_hash", order.secretHash());
    fields.put("accountId", order.account());
    return send(
        request(gateway + "/oauth2/token", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Form.write(fields))));
  }

  /// Pays with a saved card.
  Answer pay(String gateway, ShopOrder order, String cardId, TokenReply token) {
    SavedCardRequest request =
        SavedCardRequest.builder()
            .amount(new BigDecimal(order.amount()))
            .currency("KZT")
            .name("TEST TEST")
            .terminalId(order.terminal().toString())
            .invoiceId(order.invoice())
            .description(order.description())
            .accountId(order.account())
            .backLink(order.back())
            .failureBackLink(order.back())
            .postLink(order.post())
            .failurePostLink(order.post())
            .language(order.language().requestWord())
            .cardId(cardId)
            .build();
    return send(
        request(gateway + "/payments/cards/auth", "application/json")
            .header("Authorization", "Bearer " + token.accessToken())
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.write())));
  }

  private static HttpRequest.Builder request(String url, String contentType) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(WAIT).header("Content-Type", contentType);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway did not answer the sandbox's shop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the sandbox's shop was stopped", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

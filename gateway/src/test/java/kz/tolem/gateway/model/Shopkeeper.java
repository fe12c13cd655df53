package kz.tolem.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;

/// A shop's calls about what it has paid, and what it hears. Anything but the documented answers is a failure.
///
/// @param token of the shop, bound to no order
record Shopkeeper(TestGateway gateway, TestShop shop, String token) {

  /// Charges, cancels or refunds.
  ///
  /// @param amount in tenge; empty: all
  /// @param externalId empty text: none
  Seen operates(String payment, World.Verb verb, OptionalInt amount, String externalId) {
    List<String> parameters = new ArrayList<>();
    amount.ifPresent(value -> parameters.add("amount=" + value));
    if (!externalId.isEmpty()) {
      parameters.add("externalID=" + externalId);
    }
    String path =
        "/operation/" + payment + "/" + verb.name().toLowerCase(Locale.ROOT) + "?" + String.join("&", parameters);
    return acted(gateway.wire().post(path, "application/json", "", "Authorization", "Bearer " + token));
  }

  private static Seen acted(Answer answer) {
    return switch (answer.status()) {
      case 200 -> new Seen.Done();
      case 408 -> new Seen.Unknown();
      case 400 -> {
        assertThat(answer.number("code")).isEqualTo(100);
        boolean host = answer.text("message").startsWith("refused by the card host");
        assertThat(answer.text("message")).doesNotContain("(0)").doesNotContain("not found");
        yield host ? new Seen.HostRefused() : new Seen.Refused();
      }
      default -> throw new AssertionError(answer);
    };
  }

  Seen asks(String payment) {
    return stands(status("transactionId/" + payment, token));
  }

  Seen asksByInvoice(String invoice) {
    return stands(status("transaction/" + invoice, shop.granted(shop.tokenFor(invoice))));
  }

  private Answer status(String path, String bearer) {
    return gateway
        .wire()
        .send(gateway.wire().to("/check-status/payment/" + path).header("Authorization", "Bearer " + bearer));
  }

  private static Seen stands(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    if (answer.text("resultCode").equals("102")) {
      return new Seen.Refused();
    }
    return new Seen.Stands(
        answer.text("transaction.statusName"), minor(answer, "amount"), minor(answer, "payoutAmount"));
  }

  private static long minor(Answer answer, String field) {
    return ((BigDecimal) answer.field("transaction." + field)).movePointRight(2).longValueExact();
  }

  Seen deactivates() {
    Answer answer =
        gateway
            .wire()
            .send(
                gateway
                    .wire()
                    .to("/card/deactivate/" + shop.card())
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.noBody()));
    assertThat(answer.status()).as(answer.body()).isIn(200, 404);
    return answer.status() == 200 ? new Seen.Done() : new Seen.Refused();
  }
}

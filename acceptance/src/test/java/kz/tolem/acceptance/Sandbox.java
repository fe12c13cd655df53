package kz.tolem.acceptance;

import kz.tolem.gateway.Answer;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.TokenForm;
import kz.tolem.gateway.Wire;
import kz.tolem.gateway.sandbox.SandboxSeed;

/// Requests of the documents' own shop, which every sandbox has.
final class Sandbox {

  private Sandbox() {}

  static TokenForm token(String invoice, String amount) {
    return TokenForm.service(SandboxSeed.CLIENT_ID, SandboxSeed.CLIENT_SECRET)
        .with("invoiceID", invoice)
        .with("amount", amount)
        .with("currency", "KZT")
        .with("terminal", SandboxSeed.TERMINAL.toString());
  }

  static String granted(Wire wire, String invoice, String amount) {
    Answer answer = token(invoice, amount).urlencoded(wire);
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return answer.text("access_token");
  }

  /// A token that names no order, for charges and refunds.
  static String service(Wire wire) {
    Answer answer = TokenForm.service(SandboxSeed.CLIENT_ID, SandboxSeed.CLIENT_SECRET).urlencoded(wire);
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return answer.text("access_token");
  }

  static PaymentBody payment(String invoice, String amount) {
    return PaymentBody.common()
        .withRaw("amount", amount)
        .with("terminalId", SandboxSeed.TERMINAL.toString())
        .with("invoiceId", invoice)
        .withRaw("cardId", "{\"id\":\"" + SandboxSeed.CARD + "\"}");
  }
}

package kz.tolem.gateway.payment;

import java.util.Optional;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.SavedCardRequest;

/// Reads the body of `POST /payments/cards/auth` and its token into an order. Fields are checked in the order of the
/// documents' table, the terminal first because its settings decide the rest; the first fault is the answer.
/// docs/reference/payment.md lists the order. Source: EPAY.md 3.2, CLIENTS.md 3 and 4. Thread-safe.
final class OrderReader {

  private final Merchants merchants;
  private final Tokens tokens;

  OrderReader(Merchants merchants, Tokens tokens) {
    this.merchants = merchants;
    this.tokens = tokens;
  }

  /// An order and the terminal it is for, or why there is none.
  sealed interface Reading {

    record Read(Order order, Terminal terminal) implements Reading {}

    record Refused(Refusal why) implements Reading {}
  }

  /// @param bearer the token of the `Authorization` header; empty when there is none
  /// @param address where the request came from
  Reading read(byte[] body, Optional<String> bearer, String address) {
    SavedCardRequest request;
    try {
      request = SavedCardRequest.read(body);
    } catch (MalformedMessage e) {
      return new Reading.Refused(new Refusal.BodyUnreadable(e.getMessage()));
    }
    try {
      AccessToken token = TokenRules.open(tokens, bearer.or(request::token).orElse(""));
      FieldRules.present("terminalId", request.terminalId());
      Terminal terminal = TokenRules.terminal(merchants, request.terminalId(), token);
      return new Reading.Read(order(request, token, terminal, address), terminal);
    } catch (FieldRefused refused) {
      return new Reading.Refused(refused.why());
    }
  }

  private static Order order(SavedCardRequest request, AccessToken token, Terminal terminal, String address) {
    FieldRules rules = new FieldRules(terminal);
    TokenRules bound = new TokenRules(rules, token, terminal);
    InvoiceId invoice = bound.invoice(request.invoiceId());
    String invoiceAlt = rules.invoiceAlt(request.invoiceIdAlt());
    OrderLinks links =
        bound.links(
            rules.backLink(request.backLink()),
            rules.failureBackLink(request.failureBackLink()),
            rules.postLink(request.postLink()),
            rules.failurePostLink(request.failurePostLink()));
    Language language = Language.of(request.language().orElse(""));
    String description = rules.description(request.description());
    Buyer buyer =
        new Buyer(
            rules.accountId(request.accountId()),
            rules.name(request.name()),
            rules.email(request.email()),
            rules.phone(request.phone()),
            language,
            address);
    Money amount = bound.payment(request.amount(), request.currency());
    String data = rules.data(request.data());
    paymentType(request.paymentType());
    CardId card =
        CardId.parse(FieldRules.present("cardId", request.cardId()))
            .orElseThrow(() -> FieldRules.refused("cardId must be a UUID"));
    return new Order(
        terminal.merchant(),
        terminal.id(),
        new TokenUse(token.id(), 1),
        invoice,
        invoiceAlt,
        amount,
        card,
        Channel.API,
        terminal.twoStep(),
        request.recurrent(),
        false,
        description,
        data,
        buyer,
        links,
        token.secretHash());
  }

  private static void paymentType(Optional<String> text) {
    String type = FieldRules.present("paymentType", text);
    if (!type.equalsIgnoreCase(SavedCardRequest.PAYMENT_TYPE)) {
      throw FieldRules.refused("paymentType must be cardId");
    }
  }
}

package kz.tolem.gateway.cryptogram;

import java.util.Optional;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.payment.Buyer;
import kz.tolem.gateway.payment.FieldRefused;
import kz.tolem.gateway.payment.FieldRules;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.payment.Refusal;
import kz.tolem.gateway.payment.TokenRules;
import kz.tolem.gateway.payment.TokenUse;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.CryptogramPayment;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Money;

/// Reads the body of `POST /payment/cryptopay` and its token; the cryptogram itself stays closed. Fields are checked in
/// the order that docs/reference/cryptogram.md lists; the first fault is the answer. Source: EPAY.md 6.2, 7.3.
/// Thread-safe.
final class CryptogramReader {

  private static final String PAYMENT = "payment";

  private final Merchants merchants;
  private final Tokens tokens;

  CryptogramReader(Merchants merchants, Tokens tokens) {
    this.merchants = merchants;
    this.tokens = tokens;
  }

  /// An order, or why there is none.
  sealed interface Reading {

    record Read(CryptogramOrder order) implements Reading {}

    record Refused(Refusal why) implements Reading {}
  }

  /// @param bearer the token of the `Authorization` header; empty when there is none
  /// @param address where the request came from
  Reading read(byte[] body, Optional<String> bearer, String address) {
    CryptogramPayment request;
    try {
      request = CryptogramPayment.read(body);
    } catch (MalformedMessage e) {
      return new Reading.Refused(new Refusal.BodyUnreadable(e.getMessage()));
    }
    try {
      AccessToken token = TokenRules.open(tokens, bearer.orElse(""));
      Terminal terminal = TokenRules.terminal(merchants, request.terminalId(), token);
      if (!terminal.cryptogram()) {
        return new Reading.Refused(new Refusal.CryptogramsNotTaken());
      }
      return new Reading.Read(order(request, token, terminal, address));
    } catch (FieldRefused refused) {
      return new Reading.Refused(refused.why());
    }
  }

  private static CryptogramOrder order(
      CryptogramPayment request, AccessToken token, Terminal terminal, String address) {
    FieldRules rules = new FieldRules(terminal);
    TokenRules bound = new TokenRules(rules, token, terminal);
    InvoiceId invoice = bound.invoice(request.invoiceId());
    String invoiceAlt = rules.invoiceAlt(request.invoiceIdAlt());
    // The documents name no address here that must be there.
    OrderLinks links =
        bound.links(
            rules.backLink(orEmpty(request.backLink())),
            rules.failureBackLink(request.failureBackLink()),
            rules.postLink(orEmpty(request.postLink())),
            rules.failurePostLink(request.failurePostLink()));
    String description = rules.description(request.description());
    Buyer buyer =
        new Buyer(
            rules.accountId(request.accountId()),
            rules.name(request.name()),
            rules.email(request.email()),
            rules.phone(request.phone()),
            Language.of(request.language().orElse("")),
            address);
    Money amount =
        isVerification(request)
            ? bound.verification(request.amount(), request.currency())
            : bound.payment(request.amount(), request.currency());
    String data = rules.data(request.data());
    String cryptogram = FieldRules.present("cryptogram", request.cryptogram());
    return new CryptogramOrder(
        terminal,
        new TokenUse(token.id(), 1),
        invoice,
        invoiceAlt,
        amount,
        request.cardSave().orElse(false),
        description,
        data,
        buyer,
        links,
        token.secretHash(),
        cryptogram);
  }

  private static boolean isVerification(CryptogramPayment request) {
    String type = request.paymentType().orElse("");
    if (!request.isVerification() && !type.isEmpty() && !type.equalsIgnoreCase(PAYMENT)) {
      throw FieldRules.refused("paymentType must be payment or cardVerification");
    }
    return request.isVerification();
  }

  private static Optional<String> orEmpty(Optional<String> link) {
    return Optional.of(link.orElse(""));
  }
}

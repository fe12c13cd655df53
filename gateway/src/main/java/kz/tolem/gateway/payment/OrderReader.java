package kz.tolem.gateway.payment;

import java.util.Currency;
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
import kz.tolem.protocol.Scopes;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.WireAmount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the body of `POST /payments/cards/auth` and its token into an order. Fields are checked in the order of the
/// documents' table, the terminal first because its settings decide the rest; the first fault is the answer.
/// docs/reference/payment.md lists the order. Source: EPAY.md 3.2, CLIENTS.md 3 and 4. Thread-safe.
final class OrderReader {

  private static final Logger LOG = LoggerFactory.getLogger(OrderReader.class);
  private static final String DEFAULT_CURRENCY = "KZT";

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
    String token = bearer.or(request::token).orElse("");
    return switch (tokens.open(token)) {
      case Tokens.Presented.NotOurs _ -> new Reading.Refused(new Refusal.TokenUnknown());
      case Tokens.Presented.Expired _ -> new Reading.Refused(new Refusal.TokenExpired());
      case Tokens.Presented.Valid(var valid) -> read(request, valid, address);
    };
  }

  private Reading read(SavedCardRequest request, AccessToken token, String address) {
    if (!Scopes.parse(token.scope()).allowsPayment()) {
      return new Reading.Refused(new Refusal.ScopeLacksPayment());
    }
    try {
      Terminal terminal = terminal(request.terminalId(), token);
      return new Reading.Read(order(request, token, terminal, address), terminal);
    } catch (FieldRefused refused) {
      return new Reading.Refused(refused.why());
    }
  }

  private Terminal terminal(Optional<String> text, AccessToken token) {
    TerminalId id =
        TerminalId.parse(FieldRules.present("terminalId", text))
            .orElseThrow(() -> FieldRules.refused("terminalId must be a UUID"));
    if (token.terminal().isPresent() && !token.terminal().get().equals(id)) {
      throw FieldRules.refused("terminalId differs from the token's");
    }
    return merchants
        .terminal(id)
        .filter(found -> found.merchant().equals(token.merchant()))
        .orElseThrow(() -> FieldRules.refused("terminalId is not one of this client's"));
  }

  private static Order order(SavedCardRequest request, AccessToken token, Terminal terminal, String address) {
    FieldRules rules = new FieldRules(terminal);
    InvoiceId invoice = invoice(rules, request, token);
    String invoiceAlt = rules.invoiceAlt(request.invoiceIdAlt());
    OrderLinks links = links(rules, request, token);
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
    Money amount = amount(rules, request, token, terminal);
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

  private static InvoiceId invoice(FieldRules rules, SavedCardRequest request, AccessToken token) {
    InvoiceId invoice = rules.invoice(request.invoiceId());
    if (token.invoice().isPresent() && !token.invoice().get().equals(invoice)) {
      if (!rules.lenient()) {
        throw FieldRules.refused("invoiceId differs from the token's");
      }
      LOG.info("invoice {} is paid with a token for invoice {} (lenient terminal)", invoice, token.invoice().get());
    }
    return invoice;
  }

  /// The payment's own addresses, else the token's.
  private static OrderLinks links(FieldRules rules, SavedCardRequest request, AccessToken token) {
    String back = rules.backLink(request.backLink());
    String failureBack = rules.failureBackLink(request.failureBackLink());
    String post = rules.postLink(request.postLink());
    String failurePost = rules.failurePostLink(request.failurePostLink());
    return new OrderLinks(
        back,
        failureBack,
        post.isEmpty() ? token.postLink() : post,
        failurePost.isEmpty() ? token.failurePostLink() : failurePost);
  }

  private static Money amount(FieldRules rules, SavedCardRequest request, AccessToken token, Terminal terminal) {
    String number = FieldRules.present("amount", request.amount());
    Currency currency = currency(rules, request, token, terminal);
    Money amount;
    try {
      amount =
          WireAmount.parse(number)
              .map(parsed -> Money.of(parsed, currency))
              .orElseThrow(() -> FieldRules.refused("amount must be a number such as 100 or 100.50"));
    } catch (IllegalArgumentException e) {
      throw FieldRules.refused(e.getMessage());
    }
    if (amount.isZero()) {
      throw new FieldRefused(new Refusal.AmountZero());
    }
    Optional<Money> bound = token.amount();
    if (bound.isPresent() && !bound.get().currency().equals(currency)) {
      throw FieldRules.refused("currency differs from the token's");
    }
    if (bound.isPresent() && !bound.get().equals(amount)) {
      if (!rules.lenient()) {
        throw FieldRules.refused("amount differs from the token's");
      }
      LOG.info("{} is paid with a token for {} (lenient terminal)", amount, bound.get());
    }
    return amount;
  }

  private static Currency currency(
      FieldRules rules, SavedCardRequest request, AccessToken token, Terminal terminal) {
    Optional<String> given = request.currency().filter(text -> !text.isEmpty());
    if (given.isEmpty() && !rules.lenient()) {
      throw FieldRules.refused("currency is missing");
    }
    String code =
        given.or(() -> token.amount().map(bound -> bound.currency().getCurrencyCode())).orElse(DEFAULT_CURRENCY);
    return terminal.currencies().stream()
        .filter(allowed -> allowed.getCurrencyCode().equals(code))
        .findFirst()
        .orElseThrow(() -> FieldRules.refused("currency is not one of this terminal's"));
  }

  private static void paymentType(Optional<String> text) {
    String type = FieldRules.present("paymentType", text);
    if (!type.equalsIgnoreCase(SavedCardRequest.PAYMENT_TYPE)) {
      throw FieldRules.refused("paymentType must be cardId");
    }
  }
}

package kz.tolem.gateway.payment;

import java.util.Currency;
import java.util.Optional;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.Scopes;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.WireAmount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a request and its token must agree in: terminal, invoice, amount and currency. Each rule gives the clean value or
/// throws [FieldRefused]; a value that the token does not carry is not compared. Source: EPAY.md 2.1, CLIENTS.md 4.
public final class TokenRules {

  private static final Logger LOG = LoggerFactory.getLogger(TokenRules.class);
  private static final String DEFAULT_CURRENCY = "KZT";

  private final FieldRules rules;
  private final AccessToken token;
  private final Terminal terminal;

  public TokenRules(FieldRules rules, AccessToken token, Terminal terminal) {
    this.rules = rules;
    this.token = token;
    this.terminal = terminal;
  }

  /// Opens the token that a payment is to be made with.
  ///
  /// @throws FieldRefused when it is not a token, its life is over, or it was granted for something else
  public static AccessToken open(Tokens tokens, String text) {
    AccessToken token =
        switch (tokens.open(text)) {
          case Tokens.Presented.NotOurs _ -> throw new FieldRefused(new Refusal.TokenUnknown());
          case Tokens.Presented.Expired _ -> throw new FieldRefused(new Refusal.TokenExpired());
          case Tokens.Presented.Valid(var valid) -> valid;
        };
    if (!Scopes.parse(token.scope()).allowsPayment()) {
      throw new FieldRefused(new Refusal.ScopeLacksPayment());
    }
    return token;
  }

  /// The terminal that the request names, or else the token; one of the client's own.
  public static Terminal terminal(Merchants merchants, Optional<String> text, AccessToken token) {
    Optional<TerminalId> named =
        text.filter(given -> !given.isEmpty())
            .map(
                given ->
                    TerminalId.parse(given).orElseThrow(() -> FieldRules.refused("terminalId must be a UUID")));
    TerminalId id =
        named.or(token::terminal).orElseThrow(() -> FieldRules.refused("terminalId is missing"));
    if (token.terminal().isPresent() && !token.terminal().get().equals(id)) {
      throw FieldRules.refused("terminalId differs from the token's");
    }
    return merchants
        .terminal(id)
        .filter(found -> found.merchant().equals(token.merchant()))
        .orElseThrow(() -> FieldRules.refused("terminalId is not one of this client's"));
  }

  public InvoiceId invoice(Optional<String> text) {
    InvoiceId invoice = rules.invoice(text);
    if (token.invoice().isPresent() && !token.invoice().get().equals(invoice)) {
      if (!rules.lenient()) {
        throw FieldRules.refused("invoiceId differs from the token's");
      }
      LOG.info("invoice {} is paid with a token for invoice {} (lenient terminal)", invoice, token.invoice().get());
    }
    return invoice;
  }

  /// The payment's own addresses, else the token's.
  public OrderLinks links(String back, String failureBack, String post, String failurePost) {
    return new OrderLinks(
        back,
        failureBack,
        post.isEmpty() ? token.postLink() : post,
        failurePost.isEmpty() ? token.failurePostLink() : failurePost);
  }

  /// The amount of a payment: more than zero.
  public Money payment(Optional<String> amount, Optional<String> currency) {
    String number = FieldRules.present("amount", amount);
    Money money = money(number, currency(currency, false));
    if (money.isZero()) {
      throw new FieldRefused(new Refusal.AmountZero());
    }
    return agreed(money);
  }

  /// The amount of a verification: zero, in the terminal's currencies or in dollars (EPAY.md 6.1).
  public Money verification(Optional<String> amount, Optional<String> currency) {
    String number = FieldRules.present("amount", amount);
    Money money = money(number, currency(currency, true));
    if (!money.isZero()) {
      throw FieldRules.refused("amount must be 0 when a card is verified");
    }
    return agreed(money);
  }

  private static Money money(String number, Currency currency) {
    try {
      return WireAmount.parse(number)
          .map(parsed -> Money.of(parsed, currency))
          .orElseThrow(() -> FieldRules.refused("amount must be a number such as 100 or 100.50"));
    } catch (IllegalArgumentException e) {
      throw FieldRules.refused(e.getMessage());
    }
  }

  private Money agreed(Money amount) {
    Optional<Money> bound = token.amount();
    if (bound.isPresent() && !bound.get().currency().equals(amount.currency())) {
      throw FieldRules.refused("currency differs from the token's");
    }
    if (bound.isPresent() && !bound.get().equals(amount)) {
      // A token for nothing was not meant to pay, nor one for money to verify.
      if (!rules.lenient() || bound.get().isZero() != amount.isZero()) {
        throw FieldRules.refused("amount differs from the token's");
      }
      LOG.info("{} is paid with a token for {} (lenient terminal)", amount, bound.get());
    }
    return amount;
  }

  private Currency currency(Optional<String> text, boolean verification) {
    Optional<String> given = text.filter(code -> !code.isEmpty());
    if (given.isEmpty() && !rules.lenient()) {
      throw FieldRules.refused("currency is missing");
    }
    String code =
        given.or(() -> token.amount().map(bound -> bound.currency().getCurrencyCode())).orElse(DEFAULT_CURRENCY);
    return terminal.currencies(verification).stream()
        .filter(allowed -> allowed.getCurrencyCode().equals(code))
        .findFirst()
        .orElseThrow(() -> FieldRules.refused("currency is not one of this terminal's"));
  }
}

package kz.tolem.gateway.page.checkout;

import java.math.BigDecimal;
import java.util.Optional;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.page.ProblemTexts;
import kz.tolem.gateway.payment.Buyer;
import kz.tolem.gateway.payment.FieldRefused;
import kz.tolem.gateway.payment.FieldRules;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.payment.Refusal;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PageAuth;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.Scopes;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.WireAmount;

/// Reads the parameters of the page, an object that was made in the buyer's browser and may have been altered there.
/// What decides about money comes from the token alone: invoice, amount, currency, terminal, the account whose cards
/// are shown, and the shop's addresses when the token carries them. Source: EPAY.md 4.3, 4.4. Thread-safe.
final class CheckoutReader {

  private static final String BY_SAVED_CARD = "cardId";

  private final Tokens tokens;
  private final Merchants merchants;
  private final Vault vault;

  CheckoutReader(Tokens tokens, Merchants merchants, Vault vault) {
    this.tokens = tokens;
    this.merchants = merchants;
    this.vault = vault;
  }

  /// How a browser asks for the page.
  ///
  /// @param widget whether the page stands in the shop's frame
  /// @param framedBy the origin of the page that holds the frame, as the browser says; empty when it does not
  /// @param language chosen on the page by the buyer
  record Asked(boolean widget, Optional<String> framedBy, Optional<Language> language) {}

  /// The checkout of the first attempt.
  ///
  /// @throws Refused when there is no order to be paid
  Checkout read(PaymentObject object, Asked asked) {
    AccessToken token = token(object);
    Bound bound = bound(token);
    compare(object, bound);
    verification(object, bound);
    try {
      return checkout(asked, object, token, bound);
    } catch (FieldRefused refused) {
      throw new Refused(ProblemTexts.LINK_BROKEN, words(refused.why()));
    }
  }

  /// Unpacks the parameters; nothing of them is believed yet.
  ///
  /// @throws Refused when they are not such an object
  static PaymentObject object(String params) {
    try {
      return PaymentObject.ofParams(params);
    } catch (MalformedMessage e) {
      throw new Refused(ProblemTexts.LINK_BROKEN, e.getMessage());
    }
  }

  private AccessToken token(PaymentObject object) {
    String text = object.auth().map(PageAuth::accessToken).orElse("");
    AccessToken token =
        switch (tokens.open(text)) {
          case Tokens.Presented.NotOurs _ ->
              throw new Refused(ProblemTexts.LINK_BROKEN, "auth holds no access token of this gateway");
          case Tokens.Presented.Expired _ -> throw new Refused(ProblemTexts.TIME_IS_OVER);
          case Tokens.Presented.Valid(var valid) -> valid;
        };
    if (!Scopes.parse(token.scope()).allowsPayment()) {
      throw new Refused(ProblemTexts.LINK_BROKEN, "the token was not granted the scope payment");
    }
    return token;
  }

  /// What the token binds a payment to.
  private record Bound(Terminal terminal, InvoiceId invoice, Money amount) {}

  private Bound bound(AccessToken token) {
    if (token.terminal().isEmpty() || token.invoice().isEmpty() || token.amount().isEmpty()) {
      throw new Refused(ProblemTexts.LINK_BROKEN, "the token carries no invoice, amount or terminal");
    }
    Terminal terminal =
        merchants
            .terminal(token.terminal().get())
            .filter(found -> found.merchant().equals(token.merchant()))
            .orElseThrow(() -> new Refused(ProblemTexts.LINK_BROKEN, "the token's terminal is not the client's"));
    return new Bound(terminal, token.invoice().get(), token.amount().get());
  }

  /// Where the object says something else than the token, somebody has altered it, or the shop has mixed up two orders:
  /// the buyer would not pay what he sees in the shop. Source: EPAY.md 4.4.
  private static void compare(PaymentObject object, Bound bound) {
    agree("invoiceId", object.invoiceId(), text -> text.equals(bound.invoice().digits()));
    agree("amount", object.amount(), text -> isAmount(text, bound.amount()));
    agree("currency", object.currency(), text -> text.equals(bound.amount().currency().getCurrencyCode()));
    agree("terminal", object.terminal(), text -> TerminalId.parse(text).equals(Optional.of(bound.terminal().id())));
  }

  private interface Test {
    boolean holds(String text);
  }

  private static void agree(String name, Optional<String> said, Test test) {
    boolean differs = said.filter(text -> !text.isEmpty()).filter(text -> !test.holds(text)).isPresent();
    if (differs) {
      throw new Refused(ProblemTexts.ORDER_DIFFERS, name + " differs from the token's");
    }
  }

  private static boolean isAmount(String text, Money amount) {
    Optional<BigDecimal> number = WireAmount.parse(text);
    return number.isPresent() && number.get().compareTo(amount.majorUnits()) == 0;
  }

  /// A card is verified with nothing, and nothing is paid but a verification. Source: EPAY.md 6.1.
  private static void verification(PaymentObject object, Bound bound) {
    String type = object.paymentType().orElse("");
    if (type.equalsIgnoreCase(PaymentObject.CARD_VERIFICATION) && !bound.amount().isZero()) {
      throw new Refused(ProblemTexts.ORDER_DIFFERS, "paymentType is cardVerification and the amount is not 0");
    }
    if (type.equalsIgnoreCase(BY_SAVED_CARD) && bound.amount().isZero()) {
      throw new Refused(ProblemTexts.LINK_BROKEN, "a saved card is not verified again");
    }
  }

  private Checkout checkout(Asked asked, PaymentObject object, AccessToken token, Bound bound) {
    FieldRules rules = new FieldRules(bound.terminal());
    OrderLinks links = links(rules, object, token);
    Language language = Language.of(object.language().orElse(""));
    String accountId = rules.accountId(object.accountId());
    Buyer buyer =
        new Buyer(
            token.accountId().isEmpty() ? accountId : token.accountId(),
            rules.name(object.name()),
            rules.email(object.email()),
            rules.phone(object.phone()),
            language,
            "");
    Visit visit =
        new Visit(
            token.id(),
            token.merchant(),
            bound.terminal().id(),
            token.accountId(),
            token.expiresAt(),
            asked.language().orElse(language),
            asked.widget() ? WidgetOrigin.of(asked.framedBy(), links, bound.terminal()) : new Place.Window(),
            object.autoBackLink().orElse(false),
            object.cardSave().orElse(false),
            given(object, token));
    return new Checkout(
        visit,
        1,
        bound.invoice(),
        rules.invoiceAlt(object.invoiceIdAlt()),
        bound.amount(),
        rules.description(object.description()),
        rules.data(object.data()),
        buyer,
        links,
        token.secretHash().isEmpty() ? rules.secretHash(object.secretHash()) : token.secretHash());
  }

  /// A shop that gave addresses with the token gets its notifications there: with the object's, a buyer could have them
  /// sent to himself, and learn from one how to make others (`secret_hash`).
  private static OrderLinks links(FieldRules rules, PaymentObject object, AccessToken token) {
    String back = rules.backLink(object.backLink());
    String failureBack = rules.failureBackLink(object.failureBackLink());
    if (!token.postLink().isEmpty()) {
      return new OrderLinks(back, failureBack, token.postLink(), token.failurePostLink());
    }
    String post = rules.postLink(object.postLink());
    String failurePost = rules.failurePostLink(object.failurePostLink());
    return new OrderLinks(
        back, failureBack, post, token.failurePostLink().isEmpty() ? failurePost : token.failurePostLink());
  }

  /// The saved card that the shop chose. Without an account in the token its CardId, which nobody can guess, must do.
  private Optional<CardId> given(PaymentObject object, AccessToken token) {
    if (object.paymentType().filter(BY_SAVED_CARD::equalsIgnoreCase).isEmpty()) {
      return Optional.empty();
    }
    Optional<StoredCard> card =
        object
            .cardId()
            .flatMap(CardId::parse)
            .flatMap(id -> vault.card(token.merchant(), id))
            .filter(StoredCard::saved)
            .filter(found -> token.accountId().isEmpty() || found.accountId().equals(token.accountId()));
    if (card.isEmpty()) {
      throw new Refused(ProblemTexts.CARD_NOT_THERE);
    }
    return card.map(StoredCard::id);
  }

  private static String words(Refusal why) {
    if (why instanceof Refusal.FieldWrong(var text)) {
      return text;
    }
    return why instanceof Refusal.DescriptionTooLong ? "description must have at most 125 bytes of UTF-8" : "";
  }
}

package kz.tolem.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.ConfirmRequest;
import kz.tolem.protocol.CryptogramPayment;
import kz.tolem.protocol.CryptogramPaymentBuilder;
import kz.tolem.protocol.SavedCardRequest;
import kz.tolem.protocol.SavedCardRequestBuilder;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenRequest;
import kz.tolem.protocol.WireAmount;

/** Puts payment requests together, each with a token of its own. Thread-safe. */
final class PaymentRequests {

  static final String SAVED_CARD = "/payments/cards/auth";
  static final String CRYPTOGRAM = "/payment/cryptopay";
  static final String CONFIRM = "confirm";

  private final Settings settings;
  private final Tokens tokens;
  private final SecretHashes hashes;

  PaymentRequests(Settings settings, Tokens tokens, SecretHashes hashes) {
    this.settings = settings;
    this.tokens = tokens;
    this.hashes = hashes;
  }

  /** Whether the buyer is there. */
  enum Buyer {
    PRESENT,
    ABSENT
  }

  PaymentAttempt withSavedCard(CardId card, Purchase purchase, Buyer buyer, Deadline deadline) {
    SavedCardRequestBuilder request =
        SavedCardRequest.builder()
            .money(purchase.money())
            .terminalId(settings.credentials().terminal().toString())
            .invoiceId(purchase.invoice().digits())
            .description(purchase.description())
            .backLink(purchase.links().back())
            .postLink(purchase.links().post())
            .language(purchase.language().requestWord())
            .cardId(card.toString())
            .recurrent(buyer == Buyer.ABSENT);
    purchase.invoiceAlt().ifPresent(request::invoiceIdAlt);
    purchase.account().ifPresent(request::accountId);
    purchase.payer().name().ifPresent(request::name);
    purchase.payer().email().ifPresent(request::email);
    purchase.payer().phone().ifPresent(request::phone);
    filled(purchase.links().failureBack()).ifPresent(request::failureBackLink);
    filled(purchase.links().failurePost()).ifPresent(request::failurePostLink);
    purchase.data().ifPresent(request::data);
    byte[] body = request.build().write();
    return attempt(SAVED_CARD, purchase, body, deadline);
  }

  /** What is to be done with a card that was typed in. */
  record TypedCard(Cryptogram cryptogram, boolean save, boolean verifyOnly) {}

  PaymentAttempt withCryptogram(TypedCard card, Purchase purchase, Deadline deadline) {
    CryptogramPaymentBuilder request =
        CryptogramPayment.builder()
            .money(purchase.money())
            .cryptogram(card.cryptogram().base64())
            .terminalId(settings.credentials().terminal().toString())
            .invoiceId(purchase.invoice().digits())
            .description(purchase.description())
            .language(purchase.language().requestWord())
            .cardSave(card.save());
    if (card.verifyOnly()) {
      request.verification();
    }
    purchase.invoiceAlt().ifPresent(request::invoiceIdAlt);
    purchase.account().ifPresent(request::accountId);
    purchase.payer().name().ifPresent(request::name);
    purchase.payer().email().ifPresent(request::email);
    purchase.payer().phone().ifPresent(request::phone);
    filled(purchase.links().back()).ifPresent(request::backLink);
    filled(purchase.links().failureBack()).ifPresent(request::failureBackLink);
    filled(purchase.links().post()).ifPresent(request::postLink);
    filled(purchase.links().failurePost()).ifPresent(request::failurePostLink);
    purchase.data().ifPresent(request::data);
    byte[] body = request.build().write(settings.cryptogramKey());
    return attempt(CRYPTOGRAM, purchase, body, deadline);
  }

  private PaymentAttempt attempt(String path, Purchase purchase, byte[] body, Deadline deadline) {
    Tokens.Granted granted = tokens.fresh(tokenRequest(purchase), deadline);
    return new PaymentAttempt(
        path, purchase.invoice(), purchase.money(), granted.reply().accessToken(), body, granted.atServer());
  }

  /** A token for one order: of the payment page, which goes into the buyer's browser, or of a question about it. */
  TokenReply orderToken(Purchase purchase, Deadline deadline) {
    return tokens.fresh(tokenRequest(purchase), deadline).reply();
  }

  /** A token for a person. */
  TokenReply granted(TokenRequest request, Deadline deadline) {
    return tokens.ofPerson(request, deadline);
  }

  private TokenRequest tokenRequest(Purchase purchase) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", Tokens.PAYMENT_SCOPE);
    form.put("client_id", settings.credentials().clientId());
    form.put("client_secret", settings.credentials().clientSecret());
    form.put("invoiceID", purchase.invoice().digits());
    form.put("amount", WireAmount.write(purchase.money().majorUnits()));
    form.put("currency", purchase.money().currency().getCurrencyCode());
    form.put("terminal", settings.credentials().terminal().toString());
    form.put("postLink", purchase.links().post());
    form.put("failurePostLink", purchase.links().failurePost());
    form.put("secret_hash", purchase.secretHash().orElseGet(() -> hashes.hash(purchase.invoice())));
    purchase.account().ifPresent(account -> form.put("accountId", account));
    return TokenRequest.ofForm(form);
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Call call(PaymentAttempt attempt) {
    return Call.json("pay", settings.api(attempt.path()), attempt.body())
        .with(attempt.token())
        .about(attempt.invoice());
  }

  Call confirmation(PaymentResult.NeedsBuyer waiting, String paRes) {
    byte[] body = new ConfirmRequest(waiting.id(), paRes, waiting.step().md()).write();
    return Call.json(CONFIRM, settings.api("/payment/confirm"), body)
        .with(waiting.attempt().token())
        .about(waiting.invoice());
  }
}

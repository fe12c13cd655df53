package kz.tolem.client;

import java.net.URI;
import java.util.Optional;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CryptogramPayment;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.PaymentObjectBuilder;
import kz.tolem.protocol.PublicProfile;
import kz.tolem.protocol.PublicProfileRequest;
import kz.tolem.protocol.SavedCardRequest;

/**
 * Prepares the other side's page, on which buyers type their cards. Each page has a token of its own, which is fetched
 * at once; a {@link TolemException} says that there is none. Thread-safe. Source: EPAY.md 4, 6.1.
 */
public final class PaymentPages {

  private final Engine engine;

  PaymentPages(Engine engine) {
    this.engine = engine;
  }

  /** Pays with a card that the buyer types. */
  public PaymentPage pay(Purchase purchase) {
    Engine.requirePositive(purchase);
    return page(object(purchase), purchase);
  }

  /** Pays, and offers the buyer to save the card. Give the purchase an account, or it cannot be listed later. */
  public PaymentPage payAndSave(Purchase purchase) {
    Engine.requirePositive(purchase);
    return page(object(purchase).cardSave(true), purchase);
  }

  /** Pays with a saved card; the buyer types its security code. */
  public PaymentPage payWithSaved(CardId card, Purchase purchase) {
    Engine.requirePositive(purchase);
    return page(object(purchase).paymentType(SavedCardRequest.PAYMENT_TYPE).cardId(card.toString()), purchase);
  }

  /** Saves a card without a payment: the amount is 0, by the bank's documents in USD. */
  public PaymentPage saveCard(Purchase purchase) {
    Engine.requireZero(purchase);
    return page(object(purchase).cardSave(true).paymentType(CryptogramPayment.CARD_VERIFICATION), purchase);
  }

  private PaymentPage page(PaymentObjectBuilder object, Purchase purchase) {
    return engine.observed(
        "page",
        deadline -> {
          PaymentObject whole = object.auth(engine.requests().orderToken(purchase, deadline)).build();
          return new PaymentPage(engine.settings().environment().page(), whole);
        });
  }

  private PaymentObjectBuilder object(Purchase purchase) {
    PaymentObjectBuilder object =
        PaymentObject.builder()
            .invoiceId(purchase.invoice().digits())
            .money(purchase.money())
            .terminal(engine.settings().credentials().terminal().toString())
            .backLink(purchase.links().back())
            .failureBackLink(purchase.links().failureBack())
            .postLink(purchase.links().post())
            .failurePostLink(purchase.links().failurePost())
            .language(purchase.language().requestWord())
            .description(purchase.description());
    purchase.invoiceAlt().ifPresent(object::invoiceIdAlt);
    purchase.account().ifPresent(object::accountId);
    purchase.payer().name().ifPresent(object::name);
    purchase.payer().email().ifPresent(object::email);
    purchase.payer().phone().ifPresent(object::phone);
    purchase.data().ifPresent(object::data);
    return object;
  }

  /**
   * How the shop looks on the page, for an app that draws a form of its own.
   *
   * @throws TolemRefusedException when the credentials are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public PublicProfile looks() {
    byte[] body = new PublicProfileRequest(Optional.empty(), Optional.empty()).write();
    Call call = Call.json("looks", engine.settings().api("/public-profile"), body);
    return engine.asked(call.operation(), call, heard -> Asking.okOrRefused(call, heard, PublicProfile::read));
  }

  /** Where the library for the shop's own page is: {@code <script src="…">}. */
  public URI library() {
    return URI.create(engine.settings().environment().page() + "/payform/payment-api.js");
  }
}

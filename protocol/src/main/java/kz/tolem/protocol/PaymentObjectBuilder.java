package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a {@link PaymentObject} together; what is not set is absent, an empty text stays one. Belongs to one thread.
 */
public final class PaymentObjectBuilder {

  private final Map<String, String> texts = new LinkedHashMap<>();

  PaymentObjectBuilder() {}

  public PaymentObjectBuilder invoiceId(String value) {
    return set("invoiceId", value);
  }

  public PaymentObjectBuilder invoiceIdAlt(String value) {
    return set("invoiceIdAlt", value);
  }

  public PaymentObjectBuilder backLink(String value) {
    return set("backLink", value);
  }

  public PaymentObjectBuilder failureBackLink(String value) {
    return set("failureBackLink", value);
  }

  public PaymentObjectBuilder postLink(String value) {
    return set("postLink", value);
  }

  public PaymentObjectBuilder failurePostLink(String value) {
    return set("failurePostLink", value);
  }

  public PaymentObjectBuilder language(String value) {
    return set("language", value);
  }

  public PaymentObjectBuilder description(String value) {
    return set("description", value);
  }

  public PaymentObjectBuilder accountId(String value) {
    return set("accountId", value);
  }

  public PaymentObjectBuilder terminal(String value) {
    return set("terminal", value);
  }

  public PaymentObjectBuilder currency(String value) {
    return set("currency", value);
  }

  public PaymentObjectBuilder phone(String value) {
    return set("phone", value);
  }

  public PaymentObjectBuilder email(String value) {
    return set("email", value);
  }

  public PaymentObjectBuilder name(String value) {
    return set("name", value);
  }

  public PaymentObjectBuilder data(String value) {
    return set("data", value);
  }

  public PaymentObjectBuilder paymentType(String value) {
    return set("paymentType", value);
  }

  public PaymentObjectBuilder cardId(String value) {
    return set("cardId", value);
  }

  public PaymentObjectBuilder homebankToken(String value) {
    return set("homebankToken", value);
  }

  public PaymentObjectBuilder secretHash(String value) {
    return set("secret_hash", value);
  }

  /** The amount in major units. */
  public PaymentObjectBuilder amount(BigDecimal majorUnits) {
    return set("amount", WireAmount.write(majorUnits));
  }

  /** Both the amount and its currency. */
  public PaymentObjectBuilder money(Money money) {
    return amount(money.majorUnits()).currency(money.currency().getCurrencyCode());
  }

  /** Whether the buyer is sent back without pressing a button. */
  public PaymentObjectBuilder autoBackLink(boolean value) {
    return set("autoBackLink", Boolean.toString(value));
  }

  public PaymentObjectBuilder cardSave(boolean value) {
    return set("cardSave", Boolean.toString(value));
  }

  public PaymentObjectBuilder recurrent(boolean value) {
    return set("recurrent", Boolean.toString(value));
  }

  /** The whole token reply, as the documents want it. */
  public PaymentObjectBuilder auth(TokenReply reply) {
    return set("auth", PageAuth.of(reply).encode());
  }

  private PaymentObjectBuilder set(String name, String value) {
    texts.put(name, value);
    return this;
  }

  /**
   * Completes the message.
   *
   * @throws MalformedMessage when a text is too long or cannot be written as UTF-8
   */
  public PaymentObject build() {
    return PaymentObject.of(Fields.ofTexts(texts));
  }
}

package kz.tolem.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a {@link CryptogramPayment} together; what is not set is absent, an empty text stays one. Belongs to one thread.
 */
public final class CryptogramPaymentBuilder {

  private final Map<String, String> texts = new LinkedHashMap<>();

  CryptogramPaymentBuilder() {}

  /** The amount and its currency. */
  public CryptogramPaymentBuilder money(Money value) {
    return set("amount", WireAmount.write(value.majorUnits())).set("currency", value.currency().getCurrencyCode());
  }

  /** Asks for a verification of the card instead of a payment. */
  public CryptogramPaymentBuilder verification() {
    return set("paymentType", CryptogramPayment.CARD_VERIFICATION);
  }

  /** Whether the card is to be saved. */
  public CryptogramPaymentBuilder cardSave(boolean value) {
    return set("cardSave", Boolean.toString(value));
  }

  /** Whether to pay with bank bonuses. */
  public CryptogramPaymentBuilder useBonus(boolean value) {
    return set("useBonus", Boolean.toString(value));
  }

  /** Whether the payment is to go without 3-D Secure. */
  public CryptogramPaymentBuilder not3d(boolean value) {
    return set("not3d", Boolean.toString(value));
  }

  public CryptogramPaymentBuilder name(String value) {
    return set("name", value);
  }

  public CryptogramPaymentBuilder cryptogram(String value) {
    return set("cryptogram", value);
  }

  public CryptogramPaymentBuilder terminalId(String value) {
    return set("terminalId", value);
  }

  public CryptogramPaymentBuilder invoiceId(String value) {
    return set("invoiceId", value);
  }

  public CryptogramPaymentBuilder invoiceIdAlt(String value) {
    return set("invoiceIdAlt", value);
  }

  public CryptogramPaymentBuilder description(String value) {
    return set("description", value);
  }

  public CryptogramPaymentBuilder accountId(String value) {
    return set("accountId", value);
  }

  public CryptogramPaymentBuilder email(String value) {
    return set("email", value);
  }

  public CryptogramPaymentBuilder phone(String value) {
    return set("phone", value);
  }

  public CryptogramPaymentBuilder backLink(String value) {
    return set("backLink", value);
  }

  public CryptogramPaymentBuilder failureBackLink(String value) {
    return set("failureBackLink", value);
  }

  public CryptogramPaymentBuilder postLink(String value) {
    return set("postLink", value);
  }

  public CryptogramPaymentBuilder failurePostLink(String value) {
    return set("failurePostLink", value);
  }

  public CryptogramPaymentBuilder language(String value) {
    return set("language", value);
  }

  public CryptogramPaymentBuilder data(String value) {
    return set("data", value);
  }

  private CryptogramPaymentBuilder set(String name, String value) {
    texts.put(name, value);
    return this;
  }

  /**
   * Completes the message.
   *
   * @throws MalformedMessage when a text is too long or cannot be written as UTF-8
   */
  public CryptogramPayment build() {
    return CryptogramPayment.of(Fields.ofTexts(texts));
  }
}

package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a {@link SavedCardRequest} together; what is not set is absent, an empty text stays one. Belongs to one thread.
 */
public final class SavedCardRequestBuilder {

  private final Map<String, String> texts = new LinkedHashMap<>();

  SavedCardRequestBuilder() {
    set("paymentType", SavedCardRequest.PAYMENT_TYPE);
  }

  public SavedCardRequestBuilder currency(String value) {
    return set("currency", value);
  }

  public SavedCardRequestBuilder name(String value) {
    return set("name", value);
  }

  public SavedCardRequestBuilder terminalId(String value) {
    return set("terminalId", value);
  }

  public SavedCardRequestBuilder invoiceId(String value) {
    return set("invoiceId", value);
  }

  public SavedCardRequestBuilder invoiceIdAlt(String value) {
    return set("invoiceIdAlt", value);
  }

  public SavedCardRequestBuilder description(String value) {
    return set("description", value);
  }

  public SavedCardRequestBuilder accountId(String value) {
    return set("accountId", value);
  }

  public SavedCardRequestBuilder email(String value) {
    return set("email", value);
  }

  public SavedCardRequestBuilder phone(String value) {
    return set("phone", value);
  }

  public SavedCardRequestBuilder backLink(String value) {
    return set("backLink", value);
  }

  public SavedCardRequestBuilder failureBackLink(String value) {
    return set("failureBackLink", value);
  }

  public SavedCardRequestBuilder postLink(String value) {
    return set("postLink", value);
  }

  public SavedCardRequestBuilder failurePostLink(String value) {
    return set("failurePostLink", value);
  }

  public SavedCardRequestBuilder language(String value) {
    return set("language", value);
  }

  public SavedCardRequestBuilder cardId(String value) {
    return set("cardId", value);
  }

  public SavedCardRequestBuilder token(String value) {
    return set("token", value);
  }

  public SavedCardRequestBuilder data(String value) {
    return set("data", value);
  }

  /** The amount in major units. */
  public SavedCardRequestBuilder amount(BigDecimal majorUnits) {
    return set("amount", WireAmount.write(majorUnits));
  }

  /** Both the amount and its currency. */
  public SavedCardRequestBuilder money(Money money) {
    return amount(money.majorUnits()).currency(money.currency().getCurrencyCode());
  }

  public SavedCardRequestBuilder recurrent(boolean value) {
    return set("recurrent", Boolean.toString(value));
  }

  private SavedCardRequestBuilder set(String name, String value) {
    texts.put(name, value);
    return this;
  }

  /**
   * Completes the message.
   *
   * @throws MalformedMessage when a text is too long or cannot be written as UTF-8
   */
  public SavedCardRequest build() {
    return SavedCardRequest.of(Fields.ofTexts(texts));
  }
}

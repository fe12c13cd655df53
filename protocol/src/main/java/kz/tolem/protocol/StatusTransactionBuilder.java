package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a {@link StatusTransaction} together; what is not set is absent. Belongs to one thread. */
public final class StatusTransactionBuilder {

  private final Map<String, String> texts = new LinkedHashMap<>();

  StatusTransactionBuilder() {}

  public StatusTransactionBuilder createdDate(OffsetDateTime value) {
    return set("createdDate", WireTime.write(value));
  }

  /** What is left of the amount, in major units. */
  public StatusTransactionBuilder amount(BigDecimal value) {
    return set("amount", WireAmount.write(value));
  }

  /** The part paid with bank bonuses, in major units. */
  public StatusTransactionBuilder amountBonus(BigDecimal value) {
    return set("amountBonus", WireAmount.write(value));
  }

  /** What was returned so far, in major units. */
  public StatusTransactionBuilder payoutAmount(BigDecimal value) {
    return set("payoutAmount", WireAmount.write(value));
  }

  /** What was paid at first, in major units. */
  public StatusTransactionBuilder orgAmount(BigDecimal value) {
    return set("orgAmount", WireAmount.write(value));
  }

  /** How far it came. */
  public StatusTransactionBuilder status(StatusName value) {
    return set("statusName", value.wireName());
  }

  /** Nothing went wrong: the reason code 00 and no reason. */
  public StatusTransactionBuilder noFault() {
    return fault(StatusTransaction.NO_FAULT, "");
  }

  /** What went wrong, with the code's English text. */
  public StatusTransactionBuilder fault(DeclineCode why) {
    return fault(Integer.toString(why.code()), why.text(Language.ENGLISH));
  }

  /** What went wrong. */
  public StatusTransactionBuilder fault(String reasonCode, String reason) {
    return set("reasonCode", reasonCode).set("reason", reason);
  }

  /** Whether 3-D Secure was passed. */
  public StatusTransactionBuilder secure(boolean value) {
    return set("secure", Boolean.toString(value));
  }

  /** The coordinates of the payer's address, in degrees. */
  public StatusTransactionBuilder ipPosition(BigDecimal latitude, BigDecimal longitude) {
    return set("ipLatitude", WireAmount.write(latitude)).set("ipLongitude", WireAmount.write(longitude));
  }

  public StatusTransactionBuilder id(String value) {
    return set("id", value);
  }

  public StatusTransactionBuilder invoiceId(String value) {
    return set("invoiceID", value);
  }

  public StatusTransactionBuilder currency(String value) {
    return set("currency", value);
  }

  public StatusTransactionBuilder terminal(String value) {
    return set("terminal", value);
  }

  public StatusTransactionBuilder terminalId(String value) {
    return set("terminalID", value);
  }

  public StatusTransactionBuilder accountId(String value) {
    return set("accountID", value);
  }

  public StatusTransactionBuilder description(String value) {
    return set("description", value);
  }

  public StatusTransactionBuilder language(String value) {
    return set("language", value);
  }

  public StatusTransactionBuilder data(String value) {
    return set("data", value);
  }

  public StatusTransactionBuilder cardMask(String value) {
    return set("cardMask", value);
  }

  public StatusTransactionBuilder cardType(String value) {
    return set("cardType", value);
  }

  public StatusTransactionBuilder issuer(String value) {
    return set("issuer", value);
  }

  public StatusTransactionBuilder cardId(String value) {
    return set("cardID", value);
  }

  public StatusTransactionBuilder reference(String value) {
    return set("reference", value);
  }

  public StatusTransactionBuilder intReference(String value) {
    return set("intReference", value);
  }

  public StatusTransactionBuilder approvalCode(String value) {
    return set("approvalCode", value);
  }

  public StatusTransactionBuilder secureDetails(String value) {
    return set("secureDetails", value);
  }

  public StatusTransactionBuilder xlsRrn(String value) {
    return set("xlsRRN", value);
  }

  public StatusTransactionBuilder statusId(String value) {
    return set("statusID", value);
  }

  public StatusTransactionBuilder name(String value) {
    return set("name", value);
  }

  public StatusTransactionBuilder email(String value) {
    return set("email", value);
  }

  public StatusTransactionBuilder phone(String value) {
    return set("phone", value);
  }

  public StatusTransactionBuilder ip(String value) {
    return set("ip", value);
  }

  public StatusTransactionBuilder ipCountry(String value) {
    return set("ipCountry", value);
  }

  public StatusTransactionBuilder ipCity(String value) {
    return set("ipCity", value);
  }

  public StatusTransactionBuilder ipRegion(String value) {
    return set("ipRegion", value);
  }

  public StatusTransactionBuilder ipDistrict(String value) {
    return set("ipDistrict", value);
  }

  private StatusTransactionBuilder set(String name, String value) {
    texts.put(name, value);
    return this;
  }

  /**
   * Completes the payment.
   *
   * @throws MalformedMessage when a text is too long or cannot be written as UTF-8
   */
  public StatusTransaction build() {
    return StatusJson.of(Fields.ofTexts(texts));
  }
}

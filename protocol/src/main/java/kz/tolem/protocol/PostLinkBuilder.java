package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a {@link PostLink} together; what is not set is null on the wire, an empty text stays one. The setters carry the
 * names of EPAY.md 5.2. Belongs to one thread.
 */
public final class PostLinkBuilder {

  private final Map<String, String> texts = new LinkedHashMap<>();

  PostLinkBuilder() {}

  public PostLinkBuilder id(PaymentId id) {
    return set("id", id.toString());
  }

  /** When the result came about, and the zone whose offset is shown. */
  public PostLinkBuilder dateTime(Instant instant, ZoneId zone) {
    return set("dateTime", WireTime.write(instant, zone));
  }

  /** The amount and its currency; the bonus part is 0. */
  public PostLinkBuilder money(Money money) {
    return amount(money.majorUnits()).amountBonus(BigDecimal.ZERO).currency(money.currency().getCurrencyCode());
  }

  /** The amount in major units. */
  public PostLinkBuilder amount(BigDecimal majorUnits) {
    return set("amount", WireAmount.write(majorUnits));
  }

  /** The part paid with bank bonuses, in major units. */
  public PostLinkBuilder amountBonus(BigDecimal majorUnits) {
    return set("amountBonus", WireAmount.write(majorUnits));
  }

  /** The word of notifications for the language. */
  public PostLinkBuilder language(Language language) {
    return language(language.notificationWord());
  }

  /** Whether 3-D Secure was passed. */
  public PostLinkBuilder secure(boolean passed) {
    return set("secure", passed ? "yes" : "no");
  }

  /** Ends in success: code ok, reason success, reason code 0. */
  public PostLinkBuilder succeeded() {
    return set("code", PostLink.OK).set("reason", "success").set("reasonCode", "0");
  }

  /** Ends in failure: code error, the decline's code and English text. */
  public PostLinkBuilder failed(DeclineCode why) {
    return failed(why.code(), why.text(Language.ENGLISH));
  }

  /** Ends in failure: code error, a reason code and its text. */
  public PostLinkBuilder failed(int reasonCode, String reason) {
    return set("code", PostLink.ERROR).set("reason", reason).set("reasonCode", Integer.toString(reasonCode));
  }

  /** The coordinates of the payer's address, in degrees. */
  public PostLinkBuilder ipPosition(BigDecimal latitude, BigDecimal longitude) {
    return set("ipLatitude", WireAmount.write(latitude)).set("ipLongitude", WireAmount.write(longitude));
  }

  public PostLinkBuilder invoiceId(String value) {
    return set("invoiceId", value);
  }

  public PostLinkBuilder invoiceIdAlt(String value) {
    return set("invoiceIdAlt", value);
  }

  public PostLinkBuilder currency(String value) {
    return set("currency", value);
  }

  public PostLinkBuilder terminal(String value) {
    return set("terminal", value);
  }

  public PostLinkBuilder accountId(String value) {
    return set("accountId", value);
  }

  public PostLinkBuilder description(String value) {
    return set("description", value);
  }

  public PostLinkBuilder language(String value) {
    return set("language", value);
  }

  public PostLinkBuilder cardMask(String value) {
    return set("cardMask", value);
  }

  public PostLinkBuilder cardType(String value) {
    return set("cardType", value);
  }

  public PostLinkBuilder issuer(String value) {
    return set("issuer", value);
  }

  public PostLinkBuilder issuerBankCountry(String value) {
    return set("issuerBankCountry", value);
  }

  public PostLinkBuilder reference(String value) {
    return set("reference", value);
  }

  public PostLinkBuilder intReference(String value) {
    return set("intReference", value);
  }

  public PostLinkBuilder approvalCode(String value) {
    return set("approvalCode", value);
  }

  public PostLinkBuilder secureDetails(String value) {
    return set("secureDetails", value);
  }

  public PostLinkBuilder tokenRecipient(String value) {
    return set("tokenRecipient", value);
  }

  public PostLinkBuilder name(String value) {
    return set("name", value);
  }

  public PostLinkBuilder email(String value) {
    return set("email", value);
  }

  public PostLinkBuilder phone(String value) {
    return set("phone", value);
  }

  public PostLinkBuilder ip(String value) {
    return set("ip", value);
  }

  public PostLinkBuilder ipCountry(String value) {
    return set("ipCountry", value);
  }

  public PostLinkBuilder ipCity(String value) {
    return set("ipCity", value);
  }

  public PostLinkBuilder ipRegion(String value) {
    return set("ipRegion", value);
  }

  public PostLinkBuilder ipDistrict(String value) {
    return set("ipDistrict", value);
  }

  public PostLinkBuilder cardId(String value) {
    return set("cardId", value);
  }

  public PostLinkBuilder data(String value) {
    return set("data", value);
  }

  public PostLinkBuilder secretHash(String value) {
    return set("secret_hash", value);
  }

  /** What was done to the payment after its authorisation. */
  public PostLinkBuilder operation(PostLink.Operation operation) {
    operation.amount().ifPresent(amount -> set("operationAmount", WireAmount.write(amount)));
    operation.externalId().ifPresent(id -> set("externalID", id));
    return set("operation", operation.kind())
        .set("operationId", operation.id())
        .set("statusName", operation.statusName());
  }

  private PostLinkBuilder set(String name, String value) {
    texts.put(name, value);
    return this;
  }

  /**
   * Completes the message.
   *
   * @throws MalformedMessage when a text is too long or cannot be written as UTF-8
   */
  public PostLink build() {
    return PostLinkJson.of(Fields.ofTexts(texts));
  }
}

package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A notification: the body that goes to a shop's postLink or failurePostLink. Source: EPAY.md 5.
 *
 * <p>Any field may be null or missing. Not a proof: the receiver compares {@link #secretHash} and asks for the status.
 * Holds personal data; {@link #toString} shows only what is safe.
 *
 * @param id the payment, as sent
 * @param dateTime when the result came about; what is no time is read as absent
 * @param secretHash the text of the token request, unchanged
 * @param operation what was done to the payment after its authorisation, when the message tells of that: an extension
 *     of Tolem, sent only where a terminal asks for it
 */
public record PostLink(
    Optional<String> id,
    Optional<OffsetDateTime> dateTime,
    Order order,
    Card card,
    Trail trail,
    Result result,
    Payer payer,
    Place place,
    Optional<String> secretHash,
    Optional<Operation> operation) {

  /** The word of {@code code} for success. */
  public static final String OK = "ok";

  /** The word of {@code code} for failure. */
  public static final String ERROR = "error";

  /**
   * What was to be paid.
   *
   * @param amount in major units
   * @param amountBonus the part paid with bank bonuses, in major units
   * @param data free merchant data
   */
  public record Order(
      Optional<String> invoiceId,
      Optional<String> invoiceIdAlt,
      Optional<BigDecimal> amount,
      Optional<BigDecimal> amountBonus,
      Optional<String> currency,
      Optional<String> terminal,
      Optional<String> accountId,
      Optional<String> description,
      Optional<String> language,
      Optional<String> data) {}

  /**
   * The card that was used.
   *
   * @param mask such as {@code 440563...5096} or {@code 4405...5096}
   * @param type the scheme's name, such as VISA
   * @param cardId the saved card's id; only with success
   * @param tokenRecipient of transfers, otherwise empty
   */
  public record Card(
      Optional<String> mask,
      Optional<String> type,
      Optional<String> issuer,
      Optional<String> issuerBankCountry,
      Optional<String> cardId,
      Optional<String> tokenRecipient) {}

  /**
   * What the bank's systems noted.
   *
   * @param reference the retrieval reference number; empty on early failures
   * @param approvalCode the issuer's; only with success
   * @param secure whether 3-D Secure was passed; a word that is neither yes nor no is read as absent
   */
  public record Trail(
      Optional<String> reference,
      Optional<String> intReference,
      Optional<String> approvalCode,
      Optional<Boolean> secure,
      Optional<String> secureDetails) {}

  /**
   * How it ended.
   *
   * @param code {@code ok} or {@code error}
   * @param reasonCode 0 or a code of {@link DeclineCode}
   */
  public record Result(Optional<String> code, Optional<String> reason, Optional<Integer> reasonCode) {

    /** Tells whether the payment succeeded: the word ok, and no reason code that says otherwise. */
    public boolean succeeded() {
      return code.filter(OK::equalsIgnoreCase).isPresent() && reasonCode.orElse(0) == 0;
    }
  }

  /** Who paid. */
  public record Payer(Optional<String> name, Optional<String> email, Optional<String> phone) {}

  /** Where the payer's address seems to be; coordinates in degrees, what is no number is read as absent. */
  public record Place(
      Optional<String> ip,
      Optional<String> country,
      Optional<String> city,
      Optional<String> region,
      Optional<String> district,
      Optional<BigDecimal> latitude,
      Optional<BigDecimal> longitude) {}

  /**
   * What was done to the payment after its authorisation.
   *
   * @param kind {@code charge}, {@code cancel}, {@code refund}, {@code release} or {@code recurrent}
   * @param id the operation's own id
   * @param amount in major units; absent where there is none
   * @param statusName how the payment stands now, a word of {@link StatusName}; of a subscription its own state
   * @param externalId the shop's own id of a refund
   */
  public record Operation(
      String kind, String id, Optional<BigDecimal> amount, String statusName, Optional<String> externalId) {}

  /** Starts an empty notification. */
  public static PostLinkBuilder builder() {
    return new PostLinkBuilder();
  }

  /**
   * Reads a notification.
   *
   * @throws MalformedMessage when it is not one JSON object, a single value is an object or a list, or an amount or
   *     reason code is not a number
   */
  public static PostLink read(byte[] body) {
    return PostLinkJson.of(JsonReader.read(body));
  }

  /**
   * The JSON body in the documented order. Absent fields are null, except those that the documents leave out:
   * approvalCode and cardId of a failure, issuerBankCountry, data and secret_hash.
   */
  public byte[] write() {
    return PostLinkJson.write(this);
  }

  /** Only what may be logged: no personal data, no secret hash. */
  @Override
  public String toString() {
    return "PostLink["
        + ("id=" + id.orElse("") + ", invoiceId=" + order.invoiceId().orElse(""))
        + (", amount=" + order.amount().map(WireAmount::write).orElse(""))
        + (", currency=" + order.currency().orElse("") + ", code=" + result.code().orElse(""))
        + (", reasonCode=" + result.reasonCode().map(String::valueOf).orElse("") + "]");
  }
}

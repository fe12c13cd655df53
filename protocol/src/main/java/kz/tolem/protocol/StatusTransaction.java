package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One payment as the status call tells of it. Source: EPAY.md 8.2.
 *
 * <p>Any field may be missing: older forms of the reply lack some. Holds personal data; {@link #toString} shows only
 * what is safe.
 *
 * @param id the payment, as sent
 * @param createdDate when it began; what is no time is read as absent
 */
public record StatusTransaction(
    Optional<String> id,
    Optional<OffsetDateTime> createdDate,
    Order order,
    Amounts amounts,
    Card card,
    Trail trail,
    Result result,
    PostLink.Payer payer,
    PostLink.Place place) {

  /** The reason code of a payment without fault (CLIENTS.md 3). */
  public static final String NO_FAULT = "00";

  /**
   * What was to be paid for.
   *
   * @param terminal the terminal's number, such as 98120001
   * @param terminalId the terminal's UUID, as sent
   * @param data free merchant data
   */
  public record Order(
      Optional<String> invoiceId,
      Optional<String> currency,
      Optional<String> terminal,
      Optional<String> terminalId,
      Optional<String> accountId,
      Optional<String> description,
      Optional<String> language,
      Optional<String> data) {}

  /**
   * The money, in major units.
   *
   * @param amount what is left of it: the original amount less what was returned
   * @param bonus the part paid with bank bonuses
   * @param returned what was returned so far (wire: payoutAmount)
   * @param original what was paid at first (wire: orgAmount)
   */
  public record Amounts(
      Optional<BigDecimal> amount,
      Optional<BigDecimal> bonus,
      Optional<BigDecimal> returned,
      Optional<BigDecimal> original) {}

  /**
   * The card that was used.
   *
   * @param mask such as {@code 440563...5096}
   * @param type the scheme's name, such as VISA
   * @param cardId the saved card's id, empty where none was saved
   */
  public record Card(Optional<String> mask, Optional<String> type, Optional<String> issuer, Optional<String> cardId) {}

  /**
   * What the bank's systems noted.
   *
   * @param reference the retrieval reference number
   * @param secure whether 3-D Secure was passed; a word that is neither yes nor no is read as absent
   * @param xlsRrn a further reference number
   */
  public record Trail(
      Optional<String> reference,
      Optional<String> intReference,
      Optional<String> approvalCode,
      Optional<Boolean> secure,
      Optional<String> secureDetails,
      Optional<String> xlsRrn) {}

  /**
   * How far it came.
   *
   * @param statusName as sent; {@link StatusTransaction#status()} tells its meaning
   * @param statusId the bank's own number of the status
   * @param reasonCode 0, 00 or a code of {@link DeclineCode}, as sent
   */
  public record Result(
      Optional<String> statusName, Optional<String> statusId, Optional<String> reason, Optional<String> reasonCode) {}

  /** Starts an empty payment. */
  public static StatusTransactionBuilder builder() {
    return new StatusTransactionBuilder();
  }

  /** How far the payment came, empty when it does not say or the documents do not know the word. */
  public Optional<StatusName> status() {
    return result.statusName().flatMap(StatusName::find);
  }

  /** Only what may be logged: no personal data. */
  @Override
  public String toString() {
    return "StatusTransaction["
        + ("id=" + id.orElse("") + ", invoiceId=" + order.invoiceId().orElse(""))
        + (", amount=" + amounts.amount().map(WireAmount::write).orElse(""))
        + (", currency=" + order.currency().orElse("") + ", statusName=" + result.statusName().orElse(""))
        + (", reasonCode=" + result.reasonCode().orElse("") + "]");
  }
}

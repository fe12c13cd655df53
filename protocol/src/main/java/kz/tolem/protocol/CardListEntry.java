package kz.tolem.protocol;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One saved card in the list of an account's cards. Source: EPAY.md 6.3.
 *
 * <p>Absent texts are empty. Holds the payer's name, the card's fingerprint and the processing token;
 * {@link #toString} shows only what is safe.
 *
 * @param id the saved card, to be sent with a payment
 * @param transactionId the payment that saved it, as sent
 * @param cardHash the card's fingerprint, 64 hexadecimal digits
 * @param cardMask such as {@code 4405...5096}
 * @param reference the retrieval reference number of that payment
 * @param token the processing token, 32 hexadecimal digits
 * @param terminal the terminal's number, such as 98120001
 * @param createdDate when it was saved; what is no time is read as absent
 * @param paymentAvailable whether it can pay
 */
public record CardListEntry(
    CardId id,
    String transactionId,
    String merchantId,
    String cardHash,
    String cardMask,
    String payerName,
    String reference,
    String intReference,
    String token,
    String terminal,
    Optional<OffsetDateTime> createdDate,
    boolean paymentAvailable,
    String accountId) {

  static CardListEntry of(Fields in) {
    return new CardListEntry(
        CardId.parse(in.requiredText("ID")).orElseThrow(() -> in.problem("ID", "must be a UUID")),
        in.textOrEmpty("TransactionId"),
        in.textOrEmpty("MerchantID"),
        in.textOrEmpty("CardHash"),
        in.textOrEmpty("CardMask"),
        in.textOrEmpty("PayerName"),
        in.textOrEmpty("Reference"),
        in.textOrEmpty("IntReference"),
        in.textOrEmpty("Token"),
        in.textOrEmpty("Terminal"),
        in.text("CreatedDate").flatMap(WireTime::parse),
        in.flag("PaymentAvailable").orElse(false),
        in.textOrEmpty("AccountID"));
  }

  /** All fields in the documented order; a time that is not known is left out. */
  void writeTo(JsonWriter out) {
    out.text("ID", id.toString());
    out.text("TransactionId", transactionId);
    out.text("MerchantID", merchantId);
    out.text("CardHash", cardHash);
    out.text("CardMask", cardMask);
    out.text("PayerName", payerName);
    out.text("Reference", reference);
    out.text("IntReference", intReference);
    out.text("Token", token);
    out.text("Terminal", terminal);
    out.textIfPresent("CreatedDate", createdDate.map(WireTime::writeForCardList));
    out.flag("PaymentAvailable", paymentAvailable);
    out.text("AccountID", accountId);
  }

  /** Only what may be logged: no name, no fingerprint, no token. */
  @Override
  public String toString() {
    return "CardListEntry[id=" + id + ", terminal=" + terminal + ", paymentAvailable=" + paymentAvailable + "]";
  }
}

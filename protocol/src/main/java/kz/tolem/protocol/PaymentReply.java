package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The reply to a payment, HTTP 200. Source: EPAY.md 3.3, 3.4.
 *
 * <p>Not a promise of money: look at {@link #status} and {@link #secure3D}, never at the code alone. Absent texts are
 * empty. Holds personal data; {@link #toString} shows only what is safe.
 *
 * @param amount in major units
 * @param amountBonus the part paid with bank bonuses, in major units
 * @param invoiceId as sent; empty in some replies that wait for 3-D Secure, and so is the currency
 * @param reference the retrieval reference number
 * @param secure3D the step to do first, where there is one
 * @param cardId the saved card, empty where none was saved
 * @param code 0 when nothing went wrong
 * @param status AUTH, CHARGE or 3D
 */
public record PaymentReply(
    PaymentId id,
    String accountId,
    BigDecimal amount,
    BigDecimal amountBonus,
    String currency,
    String description,
    String email,
    String invoiceId,
    String invoiceIdAlt,
    Language language,
    String phone,
    String reference,
    String intReference,
    Optional<Secure3D> secure3D,
    String cardId,
    int code,
    String status) {

  /**
   * Reads a reply.
   *
   * @throws MalformedMessage when it is not one JSON object, or has no readable id, amount, code or status
   */
  public static PaymentReply read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new PaymentReply(
        PaymentId.parse(in.requiredText("id")).orElseThrow(() -> in.problem("id", "must be a UUID")),
        in.textOrEmpty("accountId"),
        in.decimal("amount").orElseThrow(() -> in.problem("amount", "is missing")),
        in.decimal("amountBonus").orElse(BigDecimal.ZERO),
        in.textOrEmpty("currency"),
        in.textOrEmpty("description"),
        in.textOrEmpty("email"),
        in.textOrEmpty("invoiceID"),
        in.textOrEmpty("invoiceIdAlt"),
        Language.of(in.textOrEmpty("language")),
        in.textOrEmpty("phone"),
        in.textOrEmpty("reference"),
        in.textOrEmpty("intReference"),
        in.object("secure3D").map(Secure3D::of),
        in.textOrEmpty("cardID"),
        in.whole("code").orElseThrow(() -> in.problem("code", "is missing")),
        in.requiredText("status"));
  }

  /** The JSON body: all documented fields in the documented order, {@code secure3D} null where there is none. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("id", id.toString());
          out.text("accountId", accountId);
          out.number("amount", amount);
          out.number("amountBonus", amountBonus);
          out.text("currency", currency);
          out.text("description", description);
          out.text("email", email);
          out.text("invoiceID", invoiceId);
          out.text("invoiceIdAlt", invoiceIdAlt);
          out.text("language", language.replyWord());
          out.text("phone", phone);
          out.text("reference", reference);
          out.text("intReference", intReference);
          secure3D.ifPresentOrElse(step -> out.object("secure3D", step::writeTo), () -> out.nothing("secure3D"));
          out.text("cardID", cardId);
          out.number("code", code);
          out.text("status", status);
        });
  }

  /** Only what may be logged: no personal data, nothing of the 3-D Secure step. */
  @Override
  public String toString() {
    return "PaymentReply["
        + ("id=" + id + ", amount=" + WireAmount.write(amount) + ", currency=" + currency)
        + (", invoiceId=" + invoiceId + ", reference=" + reference + ", code=" + code + ", status=" + status + "]");
  }
}

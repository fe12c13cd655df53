package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * The subscription that a {@link RecurrentSubscribeRequest} made. Absent texts are empty. Source: EPAY.md 10.1.
 *
 * @param lastPaymentDate when the bank pays for the last time
 * @param clientId the client of the token
 * @param invoiceId the order number of the first payment
 * @param amount in major units
 * @param reference the retrieval reference number of the first payment
 */
public record RecurrentSubscribeReply(
    OffsetDateTime createdDate,
    PaymentFrequency paymentFrequency,
    OffsetDateTime lastPaymentDate,
    String clientId,
    String invoiceId,
    BigDecimal amount,
    String currency,
    String reference) {

  /**
   * Reads a reply.
   *
   * @throws MalformedMessage when it is not one JSON object, or has no readable frequency, amount or one of the dates
   */
  public static RecurrentSubscribeReply read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new RecurrentSubscribeReply(
        time(in, "createdDate"),
        PaymentFrequency.of(in),
        time(in, "lastPaymentDate"),
        in.textOrEmpty("clientId"),
        in.textOrEmpty("invoiceId"),
        in.decimal("amount").orElseThrow(() -> in.problem("amount", "is missing")),
        in.textOrEmpty("currency"),
        in.textOrEmpty("reference"));
  }

  private static OffsetDateTime time(Fields in, String name) {
    return WireTime.parse(in.requiredText(name)).orElseThrow(() -> in.problem(name, "must be a time with an offset"));
  }

  /** The JSON body; the times have seven fraction digits and an offset without a colon. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("createdDate", WireTime.writeForSubscription(createdDate));
          out.text("paymentFrequency", paymentFrequency.name());
          out.text("lastPaymentDate", WireTime.writeForSubscription(lastPaymentDate));
          out.text("clientId", clientId);
          out.text("invoiceId", invoiceId);
          out.number("amount", amount);
          out.text("currency", currency);
          out.text("reference", reference);
        });
  }
}

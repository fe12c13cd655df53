package kz.tolem.protocol;

/**
 * A request to have the bank repeat a payment: {@code POST /recurrent/subscribe}. Source: EPAY.md 10.1.
 *
 * @param transactionId the payment to repeat
 */
public record RecurrentSubscribeRequest(PaymentId transactionId, PaymentFrequency paymentFrequency) {

  /**
   * Reads a request.
   *
   * @throws MalformedMessage when it is not one JSON object with the two fields, the payment is not a UUID, or the
   *     frequency is unknown
   */
  public static RecurrentSubscribeRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new RecurrentSubscribeRequest(
        PaymentId.parse(in.requiredText("transactionId"))
            .orElseThrow(() -> in.problem("transactionId", "must be a UUID")),
        PaymentFrequency.of(in));
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("transactionId", transactionId.toString());
          out.text("paymentFrequency", paymentFrequency.name());
        });
  }
}

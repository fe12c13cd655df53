package kz.tolem.protocol;

/**
 * A shop's request to complete a payment after 3-D Secure: {@code POST /payment/confirm}. Source: EPAY.md 7.5, variant
 * B.
 *
 * @param id the payment that waits
 * @param paRes the issuer's answer, Base64
 * @param md from {@link Secure3D#md}, unchanged
 */
public record ConfirmRequest(PaymentId id, String paRes, String md) {

  /**
   * Reads a request.
   *
   * @throws MalformedMessage when it is not one JSON object with the three fields, or the id is not a UUID
   */
  public static ConfirmRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new ConfirmRequest(
        PaymentId.parse(in.requiredText("ID")).orElseThrow(() -> in.problem("ID", "must be a UUID")),
        in.requiredText("PaRes"),
        in.requiredText("MD"));
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("ID", id.toString());
          out.text("PaRes", paRes);
          out.text("MD", md);
        });
  }

  /** Only the payment: nothing of the 3-D Secure step. */
  @Override
  public String toString() {
    return "ConfirmRequest[id=" + id + "]";
  }
}

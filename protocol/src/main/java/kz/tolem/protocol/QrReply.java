package kz.tolem.protocol;

/**
 * A QR code to pay by. Absent texts are empty. Source: EPAY.md 10.3.
 *
 * @param billNumber the code's number, for its status
 * @param qrcode the text of the code
 * @param homebankLink opens the bank's application for people
 * @param onlinebankLink opens the bank's application for companies
 */
public record QrReply(String billNumber, String qrcode, String homebankLink, String onlinebankLink) {

  /**
   * Reads a reply.
   *
   * @throws MalformedMessage when it is not one JSON object with a code
   */
  public static QrReply read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new QrReply(
        in.textOrEmpty("billNumber"),
        in.requiredText("qrcode"),
        in.textOrEmpty("homebankLink"),
        in.textOrEmpty("onlinebankLink"));
  }

  /** The JSON body, all fields in the documented order. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("billNumber", billNumber);
          out.text("qrcode", qrcode);
          out.text("homebankLink", homebankLink);
          out.text("onlinebankLink", onlinebankLink);
        });
  }
}

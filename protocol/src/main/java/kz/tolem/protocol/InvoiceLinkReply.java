package kz.tolem.protocol;

/**
 * A link to pay by. Source: EPAY.md 10.2.
 *
 * @param id the link's own id, as sent
 * @param invoiceUrl the address for the payer
 */
public record InvoiceLinkReply(String id, String invoiceUrl) {

  /**
   * Reads a reply; both fields may also stand in an object {@code invoice}.
   *
   * @throws MalformedMessage when it is not one JSON object with the two fields
   */
  public static InvoiceLinkReply read(byte[] body) {
    Fields in = JsonReader.read(body);
    Fields invoice = in.hasObject("invoice") ? in.object("invoice").orElse(in) : in;
    return new InvoiceLinkReply(
        invoice.text("id").orElseGet(() -> in.requiredText("id")),
        in.text("invoice_url").orElseGet(() -> invoice.requiredText("invoice_url")));
  }

  /** The JSON body, flat. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("id", id);
          out.text("invoice_url", invoiceUrl);
        });
  }

  /** Without the address: who has it can pay, and see the order. */
  @Override
  public String toString() {
    return "InvoiceLinkReply[id=" + id + "]";
  }
}

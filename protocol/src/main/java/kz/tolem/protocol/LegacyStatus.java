package kz.tolem.protocol;

import java.util.Optional;
import java.util.Set;

/**
 * A payment in the flat form of the old status call, {@code GET /operation/:invoiceid}. Source: EPAY.md 8.5.
 *
 * <p>The status stands in {@code code}, the terminal's UUID in {@code terminal}, {@code secure} is a text and the
 * reason code a number. It knows no amounts but one, and none of the texts that came later.
 *
 * @param payment the payment; what the form does not know is absent after reading and left out in writing
 */
public record LegacyStatus(StatusTransaction payment) {

  private static final Set<StatusName> SUCCEEDED =
      Set.of(
          StatusName.AUTH,
          StatusName.CHARGE,
          StatusName.VERIFIED,
          StatusName.CANCEL,
          StatusName.CANCEL_OLD,
          StatusName.REFUND);

  /**
   * Reads a payment.
   *
   * @throws MalformedMessage when it is not one JSON object, or the amount is not a number
   */
  public static LegacyStatus read(byte[] body) {
    Fields in = JsonReader.read(body);
    Optional<String> none = Optional.empty();
    return new LegacyStatus(
        new StatusTransaction(
            in.text("id"),
            in.text("dateTime").flatMap(WireTime::parse),
            new StatusTransaction.Order(
                in.text("invoiceId"),
                in.text("currency"),
                none,
                in.text("terminal"),
                in.text("accountId"),
                in.text("description"),
                in.text("language"),
                none),
            new StatusTransaction.Amounts(
                in.decimal("amount"), Optional.empty(), Optional.empty(), Optional.empty()),
            new StatusTransaction.Card(in.text("cardMask"), in.text("cardType"), in.text("issuer"), in.text("cardId")),
            new StatusTransaction.Trail(
                in.text("reference"), none, none, in.text("secure").flatMap(Fields::flagOf), none, none),
            new StatusTransaction.Result(in.text("code"), none, in.text("reason"), in.text("reasonCode")),
            new PostLink.Payer(in.text("name"), in.text("email"), in.text("phone")),
            PostLinkJson.place(in)));
  }

  /**
   * The JSON body in the documented order. What is absent is empty, except that a time, an amount and a reason code
   * that is no number are left out, and that a payment that succeeded has the documents' word for it as its reason.
   */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          StatusTransaction.Order order = payment.order();
          StatusJson.text(out, "id", payment.id());
          out.textIfPresent("dateTime", payment.createdDate().map(WireTime::write));
          StatusJson.text(out, "invoiceId", order.invoiceId());
          out.numberIfPresent("amount", payment.amounts().amount());
          StatusJson.text(out, "currency", order.currency());
          StatusJson.text(out, "terminal", order.terminalId());
          StatusJson.text(out, "accountId", order.accountId());
          StatusJson.text(out, "description", order.description());
          StatusJson.text(out, "language", order.language());
          StatusJson.writeCard(out, payment.card());
          StatusJson.text(out, "reference", payment.trail().reference());
          out.text("secure", String.valueOf(payment.trail().secure().orElse(false)));
          StatusJson.text(out, "code", payment.result().statusName());
          out.text("reason", reason());
          payment.result().reasonCode().flatMap(Fields::wholeOf).ifPresent(code -> out.number("reasonCode", code));
          StatusJson.writePayer(out, payment.payer());
          StatusJson.writeAddress(out, payment.place());
          StatusJson.degrees(out, "ipLongitude", payment.place().longitude());
          StatusJson.degrees(out, "ipLatitude", payment.place().latitude());
          StatusJson.text(out, "cardId", payment.card().cardId());
        });
  }

  /** Only of a payment that came to something: one in progress has no fault either. */
  private String reason() {
    String told = payment.result().reason().orElse("");
    boolean succeeded = payment.status().filter(SUCCEEDED::contains).isPresent();
    return told.isEmpty() && succeeded ? "Successfully" : told;
  }
}

package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Optional;

/** The wire form of a {@link StatusTransaction}. Source: EPAY.md 8.2. */
final class StatusJson {

  private StatusJson() {}

  static StatusTransaction of(Fields in) {
    return new StatusTransaction(
        in.text("id"),
        in.text("createdDate").flatMap(WireTime::parse),
        new StatusTransaction.Order(
            in.text("invoiceID"),
            in.text("currency"),
            in.text("terminal"),
            in.text("terminalID"),
            in.text("accountID"),
            in.text("description"),
            in.text("language"),
            in.text("data")),
        new StatusTransaction.Amounts(
            in.decimal("amount"), in.decimal("amountBonus"), in.decimal("payoutAmount"), in.decimal("orgAmount")),
        new StatusTransaction.Card(in.text("cardMask"), in.text("cardType"), in.text("issuer"), in.text("cardID")),
        new StatusTransaction.Trail(
            in.text("reference"),
            in.text("intReference"),
            in.text("approvalCode"),
            in.text("secure").flatMap(Fields::flagOf),
            in.text("secureDetails"),
            in.text("xlsRRN")),
        new StatusTransaction.Result(
            in.text("statusName"), in.text("statusID"), in.text("reason"), in.text("reasonCode")),
        new PostLink.Payer(in.text("name"), in.text("email"), in.text("phone")),
        PostLinkJson.place(in));
  }

  /**
   * All members in the documented order. Clients decode them into plain texts, numbers and flags, so what is absent is
   * written empty, 0 or false (CLIENTS.md 3). Only an absent time or amount is left out: none is better than a wrong
   * one.
   */
  static void write(JsonWriter out, StatusTransaction payment) {
    StatusTransaction.Order order = payment.order();
    StatusTransaction.Trail trail = payment.trail();
    text(out, "id", payment.id());
    out.textIfPresent("createdDate", payment.createdDate().map(WireTime::write));
    text(out, "invoiceID", order.invoiceId());
    writeAmounts(out, payment.amounts());
    text(out, "approvalCode", trail.approvalCode());
    text(out, "data", order.data());
    text(out, "currency", order.currency());
    text(out, "terminal", order.terminal());
    text(out, "terminalID", order.terminalId());
    text(out, "accountID", order.accountId());
    text(out, "description", order.description());
    text(out, "language", order.language());
    writeCard(out, payment.card());
    text(out, "reference", trail.reference());
    text(out, "reason", payment.result().reason());
    text(out, "reasonCode", payment.result().reasonCode());
    text(out, "intReference", trail.intReference());
    out.flag("secure", trail.secure().orElse(false));
    text(out, "secureDetails", trail.secureDetails());
    text(out, "statusID", payment.result().statusId());
    text(out, "statusName", payment.result().statusName());
    writePayer(out, payment.payer());
    text(out, "cardID", payment.card().cardId());
    text(out, "xlsRRN", trail.xlsRrn());
    writeAddress(out, payment.place());
    degrees(out, "ipLatitude", payment.place().latitude());
    degrees(out, "ipLongitude", payment.place().longitude());
  }

  private static void writeAmounts(JsonWriter out, StatusTransaction.Amounts amounts) {
    out.numberIfPresent("amount", amounts.amount());
    out.numberIfPresent("amountBonus", amounts.bonus());
    out.numberIfPresent("payoutAmount", amounts.returned());
    out.numberIfPresent("orgAmount", amounts.original());
  }

  static void writeCard(JsonWriter out, StatusTransaction.Card card) {
    text(out, "cardMask", card.mask());
    text(out, "cardType", card.type());
    text(out, "issuer", card.issuer());
  }

  static void writePayer(JsonWriter out, PostLink.Payer payer) {
    text(out, "name", payer.name());
    text(out, "email", payer.email());
    text(out, "phone", payer.phone());
  }

  static void writeAddress(JsonWriter out, PostLink.Place place) {
    text(out, "ip", place.ip());
    text(out, "ipCountry", place.country());
    text(out, "ipCity", place.city());
    text(out, "ipRegion", place.region());
    text(out, "ipDistrict", place.district());
  }

  static void degrees(JsonWriter out, String name, Optional<BigDecimal> degrees) {
    out.number(name, degrees.orElse(BigDecimal.ZERO));
  }

  static void text(JsonWriter out, String name, Optional<String> value) {
    out.text(name, value.orElse(""));
  }
}

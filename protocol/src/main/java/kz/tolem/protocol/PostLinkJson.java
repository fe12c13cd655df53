package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Optional;

/** The wire form of a {@link PostLink}. Source: EPAY.md 5.2. */
final class PostLinkJson {

  private PostLinkJson() {}

  static PostLink of(Fields in) {
    return new PostLink(
        in.text("id"),
        in.text("dateTime").flatMap(WireTime::parse),
        order(in),
        new PostLink.Card(
            in.text("cardMask"),
            in.text("cardType"),
            in.text("issuer"),
            in.text("issuerBankCountry"),
            in.text("cardId"),
            in.text("tokenRecipient")),
        new PostLink.Trail(
            in.text("reference"),
            in.text("intReference"),
            in.text("approvalCode"),
            in.text("secure").flatMap(Fields::flagOf),
            in.text("secureDetails")),
        new PostLink.Result(in.text("code"), in.text("reason"), in.whole("reasonCode")),
        new PostLink.Payer(in.text("name"), in.text("email"), in.text("phone")),
        place(in),
        in.text("secret_hash"),
        in.text("operation").map(kind -> operation(kind, in)));
  }

  private static PostLink.Operation operation(String kind, Fields in) {
    return new PostLink.Operation(
        kind,
        in.textOrEmpty("operationId"),
        in.decimal("operationAmount"),
        in.textOrEmpty("statusName"),
        in.text("externalID"));
  }

  private static PostLink.Order order(Fields in) {
    return new PostLink.Order(
        in.text("invoiceId"),
        in.text("invoiceIdAlt"),
        in.decimal("amount"),
        in.decimal("amountBonus"),
        in.text("currency"),
        in.text("terminal"),
        in.text("accountId"),
        in.text("description"),
        in.text("language"),
        in.text("data"));
  }

  static PostLink.Place place(Fields in) {
    return new PostLink.Place(
        in.text("ip"),
        in.text("ipCountry"),
        in.text("ipCity"),
        in.text("ipRegion"),
        in.text("ipDistrict"),
        in.text("ipLatitude").flatMap(WireAmount::parse),
        in.text("ipLongitude").flatMap(WireAmount::parse));
  }

  static byte[] write(PostLink message) {
    return JsonWriter.write(
        out -> {
          out.textOrNull("id", message.id());
          out.textOrNull("dateTime", message.dateTime().map(WireTime::write));
          writeOrder(out, message.order());
          writeCard(out, message.card());
          boolean failed = message.result().code().filter(PostLink.ERROR::equals).isPresent();
          writeTrail(out, message.trail(), failed);
          out.textOrNull("tokenRecipient", message.card().tokenRecipient());
          writeResult(out, message.result());
          out.textOrNull("name", message.payer().name());
          out.textOrNull("email", message.payer().email());
          out.textOrNull("phone", message.payer().phone());
          writePlace(out, message.place());
          writeUnlessFailed(out, "cardId", message.card().cardId(), failed);
          out.textIfPresent("data", message.order().data());
          out.textIfPresent("secret_hash", message.secretHash());
          message.operation().ifPresent(operation -> writeOperation(out, operation));
        });
  }

  private static void writeOperation(JsonWriter out, PostLink.Operation operation) {
    out.text("operation", operation.kind());
    out.text("operationId", operation.id());
    out.numberIfPresent("operationAmount", operation.amount());
    out.text("statusName", operation.statusName());
    out.textIfPresent("externalID", operation.externalId());
  }

  private static void writeOrder(JsonWriter out, PostLink.Order order) {
    out.textOrNull("invoiceId", order.invoiceId());
    out.textOrNull("invoiceIdAlt", order.invoiceIdAlt());
    out.numberOrNull("amount", order.amount());
    out.numberOrNull("amountBonus", order.amountBonus());
    out.textOrNull("currency", order.currency());
    out.textOrNull("terminal", order.terminal());
    out.textOrNull("accountId", order.accountId());
    out.textOrNull("description", order.description());
    out.textOrNull("language", order.language());
  }

  private static void writeCard(JsonWriter out, PostLink.Card card) {
    out.textOrNull("cardMask", card.mask());
    out.textOrNull("cardType", card.type());
    out.textOrNull("issuer", card.issuer());
    out.textIfPresent("issuerBankCountry", card.issuerBankCountry());
  }

  private static void writeTrail(JsonWriter out, PostLink.Trail trail, boolean failed) {
    out.textOrNull("reference", trail.reference());
    out.textOrNull("intReference", trail.intReference());
    writeUnlessFailed(out, "approvalCode", trail.approvalCode(), failed);
    out.textOrNull("secure", trail.secure().map(passed -> passed ? "yes" : "no"));
    out.textOrNull("secureDetails", trail.secureDetails());
  }

  private static void writeResult(JsonWriter out, PostLink.Result result) {
    out.textOrNull("code", result.code());
    out.textOrNull("reason", result.reason());
    out.numberOrNull("reasonCode", result.reasonCode().map(BigDecimal::valueOf));
  }

  private static void writePlace(JsonWriter out, PostLink.Place place) {
    out.textOrNull("ip", place.ip());
    out.textOrNull("ipCountry", place.country());
    out.textOrNull("ipCity", place.city());
    out.textOrNull("ipRegion", place.region());
    out.textOrNull("ipDistrict", place.district());
    out.numberOrNull("ipLatitude", place.latitude());
    out.numberOrNull("ipLongitude", place.longitude());
  }

  /** A field that only successes have; a failure that came with it all the same keeps it. */
  private static void writeUnlessFailed(JsonWriter out, String name, Optional<String> value, boolean failed) {
    if (failed) {
      out.textIfPresent(name, value);
    } else {
      out.textOrNull(name, value);
    }
  }
}

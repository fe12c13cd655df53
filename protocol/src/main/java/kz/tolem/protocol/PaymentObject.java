package kz.tolem.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop hands to the payment page. Source: EPAY.md 4.3, 4.4.
 *
 * <p>Nothing is required here. Holds the access token and personal data; {@link #toString} shows only what is safe.
 *
 * @param amount the amount as it was sent, to be read by {@link WireAmount}
 * @param autoBackLink whether the buyer is sent back without pressing a button
 * @param data free merchant data, by custom a JSON text
 * @param cardSave whether the card is to be saved
 * @param paymentType {@code cardVerification}, or absent or {@code payment} for a payment
 * @param cardId a saved card to start with, whether it was sent as a text or as an object
 * @param recurrent whether the payment starts a series
 */
public record PaymentObject(
    Optional<String> invoiceId,
    Optional<String> invoiceIdAlt,
    Optional<String> backLink,
    Optional<String> failureBackLink,
    Optional<Boolean> autoBackLink,
    Optional<String> postLink,
    Optional<String> failurePostLink,
    Optional<String> language,
    Optional<String> description,
    Optional<String> accountId,
    Optional<String> terminal,
    Optional<String> amount,
    Optional<String> currency,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> name,
    Optional<String> data,
    Optional<Boolean> cardSave,
    Optional<String> paymentType,
    Optional<String> cardId,
    Optional<Boolean> recurrent,
    Optional<String> secretHash,
    Optional<String> homebankToken,
    Optional<PageAuth> auth) {

  /** The payment type of a card verification. Source: EPAY.md 4.4, 6.1. */
  public static final String CARD_VERIFICATION = "cardVerification";

  /** Starts an empty object. */
  public static PaymentObjectBuilder builder() {
    return new PaymentObjectBuilder();
  }

  /**
   * Reads the {@code params} of the page's address.
   *
   * @throws MalformedMessage when they are damaged, too long, or not such an object
   */
  public static PaymentObject ofParams(String params) {
    return ofEncoded(LzString.decompress(params));
  }

  /**
   * Reads the query string that {@code params} is made of.
   *
   * @throws MalformedMessage when it is damaged, or two names of one field differ in value
   */
  public static PaymentObject ofEncoded(String encoded) {
    return of(Fields.ofTexts(Form.split(encoded, false)));
  }

  /**
   * Reads the JSON form, the object as the shop's page holds it.
   *
   * @throws MalformedMessage when it is not one JSON object, or a single value is an object or a list
   */
  public static PaymentObject ofJson(byte[] json) {
    return of(JsonReader.read(json));
  }

  static PaymentObject of(Fields in) {
    return new PaymentObject(
        in.text("invoiceId"),
        in.text("invoiceIdAlt"),
        in.text("backLink"),
        in.text("failureBackLink"),
        in.flag("autoBackLink"),
        in.text(WireLinks.POST_LINK),
        in.text(WireLinks.FAILURE_POST_LINK),
        in.text("language"),
        in.text("description"),
        in.text("accountId"),
        in.text("terminal", "terminalId"),
        in.text("amount"),
        in.text("currency", "curency"),
        in.text("phone"),
        in.text("email"),
        in.text("name"),
        in.text("data"),
        in.flag("cardSave"),
        in.text("paymentType"),
        in.textOrId("cardId").map(PaymentObject::cardIdOf),
        in.flag("recurrent"),
        in.text("secret_hash"),
        in.text("homebankToken"),
        in.hasObject("auth") ? in.object("auth").map(PageAuth::of) : in.text("auth").flatMap(PageAuth::ofText));
  }

  /** An object {@code {id}} has become the text {@code id=...} on its way through the query string. */
  private static String cardIdOf(String text) {
    return text.contains("=") ? Fields.ofTexts(Form.split(text, false)).textOrEmpty("id") : text;
  }

  /** The {@code params} of the page's address. */
  public String toParams() {
    return LzString.compress(encode());
  }

  /** The query string before compression, in the documented order, absent fields left out. Holds the token. */
  public String encode() {
    Map<String, Object> members = members();
    members.replaceAll((name, value) -> value instanceof PageAuth token ? token.encode() : value);
    return PageQuery.encode(members);
  }

  /**
   * The JSON form, for a shop's page that calls the script itself. Holds the token.
   *
   * @throws IllegalStateException when the amount is not a decimal number
   */
  public byte[] toJson() {
    return JsonWriter.write(out -> members().forEach((name, value) -> writeMember(out, name, value)));
  }

  private static void writeMember(JsonWriter out, String name, Object value) {
    if (value instanceof PageAuth token) {
      token.writeTo(out, name);
    } else if (value instanceof Boolean flag) {
      out.flag(name, flag);
    } else if (name.equals("amount")) {
      out.number(
          name,
          WireAmount.parse(value.toString())
              .orElseThrow(() -> new IllegalStateException("amount is not a decimal number")));
    } else {
      out.text(name, value.toString());
    }
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    invoiceId.ifPresent(value -> members.put("invoiceId", value));
    invoiceIdAlt.ifPresent(value -> members.put("invoiceIdAlt", value));
    backLink.ifPresent(value -> members.put("backLink", value));
    failureBackLink.ifPresent(value -> members.put("failureBackLink", value));
    autoBackLink.ifPresent(value -> members.put("autoBackLink", value));
    postLink.ifPresent(value -> members.put("postLink", value));
    failurePostLink.ifPresent(value -> members.put("failurePostLink", value));
    language.ifPresent(value -> members.put("language", value));
    description.ifPresent(value -> members.put("description", value));
    accountId.ifPresent(value -> members.put("accountId", value));
    terminal.ifPresent(value -> members.put("terminal", value));
    amount.ifPresent(value -> members.put("amount", value));
    currency.ifPresent(value -> members.put("currency", value));
    phone.ifPresent(value -> members.put("phone", value));
    email.ifPresent(value -> members.put("email", value));
    name.ifPresent(value -> members.put("name", value));
    data.ifPresent(value -> members.put("data", value));
    cardSave.ifPresent(value -> members.put("cardSave", value));
    paymentType.ifPresent(value -> members.put("paymentType", value));
    cardId.ifPresent(value -> members.put("cardId", value));
    recurrent.ifPresent(value -> members.put("recurrent", value));
    secretHash.ifPresent(value -> members.put("secret_hash", value));
    homebankToken.ifPresent(value -> members.put("homebankToken", value));
    auth.ifPresent(value -> members.put("auth", value));
    return members;
  }

  /** Only what may be logged: no token, no personal data, no links. */
  @Override
  public String toString() {
    return "PaymentObject["
        + ("invoiceId=" + invoiceId.orElse("") + ", terminal=" + terminal.orElse(""))
        + (", amount=" + amount.orElse("") + ", currency=" + currency.orElse(""))
        + (", paymentType=" + paymentType.orElse("") + "]");
  }
}

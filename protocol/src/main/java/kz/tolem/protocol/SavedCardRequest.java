package kz.tolem.protocol;

import java.util.Optional;

/**
 * A request to pay with a saved card: {@code POST /payments/cards/auth}. Source: EPAY.md 3.2.
 *
 * <p>Nothing is required here: which fields must be there depends on the terminal. May hold the access token and always
 * holds personal data; {@link #toString} shows only what is safe.
 *
 * @param amount the amount as it was sent, to be read by {@link WireAmount}
 * @param cardId the saved card's id, whether it was sent as a text or as an object
 * @param token the access token, which a few clients repeat in the body
 * @param data free merchant data, by custom a JSON text
 * @param recurrent whether the merchant pays without the buyer being there
 */
public record SavedCardRequest(
    Optional<String> amount,
    Optional<String> currency,
    Optional<String> name,
    Optional<String> terminalId,
    Optional<String> invoiceId,
    Optional<String> invoiceIdAlt,
    Optional<String> description,
    Optional<String> accountId,
    Optional<String> email,
    Optional<String> phone,
    Optional<String> backLink,
    Optional<String> failureBackLink,
    Optional<String> postLink,
    Optional<String> failurePostLink,
    Optional<String> language,
    Optional<String> paymentType,
    Optional<String> cardId,
    Optional<String> token,
    Optional<String> data,
    boolean recurrent) {

  /** The constant that {@code paymentType} must be. Source: EPAY.md 3.2 (SEED). */
  public static final String PAYMENT_TYPE = "cardId";

  /** Starts an empty request with the payment type set. */
  public static SavedCardRequestBuilder builder() {
    return new SavedCardRequestBuilder();
  }

  /**
   * Reads a request under all names met.
   *
   * @throws MalformedMessage when it is not one JSON object, a single value is an object or a list, or two names of one
   *     field differ in value
   */
  public static SavedCardRequest read(byte[] body) {
    return of(JsonReader.read(body));
  }

  static SavedCardRequest of(Fields in) {
    return new SavedCardRequest(
        in.text("amount"),
        in.text("currency", "curency"),
        in.text("name"),
        in.text("terminalId", "terminal"),
        in.text("invoiceId"),
        in.text("invoiceIdAlt"),
        in.text("description"),
        in.text("accountId"),
        in.text("email"),
        in.text("phone"),
        in.text("backLink"),
        in.text("failureBackLink"),
        in.text(WireLinks.POST_LINK),
        in.text(WireLinks.FAILURE_POST_LINK),
        in.text("language"),
        in.text("paymentType"),
        in.textOrId("cardId"),
        in.text("token"),
        in.text("data"),
        in.flag("recurrent").orElse(false));
  }

  /**
   * The JSON body in the documented order, absent fields left out, the card as an object.
   *
   * @throws IllegalStateException when the amount is not a decimal number
   */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          amount.ifPresent(text -> out.number("amount", WireAmount.parse(text).orElseThrow(this::notANumber)));
          out.textIfPresent("currency", currency);
          out.textIfPresent("name", name);
          out.textIfPresent("terminalId", terminalId);
          out.textIfPresent("invoiceId", invoiceId);
          out.textIfPresent("invoiceIdAlt", invoiceIdAlt);
          out.textIfPresent("description", description);
          out.textIfPresent("accountId", accountId);
          out.textIfPresent("email", email);
          out.textIfPresent("phone", phone);
          out.textIfPresent("backLink", backLink);
          out.textIfPresent("failureBackLink", failureBackLink);
          out.textIfPresent("postLink", postLink);
          out.textIfPresent("failurePostLink", failurePostLink);
          out.textIfPresent("language", language);
          out.textIfPresent("paymentType", paymentType);
          cardId.ifPresent(id -> out.object("cardId", card -> card.text("id", id)));
          out.textIfPresent("token", token);
          out.textIfPresent("data", data);
          if (recurrent) {
            out.flag("recurrent", true);
          }
        });
  }

  private IllegalStateException notANumber() {
    return new IllegalStateException("amount is not a decimal number");
  }

  /** Only what may be logged: no token, no personal data, no links. */
  @Override
  public String toString() {
    return "SavedCardRequest["
        + ("amount=" + amount.orElse("") + ", currency=" + currency.orElse(""))
        + (", terminalId=" + terminalId.orElse("") + ", invoiceId=" + invoiceId.orElse(""))
        + (", cardId=" + cardId.orElse("") + ", recurrent=" + recurrent + "]");
  }
}

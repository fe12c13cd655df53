package kz.tolem.protocol;

import java.util.Optional;

/**
 * A request to pay with a card that comes as a cryptogram, or to verify one: {@code POST /payment/cryptopay}. Source:
 * EPAY.md 6.2, 7.3.
 *
 * <p>Nothing is required here. Wallets (applePay, masterpass, osuvoxCardId) are not read: such a request has no
 * cryptogram. Always holds personal data; {@link #toString} shows only what is safe.
 *
 * @param amount the amount as it was sent, to be read by {@link WireAmount}; 0 for a verification
 * @param cryptogram the encrypted {@link CryptogramPlaintext}, in Base64
 * @param cardSave whether the card is to be saved; a verification without it only checks the card
 * @param data free merchant data, by custom a JSON text
 * @param paymentType {@code cardVerification}, or absent for a payment
 * @param useBonus whether to pay with bank bonuses
 * @param not3d whether the payment is to go without 3-D Secure
 * @param backLink not documented here, read because clients send what they send with a saved card
 */
public record CryptogramPayment(
    Optional<String> amount,
    Optional<String> currency,
    Optional<String> name,
    Optional<String> cryptogram,
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
    Optional<Boolean> cardSave,
    Optional<String> data,
    Optional<String> paymentType,
    Optional<Boolean> useBonus,
    Optional<Boolean> not3d) {

  /** The payment type of a card verification. Source: EPAY.md 6.2. */
  public static final String CARD_VERIFICATION = PaymentObject.CARD_VERIFICATION;

  /** Starts an empty request. */
  public static CryptogramPaymentBuilder builder() {
    return new CryptogramPaymentBuilder();
  }

  /**
   * Reads a request under all names met, the Cyrillic key among them.
   *
   * @throws MalformedMessage when it is not one JSON object, a single value is an object or a list, or two names of one
   *     field differ in value
   */
  public static CryptogramPayment read(byte[] body) {
    return of(JsonReader.read(body));
  }

  static CryptogramPayment of(Fields in) {
    return new CryptogramPayment(
        in.text("amount"),
        in.text("currency", "curency"),
        in.text("name"),
        CryptogramKey.read(in),
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
        in.flag("cardSave"),
        in.text("data"),
        in.text("paymentType"),
        in.flag("useBonus"),
        in.flag("not3d"));
  }

  /**
   * The JSON body in the documented order, absent fields left out.
   *
   * @throws IllegalStateException when the amount is not a decimal number
   */
  public byte[] write(CryptogramKey key) {
    return JsonWriter.write(
        out -> {
          out.numberOfText("amount", amount);
          out.textIfPresent("currency", currency);
          out.textIfPresent("name", name);
          cryptogram.ifPresent(text -> key.write(out, text));
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
          out.flagIfPresent("cardSave", cardSave);
          out.textIfPresent("data", data);
          out.textIfPresent("paymentType", paymentType);
          out.flagIfPresent("useBonus", useBonus);
          out.flagIfPresent("not3d", not3d);
        });
  }

  /** Tells whether the card is only to be verified. */
  public boolean isVerification() {
    return paymentType.filter(CARD_VERIFICATION::equalsIgnoreCase).isPresent();
  }

  /** Only what may be logged: no cryptogram, no personal data, no links. */
  @Override
  public String toString() {
    return "CryptogramPayment["
        + ("amount=" + amount.orElse("") + ", currency=" + currency.orElse(""))
        + (", invoiceId=" + invoiceId.orElse("") + ", paymentType=" + paymentType.orElse(""))
        + (", cardSave=" + cardSave.map(String::valueOf).orElse("") + "]");
  }
}

package kz.tolem.protocol;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands inside a cryptogram: a whole card. Prints nothing. Source: EPAY.md 7.2.
 *
 * <p>Encrypting and decrypting it (RSA, PKCS #1 v1.5, one block) is not done here. Whether the number and the code are
 * sound is not judged. Immutable; two of them are never equal unless they are the same object.
 */
public final class CryptogramPlaintext {

  private static final int CENTURY = 2000;

  private final String cardNumber;
  private final String expDate;
  private final String securityCode;
  private final TerminalId terminalId;

  /**
   * Takes the parts of a card as they go over the wire.
   *
   * @param cardNumber all digits of the number
   * @param expDate month and year, {@code MMYY}
   * @param securityCode CVC2, CVV2 or the four digits of American Express
   * @param terminalId the terminal that the cryptogram is for
   */
  public CryptogramPlaintext(String cardNumber, String expDate, String securityCode, TerminalId terminalId) {
    this.cardNumber = Objects.requireNonNull(cardNumber, "cardNumber");
    this.expDate = Objects.requireNonNull(expDate, "expDate");
    this.securityCode = Objects.requireNonNull(securityCode, "securityCode");
    this.terminalId = Objects.requireNonNull(terminalId, "terminalId");
  }

  /**
   * Reads the decrypted text.
   *
   * @throws MalformedMessage when it is not one JSON object of the four texts, or the terminal is not a UUID
   */
  public static CryptogramPlaintext read(byte[] plaintext) {
    Fields in = JsonReader.read(plaintext);
    return new CryptogramPlaintext(
        in.requiredText("hpan"),
        in.requiredText("expDate"),
        in.requiredText("cvc"),
        TerminalId.parse(in.requiredText("terminalId"))
            .orElseThrow(() -> in.problem("terminalId", "must be a UUID")));
  }

  /** The compact JSON text to encrypt, names in the documented order. The caller clears the bytes after use. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("hpan", cardNumber);
          out.text("expDate", expDate);
          out.text("cvc", securityCode);
          out.text("terminalId", terminalId.toString());
        });
  }

  /** The card's number as sent, not checked. */
  public String cardNumber() {
    return cardNumber;
  }

  /** The month of expiry as sent, {@code MMYY}, not checked. */
  public String expDate() {
    return expDate;
  }

  /** The month of expiry, in this century; empty when it was not sent as {@code MMYY}. */
  public Optional<YearMonth> expiry() {
    if (expDate.length() != 4 || !InvoiceId.allDigits(expDate)) {
      return Optional.empty();
    }
    int month = Integer.parseInt(expDate.substring(0, 2));
    int year = CENTURY + Integer.parseInt(expDate.substring(2));
    return month >= 1 && month <= 12 ? Optional.of(YearMonth.of(year, month)) : Optional.empty();
  }

  /** The security code as sent, not checked. */
  public String securityCode() {
    return securityCode;
  }

  /** The terminal that the cryptogram was made for. */
  public TerminalId terminalId() {
    return terminalId;
  }

  /** Always the same text. */
  @Override
  public String toString() {
    return "CryptogramPlaintext[hidden]";
  }
}

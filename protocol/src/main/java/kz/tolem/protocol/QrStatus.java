package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far the payment of a QR code has come: {@code GET /qr}. Absent texts are empty. Source: EPAY.md 10.3.
 *
 * @param status NEW, SCANNED, BLOCKED, AUTH, PAID or REJECTED
 * @param fee the bank's fee, in major units
 * @param amount in major units
 */
public record QrStatus(
    String status,
    String qrcode,
    String trType,
    boolean secure3D,
    String issuer,
    String issuerBankCountry,
    Optional<BigDecimal> fee,
    Optional<BigDecimal> amount,
    String currency,
    String paymentChannel,
    String errDescription,
    String retCode) {

  /** The word for a payment that was made. */
  public static final String PAID = "PAID";

  /** The word for a payment that was declined, or not made in time. */
  public static final String REJECTED = "REJECTED";

  /**
   * Reads a status.
   *
   * @throws MalformedMessage when it is not one JSON object with a status, or an amount is not a number
   */
  public static QrStatus read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new QrStatus(
        in.requiredText("status"),
        in.textOrEmpty("qrcode"),
        in.textOrEmpty("trType"),
        in.flag("secure3D").orElse(false),
        in.textOrEmpty("issuer"),
        in.textOrEmpty("issuerBankCountry"),
        in.decimal("fee"),
        in.decimal("amount"),
        in.textOrEmpty("currency"),
        in.textOrEmpty("paymentChannel"),
        in.textOrEmpty("errDescription"),
        in.textOrEmpty("retCode"));
  }

  /** Tells whether the status stays as it is. */
  public boolean isFinal() {
    return status.equals(PAID) || status.equals(REJECTED);
  }

  /** The JSON body in the documented order; an absent amount is left out. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("status", status);
          out.text("qrcode", qrcode);
          out.text("trType", trType);
          out.flag("secure3D", secure3D);
          out.text("issuer", issuer);
          out.text("issuerBankCountry", issuerBankCountry);
          out.numberIfPresent("fee", fee);
          out.numberIfPresent("amount", amount);
          out.text("currency", currency);
          out.text("paymentChannel", paymentChannel);
          out.text("errDescription", errDescription);
          out.text("retCode", retCode);
        });
  }
}

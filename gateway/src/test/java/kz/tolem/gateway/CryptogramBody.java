package kz.tolem.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/// The JSON of `POST /payment/cryptopay` that starts valid. Immutable.
public final class CryptogramBody extends JsonBody<CryptogramBody> {

  public static final String PATH = "/payment/cryptopay";

  /// With the Cyrillic letter, as the bank's samples have it.
  public static final String CYRILLIC = "\u0441ryptogram";

  private CryptogramBody(Map<String, String> fields) {
    super(PATH, fields);
  }

  @Override
  protected CryptogramBody of(Map<String, String> others) {
    return new CryptogramBody(others);
  }

  /// A payment of 100 KZT.
  public static CryptogramBody of(String invoice, String cryptogram) {
    return new CryptogramBody(new LinkedHashMap<>())
        .withRaw("amount", "100")
        .with("currency", "KZT")
        .with("name", "AIGERIM EXAMPLE")
        .with("cryptogram", cryptogram)
        .with("invoiceId", invoice)
        .with("description", "order 451")
        .with("accountId", "client-17")
        .with("email", "buyer@example.kz")
        .with("phone", "77010000001")
        .with("postLink", "")
        .with("failurePostLink", "")
        .withRaw("cardSave", "true");
  }

  /// A verification with no dollars (EPAY.md 6.2).
  public CryptogramBody verification() {
    return withRaw("amount", "0").with("currency", "USD").with("paymentType", "cardVerification");
  }
}

package kz.tolem.gateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The JSON of `POST /payment/cryptopay` that starts valid; each `with` and `without` gives a copy that differs in one
/// field. Immutable.
public final class CryptogramBody {

  public static final String PATH = "/payment/cryptopay";

  /// With the Cyrillic letter, as the bank's samples have it.
  public static final String CYRILLIC = "\u0441ryptogram";

  private final Map<String, String> fields;

  private CryptogramBody(Map<String, String> fields) {
    this.fields = Collections.unmodifiableMap(fields);
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

  public CryptogramBody with(String name, String text) {
    return withRaw(name, Json.quoted(text));
  }

  public CryptogramBody withRaw(String name, String json) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    copy.put(name, json);
    return new CryptogramBody(copy);
  }

  public CryptogramBody without(String name) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    copy.remove(name);
    return new CryptogramBody(copy);
  }

  public String json() {
    return fields.entrySet().stream()
        .map(field -> Json.quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  public Answer send(Wire wire, String token) {
    return wire.post(PATH, "application/json", json(), "Authorization", "Bearer " + token);
  }
}

package kz.tolem.gateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The JSON of a saved-card payment that starts valid; each `with` and `without` gives a copy that differs in one field.
/// Values are kept as JSON, so that a test may spoil them in any way. Immutable.
public final class PaymentBody {

  public static final String PATH = "/payments/cards/auth";

  private final Map<String, String> fields;

  private PaymentBody(Map<String, String> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /// What every payment has; the shop adds terminal, card and order.
  public static PaymentBody common() {
    return new PaymentBody(new LinkedHashMap<>())
        .withRaw("amount", "100")
        .with("currency", "KZT")
        .with("name", "TEST TEST")
        .with("description", "test payment")
        .with("accountId", "uuid000001")
        .with("email", "buyer@example.kz")
        .with("phone", "77001234567")
        .with("backLink", "https://shop.example.kz/success")
        .with("failureBackLink", "https://shop.example.kz/failure")
        .with("postLink", "")
        .with("failurePostLink", "")
        .with("language", "rus")
        .with("paymentType", "cardId");
  }

  /// A text.
  public PaymentBody with(String name, String text) {
    return withRaw(name, Json.quoted(text));
  }

  /// JSON as it stands.
  public PaymentBody withRaw(String name, String json) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    copy.put(name, json);
    return new PaymentBody(copy);
  }

  public PaymentBody without(String... names) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    for (String name : names) {
      copy.remove(name);
    }
    return new PaymentBody(copy);
  }

  public PaymentBody postingTo(String url) {
    return with("postLink", url);
  }

  public PaymentBody postingTo(String url, String failureUrl) {
    return with("postLink", url).with("failurePostLink", failureUrl);
  }

  /// The JSON of a field.
  public String raw(String name) {
    return fields.get(name);
  }

  public String json() {
    return fields.entrySet().stream()
        .map(field -> Json.quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  public Answer send(Wire wire, String token) {
    return wire.post(PATH, "application/json", json(), "Authorization", "Bearer " + token);
  }

  @Override
  public String toString() {
    return json();
  }
}

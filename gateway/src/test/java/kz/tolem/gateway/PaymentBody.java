package kz.tolem.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/// The JSON of a saved-card payment that starts valid. Immutable.
public final class PaymentBody extends JsonBody<PaymentBody> {

  public static final String PATH = "/payments/cards/auth";

  private PaymentBody(Map<String, String> fields) {
    super(PATH, fields);
  }

  @Override
  protected PaymentBody of(Map<String, String> others) {
    return new PaymentBody(others);
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

  public PaymentBody postingTo(String url) {
    return with("postLink", url);
  }

  public PaymentBody postingTo(String url, String failureUrl) {
    return with("postLink", url).with("failurePostLink", failureUrl);
  }
}

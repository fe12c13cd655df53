package kz.tolem.shop.order;

import java.util.Optional;

/// A buyer, as the shop knows him: by a cookie that nobody can guess. The gateway is told it as `accountId`.
public record BuyerId(String value) {

  private static final String FORM = "[0-9a-f]{32}";

  public BuyerId {
    if (!value.matches(FORM)) {
      throw new IllegalArgumentException("a buyer's id is 32 hexadecimal digits");
    }
  }

  /// Reads what a browser sent; empty when it is none of ours.
  public static Optional<BuyerId> parse(String text) {
    return text.matches(FORM) ? Optional.of(new BuyerId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return "buyer";
  }
}

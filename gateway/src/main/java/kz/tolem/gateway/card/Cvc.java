package kz.tolem.gateway.card;

import java.util.Objects;
import java.util.Optional;

/// A card's security code. Lives only while its payment is being authorised: never stored, not even sealed (PCI DSS
/// 3.3.1). Prints nothing.
public final class Cvc {

  private final String digits;

  private Cvc(String digits) {
    this.digits = digits;
  }

  /// Reads three or four digits, as many as the scheme has; empty otherwise. Source: EPAY.md 12.2 (four for American
  /// Express).
  public static Optional<Cvc> parse(String typed, Scheme scheme) {
    String digits = typed.strip();
    boolean sound =
        digits.length() == scheme.cvcDigits() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return sound ? Optional.of(new Cvc(digits)) : Optional.empty();
  }

  /// The digits, for whoever may see a card number.
  public String digits(PanAccess access) {
    Objects.requireNonNull(access, "access");
    return digits;
  }

  @Override
  public String toString() {
    return "cvc";
  }
}

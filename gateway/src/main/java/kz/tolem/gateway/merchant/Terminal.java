package kz.tolem.gateway.merchant;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.protocol.TerminalId;

/// A shop's point of sale and its settings. Immutable.
///
/// @param number the eight digits by which card hosts and statements know it
/// @param currencies in which it may be paid
/// @param twoStep true: a payment is blocked and charged later (`AUTH`); false: charged at once (`CHARGE`)
/// @param secure3d whether a payment needs 3-D Secure
/// @param tailWindow how far back the last-six rule looks; empty: for ever
/// @param linkHosts hosts that the shop's links may point to; empty: any
/// @param crossOrigin whether a page of another origin may ask for a token (CORS)
/// @param cryptogram whether the shop may send cards as cryptograms
/// @param rules about saved cards, old blocks and notifications
public record Terminal(
    TerminalId id,
    MerchantId merchant,
    String number,
    String name,
    Set<Currency> currencies,
    boolean twoStep,
    boolean secure3d,
    Dialect dialect,
    Optional<Duration> tailWindow,
    List<String> linkHosts,
    boolean crossOrigin,
    boolean cryptogram,
    TerminalRules rules) {

  public Terminal {
    currencies = Set.copyOf(currencies);
    linkHosts = List.copyOf(linkHosts);
  }

  private static final Currency DOLLAR = Currency.getInstance("USD");

  /// The currencies that an amount may be in. The documents verify a card with no dollars, so that those are allowed
  /// whatever the terminal is paid in (EPAY.md 6.1).
  ///
  /// @param verification whether the amount is zero
  public Set<Currency> currencies(boolean verification) {
    if (!verification || currencies.contains(DOLLAR)) {
      return currencies;
    }
    return Stream.concat(currencies.stream(), Stream.of(DOLLAR)).collect(Collectors.toUnmodifiableSet());
  }
}

package kz.tolem.gateway.merchant;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is said of a terminal at registration; see [Terminal] for the meaning of each setting.
public record NewTerminal(
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

  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  public NewTerminal {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("a terminal's name has 1 to 100 characters");
    }
    if (currencies.isEmpty()) {
      throw new IllegalArgumentException("a terminal has at least one currency");
    }
    for (String host : linkHosts) {
      if (!HOST.matcher(host).matches()) {
        throw new IllegalArgumentException("a link host is a host name in lower case, without scheme, port or path");
      }
    }
    if (tailWindow.isPresent()) {
      long days = tailWindow.get().toDays();
      if (days < 1 || days > 3650) {
        throw new IllegalArgumentException("the last-six rule looks back 1 to 3650 days, or for ever");
      }
    }
  }
}

package kz.tolem.gateway;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.TerminalRules;

/// The ways in which a test's terminal differs from the usual one.
public final class Terminals {

  private Terminals() {}

  public static NewTerminal lenient(NewTerminal terminal) {
    return changed(terminal, copy -> copy.dialect = Dialect.LENIENT);
  }

  public static NewTerminal oneStep(NewTerminal terminal) {
    return changed(terminal, copy -> copy.twoStep = false);
  }

  public static NewTerminal secure3d(NewTerminal terminal) {
    return changed(terminal, copy -> copy.secure3d = true);
  }

  public static NewTerminal crossOrigin(NewTerminal terminal) {
    return changed(terminal, copy -> copy.crossOrigin = true);
  }

  public static NewTerminal withoutCryptograms(NewTerminal terminal) {
    return changed(terminal, copy -> copy.cryptogram = false);
  }

  public static NewTerminal tengeOnly(NewTerminal terminal) {
    return changed(terminal, copy -> copy.currencies = Set.of(Currency.getInstance("KZT")));
  }

  /// The last-six rule looks back so many days.
  public static NewTerminal tailWindow(NewTerminal terminal, int days) {
    return changed(terminal, copy -> copy.tailWindow = Optional.of(Duration.ofDays(days)));
  }

  public static NewTerminal linkHosts(NewTerminal terminal, String... hosts) {
    return changed(terminal, copy -> copy.linkHosts = List.of(hosts));
  }

  public static NewTerminal ruled(NewTerminal terminal, TerminalRules rules) {
    return changed(terminal, copy -> copy.rules = rules);
  }

  /// @param releaseAfterDays 0: never
  public static TerminalRules rules(int failuresMax, int failuresDays, int releaseAfterDays, boolean notifyOperations) {
    Optional<Duration> releaseAfter =
        releaseAfterDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(releaseAfterDays));
    return new TerminalRules(failuresMax, Duration.ofDays(failuresDays), releaseAfter, notifyOperations);
  }

  private static NewTerminal changed(NewTerminal terminal, Consumer<Copy> change) {
    Copy copy = new Copy(terminal);
    change.accept(copy);
    return copy.made();
  }

  /// A terminal's settings while they are changed.
  private static final class Copy {

    private final String name;
    private Set<Currency> currencies;
    private boolean twoStep;
    private boolean secure3d;
    private Dialect dialect;
    private Optional<Duration> tailWindow;
    private List<String> linkHosts;
    private boolean crossOrigin;
    private boolean cryptogram;
    private TerminalRules rules;

    private Copy(NewTerminal of) {
      this.name = of.name();
      this.currencies = of.currencies();
      this.twoStep = of.twoStep();
      this.secure3d = of.secure3d();
      this.dialect = of.dialect();
      this.tailWindow = of.tailWindow();
      this.linkHosts = of.linkHosts();
      this.crossOrigin = of.crossOrigin();
      this.cryptogram = of.cryptogram();
      this.rules = of.rules();
    }

    private NewTerminal made() {
      return new NewTerminal(
          name, currencies, twoStep, secure3d, dialect, tailWindow, linkHosts, crossOrigin, cryptogram, rules);
    }
  }
}

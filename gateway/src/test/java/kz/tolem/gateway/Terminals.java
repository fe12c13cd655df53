package kz.tolem.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.TerminalRules;

/// The ways in which a test's terminal differs from the usual one.
public final class Terminals {

  private Terminals() {}

  public static NewTerminal lenient(NewTerminal t) {
    return new NewTerminal(
        t.name(), t.currencies(), t.twoStep(), t.secure3d(),
        Dialect.LENIENT, t.tailWindow(), t.linkHosts(), t.crossOrigin(), t.rules());
  }

  public static NewTerminal oneStep(NewTerminal t) {
    return new NewTerminal(
        t.name(), t.currencies(), false, t.secure3d(),
        t.dialect(), t.tailWindow(), t.linkHosts(), t.crossOrigin(), t.rules());
  }

  public static NewTerminal secure3d(NewTerminal t) {
    return new NewTerminal(
        t.name(), t.currencies(), t.twoStep(), true,
        t.dialect(), t.tailWindow(), t.linkHosts(), t.crossOrigin(), t.rules());
  }

  public static NewTerminal crossOrigin(NewTerminal t) {
    return new NewTerminal(
        t.name(), t.currencies(), t.twoStep(), t.secure3d(),
        t.dialect(), t.tailWindow(), t.linkHosts(), true, t.rules());
  }

  /// The last-six rule looks back so many days.
  public static NewTerminal tailWindow(NewTerminal t, int days) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        Optional.of(Duration.ofDays(days)),
        t.linkHosts(),
        t.crossOrigin(), t.rules());
  }

  public static NewTerminal linkHosts(NewTerminal t, String... hosts) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        List.of(hosts),
        t.crossOrigin(), t.rules());
  }

  /// @param releaseAfterDays 0: never
  public static TerminalRules rules(int failuresMax, int failuresDays, int releaseAfterDays, boolean notifyOperations) {
    Optional<Duration> releaseAfter =
        releaseAfterDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(releaseAfterDays));
    return new TerminalRules(failuresMax, Duration.ofDays(failuresDays), releaseAfter, notifyOperations);
  }

  public static NewTerminal ruled(NewTerminal t, TerminalRules rules) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        rules);
  }
}

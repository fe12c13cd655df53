package kz.tolem.gateway;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.NewTerminal;

/// The ways in which a test's terminal differs from the usual one.
public final class Terminals {

  private Terminals() {}

  public static NewTerminal lenient(NewTerminal t) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        Dialect.LENIENT,
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram());
  }

  public static NewTerminal oneStep(NewTerminal t) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        false,
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram());
  }

  public static NewTerminal secure3d(NewTerminal t) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        true,
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram());
  }

  public static NewTerminal crossOrigin(NewTerminal t) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        true,
        t.cryptogram());
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
        t.crossOrigin(),
        t.cryptogram());
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
        t.crossOrigin(),
        t.cryptogram());
  }

  public static NewTerminal withoutCryptograms(NewTerminal t) {
    return new NewTerminal(
        t.name(),
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        false);
  }

  public static NewTerminal tengeOnly(NewTerminal t) {
    return new NewTerminal(
        t.name(),
        Set.of(Currency.getInstance("KZT")),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram());
  }
}

package kz.tolem.gateway.cli;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.TerminalRules;
import picocli.CommandLine.Option;

/// The options that set a terminal: for a new one, and to change one. What is not given keeps its value.
final class TerminalSettings {

  /// What a terminal is unless told otherwise. In a sandbox it takes cryptograms, whose test cards nobody guards.
  static NewTerminal standard(boolean sandbox) {
    return new NewTerminal(
        "terminal",
        Set.of(Currency.getInstance("KZT")),
        false,
        false,
        Dialect.DOCUMENTED,
        Optional.empty(),
        List.of(),
        false,
        sandbox,
        TerminalRules.STANDARD);
  }

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      split = ",",
      description = "currencies it may be paid in, as KZT,USD (at first: KZT)")
  private List<String> currencies = List.of();

  @Option(
      names = "--two-step",
      negatable = true,
      description = "block the money and charge it later (AUTH) instead of at once (CHARGE) (at first: no)")
  private Boolean twoStep;

  @Option(names = "--3ds", negatable = true, description = "require 3-D Secure (at first: no)")
  private Boolean secure3d;

  @Option(
      names = "--dialect",
      paramLabel = "documented|lenient",
      description =
          "documented: as the bank's documents say; lenient: as live clients do (at first: documented)")
  private Dialect dialect;

  @Option(
      names = "--last-six-days",
      paramLabel = "DAYS",
      description = "how far back the last six digits of an invoice number must be unique; 0: for ever (at first: 0)")
  private Integer tailWindowDays;

  @Option(
      names = "--link-host",
      paramLabel = "HOST",
      description = "a host that the shop's links may point to; may be given several times; any: no limit (at first: any)")
  private List<String> linkHosts = List.of();

  @Option(
      names = "--cors",
      negatable = true,
      description = "let pages of other origins ask for tokens; that shows the ClientSecret to buyers (at first: no)")
  private Boolean crossOrigin;

  @Option(
      names = "--cryptogram",
      paramLabel = "on|off",
      description = "take cards as cryptograms; the shop needs PCI DSS for that (at first: on in a sandbox, else off)")
  private OnOff cryptogram;

  @Option(
      names = "--failures-max",
      paramLabel = "N",
      description =
          "after so many declines of a saved card its payments are declined here with 2740; 0: no limit (at first: 15)")
  private Integer failuresMax;

  @Option(names = "--failures-days", paramLabel = "DAYS", description = "how far back declines count (at first: 30)")
  private Integer failuresDays;

  @Option(
      names = "--release-after-days",
      paramLabel = "DAYS",
      description = "release blocked money that was not charged for so long (CANCEL_OLD); 0: never (at first: 30)")
  private Integer releaseAfterDays;

  @Option(
      names = "--notify-operations",
      negatable = true,
      description = "notify charges, cancels and refunds, too (at first: no)")
  private Boolean notifyOperations;

  /// @throws IllegalArgumentException when a value is not allowed
  NewTerminal applyTo(NewTerminal old, Optional<String> name) {
    return new NewTerminal(
        name.orElse(old.name()),
        currencies.isEmpty()
            ? old.currencies()
            : currencies.stream().map(TerminalSettings::currency).collect(Collectors.toUnmodifiableSet()),
        twoStep == null ? old.twoStep() : twoStep,
        secure3d == null ? old.secure3d() : secure3d,
        dialect == null ? old.dialect() : dialect,
        tailWindowDays == null ? old.tailWindow() : window(tailWindowDays),
        linkHosts.isEmpty() ? old.linkHosts() : hosts(linkHosts),
        crossOrigin == null ? old.crossOrigin() : crossOrigin,
        cryptogram == null ? old.cryptogram() : cryptogram == OnOff.ON,
        rules(old.rules()));
  }

  private TerminalRules rules(TerminalRules old) {
    return new TerminalRules(
        failuresMax == null ? old.failuresMax() : failuresMax,
        failuresDays == null ? old.failuresWithin() : Duration.ofDays(failuresDays),
        releaseAfterDays == null ? old.releaseAfter() : window(releaseAfterDays),
        notifyOperations == null ? old.notifyOperations() : notifyOperations);
  }

  private static Optional<Duration> window(int days) {
    return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
  }

  private static List<String> hosts(List<String> given) {
    return given.equals(List.of("any"))
        ? List.of()
        : given.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  private static Currency currency(String code) {
    Currency currency;
    try {
      currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(code + " is not an ISO 4217 currency code such as KZT");
    }
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(code + " is not money that a card can pay in");
    }
    return currency;
  }
}

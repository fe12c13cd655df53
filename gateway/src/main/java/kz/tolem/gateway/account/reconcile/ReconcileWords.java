package kz.tolem.gateway.account.reconcile;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.report.Sums;
import kz.tolem.protocol.Language;

/// Puts what a comparison found into words.
final class ReconcileWords {

  private ReconcileWords() {}

  static ReconcileView.Sum sum(ReconcileStore.Sum sum, Language language) {
    return new ReconcileView.Sum(
        ReconcileTexts.valueOf(sum.outcome()),
        tone(sum.outcome()),
        sum.count(),
        money(Optional.of(sum.bank()), sum.currency(), language),
        money(Optional.of(sum.ours()), sum.currency(), language),
        money(Optional.of(sum.bank() - sum.ours()), sum.currency(), language));
  }

  /// All lines together, each currency for itself.
  static List<ReconcileView.Total> totals(List<ReconcileStore.Sum> sums, Language language) {
    return sums.stream()
        .map(ReconcileStore.Sum::currency)
        .filter(currency -> !currency.isEmpty())
        .distinct()
        .sorted()
        .map(currency -> total(sums.stream().filter(sum -> sum.currency().equals(currency)).toList(), language))
        .toList();
  }

  private static ReconcileView.Total total(List<ReconcileStore.Sum> sums, Language language) {
    String currency = sums.getFirst().currency();
    long bank = sums.stream().mapToLong(ReconcileStore.Sum::bank).reduce(0, Math::addExact);
    long ours = sums.stream().mapToLong(ReconcileStore.Sum::ours).reduce(0, Math::addExact);
    return new ReconcileView.Total(
        currency,
        sums.stream().mapToLong(ReconcileStore.Sum::count).sum(),
        money(Optional.of(bank), currency, language),
        money(Optional.of(ours), currency, language),
        money(Optional.of(bank - ours), currency, language));
  }

  static ReconcileView.Line line(ReconcileStore.Line line, Moments moments) {
    return new ReconcileView.Line(
        line.no(),
        ReconcileTexts.valueOf(line.outcome()),
        tone(line.outcome()),
        line.reference(),
        money(line.bankAmount(), line.currency(), moments.language()),
        money(line.ourAmount(), line.currency(), moments.language()),
        line.payment().map(UUID::toString).orElse(""),
        line.ourAt().map(moments::toTheMinute).orElse(""),
        line.resolvedBy().map(by -> ReconcileTexts.RESOLVED_BY.in(moments.language(), by, line.note())).orElse(""));
  }

  static String tone(String outcome) {
    return outcome.equals("MATCHED") ? "good" : outcome.equals("OTHER_DAY") ? "wait" : "bad";
  }

  private static String money(Optional<Long> minor, String currency, Language language) {
    try {
      return minor.map(amount -> Sums.text(amount, Currency.getInstance(currency), language)).orElse("–");
    } catch (IllegalArgumentException _) {
      return minor.map(amount -> amount + " " + currency).orElse("–");
    }
  }
}

package kz.tolem.gateway.account.reconcile;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// The files that were compared.
public record ReconcileView(Shell shell, String from, String to, List<File> files, String problem) {

  /// @param tone `good`, `bad` or `wait`
  public record File(String id, String name, String days, String by, String at, String tone, String state) {}

  /// A file whose columns nobody knows yet.
  ///
  /// @param columns each name with what stands in the first line
  public record Columns(Shell shell, String id, String name, List<Column> columns, String problem) {}

  public record Column(String name, String sample) {}

  /// One file, compared.
  public record Result(
      Shell shell, String id, String name, String days, List<Sum> sums, List<Total> totals, List<Line> lines) {}

  /// All lines of one currency.
  public record Total(String currency, long count, String bank, String ours, String difference) {}

  public record Sum(ReconcileTexts outcome, String tone, long count, String bank, String ours, String difference) {}

  /// @param resolved who resolved it and why; empty text: it is open
  public record Line(
      int no,
      ReconcileTexts outcome,
      String tone,
      String reference,
      String bank,
      String ours,
      String payment,
      String at,
      String resolved) {}
}

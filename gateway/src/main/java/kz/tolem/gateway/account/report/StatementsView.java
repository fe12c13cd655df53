package kz.tolem.gateway.account.report;

import java.util.List;
import java.util.Map;
import kz.tolem.gateway.account.Shell;

/// Statements.
///
/// @param csv where the same is downloaded
/// @param totals one for each currency
public record StatementsView(
    Shell shell,
    Map<String, String> fields,
    List<OverviewView.Option> terminals,
    List<OverviewView.Option> currencies,
    List<Row> rows,
    List<Row> totals,
    String csv,
    String xlsx,
    String problem) {

  /// @param day empty text in a total
  public record Row(
      String day,
      String terminal,
      String currency,
      String charges,
      String charged,
      String refunds,
      String refunded,
      String net) {}
}

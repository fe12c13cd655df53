package kz.tolem.gateway.account.ledger;

import java.util.List;
import java.util.Map;
import kz.tolem.gateway.account.Shell;

/// The list of payments.
///
/// @param fields what is looked for, as the form holds it
/// @param problem why nothing can be shown; empty text: nothing is wrong
/// @param refresh where the rows are asked for again; empty text: they do not change by themselves
/// @param next the page behind this one; empty text: this is the last
/// @param first the first page; empty text: this is it
/// @param saved searches that the person keeps
/// @param waiting refunds that wait for a second person
public record LedgerView(
    Shell shell,
    Map<String, String> fields,
    List<Terminal> terminals,
    List<Row> rows,
    String problem,
    String refresh,
    String next,
    String first,
    List<Waiting> waiting,
    List<Saved> saved) {

  public record Terminal(String id, String name) {}

  public record Row(
      String id,
      String time,
      String invoice,
      String invoiceAlt,
      String amount,
      String returned,
      StateTexts state,
      String declineReason,
      String card,
      String scheme,
      String buyer,
      String description) {}

  /// A search that the person keeps.
  public record Saved(String name, String link, boolean chosen) {}

  public record Waiting(String payment, String amount, String by, String reason) {}

  public StateTexts[] states() {
    return StateTexts.values();
  }
}

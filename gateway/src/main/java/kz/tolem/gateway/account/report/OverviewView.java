package kz.tolem.gateway.account.report;

import java.util.List;
import java.util.Map;
import kz.tolem.gateway.account.Shell;

/// The first page.
///
/// @param fields what is asked for, as the form holds it
/// @param chart the points of the charts as JSON
/// @param problem why nothing can be shown; empty text: nothing is wrong
public record OverviewView(
    Shell shell,
    Map<String, String> fields,
    List<Option> terminals,
    List<Option> currencies,
    List<Range> ranges,
    List<Figure> figures,
    boolean byHour,
    String chart,
    List<Point> points,
    List<Bar> declines,
    List<Bar> byTerminal,
    List<Bar> byScheme,
    String problem) {

  public record Option(String value, String name) {}

  public record Range(String name, String link, boolean chosen) {}

  /// @param tone `good`, `bad` or empty
  public record Figure(String name, String value, String hint, String change, String tone) {}

  public record Point(String label, String turnover, String payments, String share) {}

  /// @param percent of the longest, 0 to 100
  public record Bar(String name, String value, int percent, String link) {}
}

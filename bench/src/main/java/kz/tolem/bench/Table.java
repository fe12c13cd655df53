package kz.tolem.bench;

import java.util.List;

/// The findings as a table for people.
final class Table {

  private static final List<String> HEAD = List.of("what", "measured", "bar", "");

  private Table() {}

  static String of(List<Finding> findings) {
    List<List<String>> rows =
        findings.stream()
            .map(each -> List.of(each.what(), each.measured(), each.bar(), each.verdict().word()))
            .toList();
    StringBuilder text = new StringBuilder();
    line(text, HEAD, rows);
    line(text, HEAD.stream().map(title -> "-".repeat(width(rows, HEAD.indexOf(title)))).toList(), rows);
    rows.forEach(row -> line(text, row, rows));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells, List<List<String>> rows) {
    text.append('|');
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      text.append(' ').append(cell).append(" ".repeat(width(rows, column) - cell.length())).append(" |");
    }
    text.append('\n');
  }

  private static int width(List<List<String>> rows, int column) {
    int widest = Math.max(3, HEAD.get(column).length());
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }
}

package kz.tolem.gateway.account.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// CSV as programs and spreadsheets read it: commas, quotes where needed, UTF-8 with a mark at its beginning. A text
/// that a spreadsheet would take for a formula gets an apostrophe before it. Source: RFC 4180; OWASP, CSV Injection.
public final class CsvTable implements StatementTable {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final BufferedWriter out;

  /// @param out is flushed at the end, and not closed
  public CsvTable(OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 32 * 1024);
    this.out.write('\uFEFF');
  }

  @Override
  public void head(String... names) throws IOException {
    row((Object[]) names);
  }

  @Override
  public void row(Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(cell(cells[i]));
    }
    out.write("\r\n");
  }

  static String cell(Object cell) {
    return switch (cell) {
      case BigDecimal number -> number.toPlainString();
      case LocalDateTime time -> TIME.format(time);
      default -> quoted(cell.toString());
    };
  }

  private static String quoted(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}

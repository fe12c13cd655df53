package kz.tolem.gateway.account.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A spreadsheet. Rows go out as they are written; a sheet that is full is followed by another.
final class ExcelTable implements StatementTable {

  private static final int ROWS_MAX = 1_000_000; // a sheet holds 1,048,576
  private static final int FLUSH_EVERY = 500;

  private final Workbook book;
  private final String name;
  private String[] head = {};
  private Worksheet sheet;
  private int sheets;
  private int row;

  ExcelTable(OutputStream out, String name) {
    this.book = new Workbook(out, "Tolem", "1.0");
    this.name = name;
  }

  @Override
  public void head(String... names) throws IOException {
    head = names;
    open();
  }

  private void open() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheets++;
    sheet = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    sheet.freezePane(0, 1);
    for (int i = 0; i < head.length; i++) {
      sheet.width(i, i == head.length - 1 ? 40 : 20);
      sheet.value(0, i, head[i]);
      sheet.style(0, i).bold().set();
    }
    row = 1;
  }

  @Override
  public void row(Object... cells) throws IOException {
    if (row > ROWS_MAX) {
      open();
    }
    for (int i = 0; i < cells.length; i++) {
      switch (cells[i]) {
        case BigDecimal number -> {
          sheet.value(row, i, number);
          sheet.style(row, i).format(number.scale() > 0 ? "#,##0." + "0".repeat(number.scale()) : "#,##0").set();
        }
        case LocalDateTime time -> {
          sheet.value(row, i, time);
          sheet.style(row, i).format("yyyy-mm-dd hh:mm:ss").set();
        }
        default -> sheet.value(row, i, cells[i].toString());
      }
    }
    row++;
    if (row % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    book.finish();
  }
}

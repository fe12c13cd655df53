package kz.tolem.gateway.account.report;

import java.io.IOException;

/// A table that is written row by row and never held: CSV or XLSX.
public interface StatementTable extends AutoCloseable {

  void head(String... names) throws IOException;

  /// @param cells texts, numbers (as `BigDecimal`) or points in time (as `LocalDateTime`)
  void row(Object... cells) throws IOException;

  @Override
  void close() throws IOException;
}

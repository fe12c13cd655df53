package kz.tolem.gateway.audit;

import java.time.Duration;
import java.util.List;

/// What of a table is sealed, as the package says that owns it. Rows have a time-ordered `id`.
///
/// @param table a name of ours
/// @param closed the condition on which a row does not change any more in what is sealed
/// @param columns what is sealed of a row, as expressions that are text
/// @param contradicting a query for the ids of rows between `:after` and `:upto` that contradict what is sealed; empty: none
/// @param settling how old a row must be, so that none comes in behind it any more
public record AuditedRows(
    String table, String closed, List<String> columns, String contradicting, Duration settling) {

  /// A moment as text, the same in every session.
  public static String time(String column) {
    return "cast(cast(extract(epoch from " + column + ") * 1000000 as bigint) as text)";
  }

  /// Bytes as text.
  public static String bytes(String column) {
    return "encode(" + column + ", 'hex')";
  }

  /// Anything else as text.
  public static String text(String column) {
    return "cast(" + column + " as text)";
  }
}

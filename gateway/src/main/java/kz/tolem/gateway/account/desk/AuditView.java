package kz.tolem.gateway.account.desk;

import java.util.List;
import java.util.Map;
import kz.tolem.gateway.account.Shell;

/// Who did what.
///
/// @param fields what is looked for, as it stands in the address
/// @param csv the address of all of it as a file
/// @param next the page behind this one; empty text: this is the last
public record AuditView(
    Shell shell, Map<String, String> fields, List<Option> deeds, List<Row> rows, String csv, String next) {

  /// One kind of deed to choose.
  public record Option(String value, String name) {}


  /// @param payment whether the subject is a payment, which has a page
  public record Row(
      String time, String login, String deed, String subject, boolean payment, String detail, String address) {}
}

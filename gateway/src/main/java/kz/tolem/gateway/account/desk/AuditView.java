package kz.tolem.gateway.account.desk;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// Who did what.
///
/// @param next the page behind this one; empty text: this is the last
public record AuditView(Shell shell, List<Row> rows, String next) {

  /// @param payment whether the subject is a payment, which has a page
  public record Row(
      String time, String login, String deed, String subject, boolean payment, String detail, String address) {}
}

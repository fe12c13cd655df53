package kz.tolem.gateway.account.desk;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// Notifications.
///
/// @param trouble whether only those are shown that were not delivered
/// @param said what became of a test or of sending many again; empty text: nothing
public record NotificationsView(
    Shell shell,
    boolean trouble,
    String from,
    String to,
    List<Row> rows,
    String next,
    String testUrl,
    String said,
    String problem) {

  public record Row(
      String id,
      String payment,
      String invoice,
      String time,
      boolean success,
      String url,
      String tone,
      String state,
      String tries,
      String fault) {}
}

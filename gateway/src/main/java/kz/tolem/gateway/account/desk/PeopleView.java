package kz.tolem.gateway.account.desk;

import java.util.List;
import kz.tolem.gateway.account.AccountTexts;
import kz.tolem.gateway.account.Shell;
import kz.tolem.gateway.user.Role;

/// A merchant's people.
///
/// @param link an invitation that was just made; empty text: none
/// @param linkFor whose it is
public record PeopleView(Shell shell, List<Row> rows, String link, String linkFor, String problem) {

  public record Row(String login, Role role, boolean own, boolean disabled, boolean factorSet) {}

  public Role[] roles() {
    return Role.values();
  }

  public String word(Role role) {
    return shell.text(AccountTexts.role(role));
  }

  /// Shows no link.
  @Override
  public String toString() {
    return "people";
  }
}

package kz.tolem.gateway.account.desk;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// Saved cards.
///
/// @param query what is looked for
public record CardsView(Shell shell, String query, List<Row> rows, String next) {

  public record Row(
      String id,
      String mask,
      String scheme,
      String expiry,
      boolean expired,
      String holder,
      String account,
      String savedAt,
      String stopped) {}
}

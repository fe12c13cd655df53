package kz.tolem.gateway.account.ledger;

import java.time.Instant;
import java.util.List;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.UserId;

/// Searches that a person keeps under a name: the table saved_view. Thread-safe.
final class SavedViews {

  static final int NAME_CHARS_MAX = 60;
  private static final int PER_PERSON_MAX = 30;

  private final Database database;

  SavedViews(Database database) {
    this.database = database;
  }

  /// @param query as it stands in the address, with its question mark
  record View(String name, String query) {}

  List<View> of(UserId user, MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select name, query from saved_view
                     where user_id = :user and merchant_id = :merchant
                     order by lower(name)
                     limit :most
                    """)
                .bind("user", user.value())
                .bind("merchant", merchant.value())
                .bind("most", PER_PERSON_MAX)
                .map((row, _) -> new View(row.getString("name"), row.getString("query")))
                .list());
  }

  /// Keeps a search; one of the same name is replaced. A person who has very many keeps no more.
  void put(UserId user, MerchantId merchant, View view, Instant at) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into saved_view (user_id, merchant_id, name, query, created_at)
                    select :user, :merchant, :name, :query, :at
                     where (select count(*) from saved_view
                             where user_id = :user and merchant_id = :merchant and name <> :name) < :most
                    on conflict (user_id, merchant_id, name) do update set query = excluded.query
                    """)
                .bind("user", user.value())
                .bind("merchant", merchant.value())
                .bind("name", view.name())
                .bind("query", view.query())
                .bind("at", at)
                .bind("most", PER_PERSON_MAX)
                .execute());
  }

  void remove(UserId user, MerchantId merchant, String name) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    "delete from saved_view where user_id = :user and merchant_id = :merchant and name = :name")
                .bind("user", user.value())
                .bind("merchant", merchant.value())
                .bind("name", name)
                .execute());
  }
}

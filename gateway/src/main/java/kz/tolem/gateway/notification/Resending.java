package kz.tolem.gateway.notification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;

/// Sends notifications again because somebody asks for it, whatever became of them before. Thread-safe.
public final class Resending {

  private final Database database;
  private final Sender sender;
  private final InstantSource time;

  public Resending(Database database, Sender sender, InstantSource time) {
    this.database = database;
    this.sender = sender;
    this.time = time;
  }

  /// Sends one again, a delivered one too.
  ///
  /// @return false when the merchant has no such notification
  public boolean again(MerchantId merchant, UUID id) {
    boolean found =
        database.transaction(
            handle ->
                handle
                        .createUpdate(
                            """
                            update notification
                               set next_try_at = :now, delivered_at = null
                             where id = :id and merchant_id = :merchant
                            """)
                        .bind("now", time.instant())
                        .bind("id", id)
                        .bind("merchant", merchant.value())
                        .execute()
                    == 1);
    sender.poke();
    return found;
  }

  /// Sends all again that were not delivered, of a time.
  ///
  /// @return how many
  public int allOf(MerchantId merchant, Instant from, Instant to) {
    int found =
        database.transaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        update notification
                           set next_try_at = :now
                         where merchant_id = :merchant and delivered_at is null and last_fault <> ''
                           and created_at >= :from and created_at < :to
                        """)
                    .bind("now", time.instant())
                    .bind("merchant", merchant.value())
                    .bind("from", from)
                    .bind("to", to)
                    .execute());
    sender.poke();
    return found;
  }

  /// Posts a message once, signed as every other, and tells what came of it. Goes where notifications may go.
  ///
  /// @return such as `HTTP 200`, else what kind of failure it was
  public String tryOut(MerchantId merchant, UUID id, String url, String body) {
    return sender.tryOut(merchant, id, url, body);
  }
}

package kz.tolem.gateway.sandbox.switches;

import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.gateway.sql.Database;

/// Takes out of a sandbox's tables what came in since it was planted: orders, cards, notifications, what people did, and
/// with them the seals that would miss them.
/// The merchants, their terminals, people and settings stay.
final class Emptying {

  /// Rows up to which deleting is quicker than truncating.
  private static final int FEW = 2_000;

  private final Database database;

  Emptying(Database database) {
    this.database = database;
  }

  /// @return whether the seed's card must be planted anew
  boolean empty() {
    return database.transaction(
        handle -> {
          boolean few =
              handle
                      .createQuery("select count(*) from (select 1 from payment limit :most) found")
                      .bind("most", FEW + 1)
                      .mapTo(Integer.class)
                      .one()
                  <= FEW;
          handle.execute(few ? DELETE : TRUNCATE);
          return handle
                  .createUpdate(
                      """
                      update card
                         set expiry = 202701, network_id = '', stopped_by = null, failures = null, saved_by = null
                       where id = :seed and sealed_number is not null and saved_at is not null
                         and deactivated_at is null
                      """)
                  .bind("seed", SandboxSeed.CARD.value())
                  .execute()
              == 0;
        });
  }

  private static final String REST =
      """
      delete from card
       where id <> 'e7e2587f-de26-4f41-ae1f-80c1fea31728' or deactivated_at is not null or sealed_number is null;
      delete from audit_seal;
      delete from bank_line;
      delete from bank_file;
      delete from account_event;
      delete from sign_in_failure;
      delete from user_session;
      """;

  private static final String DELETE =
      """
      delete from notification_try;
      delete from notification;
      delete from subscription_payment;
      delete from subscription;
      delete from refund_turn;
      delete from refund_request;
      delete from operation;
      delete from payment;
      delete from invoice;
      """
          + REST;

  private static final String TRUNCATE =
      """
      truncate notification_try, notification, subscription_payment, subscription, refund_turn, refund_request,
               operation, payment, invoice;
      """
          + REST;
}

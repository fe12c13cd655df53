package kz.tolem.gateway.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.subscription.Subscription.Intent;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.RecurrentSubscription;
import kz.tolem.protocol.TerminalId;

/// The tables subscription and subscription_payment: what is asked of them. [SubscriptionSteps] moves them on.
final class SubscriptionStore {

  private final Database database;

  SubscriptionStore(Database database) {
    this.database = database;
  }

  /// Writes a subscription.
  /// @return false when the payment has one that is active
  boolean insert(Subscription fresh) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into subscription (id, payment_id, merchant_id, terminal_id, frequency, state,
                                                  created_at, last_due_at, due_at, next_look_at)
                        values (:id, :payment, :merchant, :terminal, :frequency, 'ACTIVE',
                                :created, :last, :due, :due)
                        on conflict do nothing
                        """)
                    .bind("id", fresh.id())
                    .bind("payment", fresh.payment().value())
                    .bind("merchant", fresh.merchant().value())
                    .bind("terminal", fresh.terminal().value())
                    .bind("frequency", fresh.frequency().name())
                    .bind("created", fresh.createdAt())
                    .bind("last", fresh.lastDueAt())
                    .bind("due", fresh.dueAt())
                    .execute()
                == 1);
  }

  Optional<Subscription> active(PaymentId payment) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from subscription where payment_id = :payment and state = 'ACTIVE'")
                .bind("payment", payment.value())
                .map((row, _) -> read(row))
                .findOne());
  }

  Optional<Subscription> find(UUID id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from subscription where id = :id")
                .bind("id", id)
                .map((row, _) -> read(row))
                .findOne());
  }

  /// What a list is narrowed to; empty: not.
  record Filter(
      MerchantId merchant,
      Optional<TerminalId> terminal,
      Optional<PaymentId> payment,
      Optional<RecurrentSubscription.Status> state) {}

  /// The oldest first, behind the given one.
  List<Subscription> list(Filter filter, UUID after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from subscription
                     where merchant_id = :merchant and id > :after
                       and (:terminal::uuid is null or terminal_id = :terminal::uuid)
                       and (:payment::uuid is null or payment_id = :payment::uuid)
                       and (:state::text is null or state = :state::text)
                     order by id
                     limit :most
                    """)
                .bind("merchant", filter.merchant().value())
                .bind("after", after)
                .bind("terminal", filter.terminal().map(TerminalId::toString).orElse(null))
                .bind("payment", filter.payment().map(PaymentId::toString).orElse(null))
                .bind("state", filter.state().map(Enum::name).orElse(null))
                .bind("most", most)
                .map((row, _) -> read(row))
                .list());
  }

  List<Intent> intents(UUID subscription) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from subscription_payment where subscription_id = :id order by turn, attempt")
                .bind("id", subscription)
                .map((row, _) -> intent(row))
                .list());
  }

  /// Takes subscriptions for which there is something to do. They come up again after the lease, should this process
  /// die with them.
  List<Subscription> take(int most, Instant now, Duration lease) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    """
                    update subscription
                       set next_look_at = :leased
                     where id = any (array(
                           select id from subscription
                            where next_look_at <= :now
                            order by next_look_at
                            limit :most
                              for update skip locked))
                    returning *
                    """)
                .bind("leased", now.plus(lease))
                .bind("now", now)
                .bind("most", most)
                .map((row, _) -> read(row))
                .list());
  }

  /// Ends a subscription because the shop asked, whatever it is at.
  /// @return false when it is not active any more
  boolean end(UUID id, Instant at) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update subscription
                           set state = 'ENDED', next_look_at = null, closed_at = :at
                         where id = :id and state = 'ACTIVE'
                        """)
                    .bind("id", id)
                    .bind("at", at)
                    .execute()
                == 1);
  }

  private static Subscription read(ResultSet row) throws SQLException {
    int code = row.getInt("last_code");
    Optional<Integer> lastCode = row.wasNull() ? Optional.empty() : Optional.of(code);
    return new Subscription(
        row.getObject("id", UUID.class),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new TerminalId(row.getObject("terminal_id", UUID.class)),
        PaymentFrequency.valueOf(row.getString("frequency")),
        RecurrentSubscription.Status.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("last_due_at").toInstant(),
        row.getInt("turn"),
        row.getTimestamp("due_at").toInstant(),
        row.getInt("attempt"),
        lastCode);
  }

  static Intent intent(ResultSet row) throws SQLException {
    return new Intent(
        row.getInt("turn"),
        row.getInt("attempt"),
        row.getObject("token_id", UUID.class),
        row.getString("invoice_number"),
        row.getTimestamp("created_at").toInstant());
  }
}

package kz.tolem.gateway.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;
import org.jdbi.v3.core.Handle;

/// Reads how payments stand and moves them on. Every move is one guarded statement whose row count tells whether it
/// happened; the table's constraints hold the sums. Thread-safe.
public final class Standings {

  private final Database database;

  public Standings(Database database) {
    this.database = database;
  }

  public Optional<Standing> find(PaymentId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from payment where id = :id")
                .bind("id", id.value())
                .map((row, _) -> read(row))
                .findOne());
  }

  /// The payments with these ids, in the order of the ids; one that does not exist is left out.
  public List<Standing> findAll(List<PaymentId> ids) {
    Map<PaymentId, Standing> found = new HashMap<>();
    database.read(
        handle ->
            handle
                .createQuery("select * from payment where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.stream().map(PaymentId::value).toList())
                .map((row, _) -> read(row))
                .list())
        .forEach(standing -> found.put(standing.payment().id(), standing));
    return ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
  }

  /// The attempt on an invoice that counts: the one that is under way or succeeded, else the latest (EPAY.md 8.4).
  public Optional<Standing> ofInvoice(TerminalId terminal, InvoiceId invoice) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from payment
                     where terminal_id = :terminal and invoice_number = :invoice
                     order by (state = 'DECLINED'), id desc
                     limit 1
                    """)
                .bind("terminal", terminal.value())
                .bind("invoice", invoice.digits())
                .map((row, _) -> read(row))
                .findOne());
  }

  /// Blocks that are older than their terminals allow, the oldest first, behind the given one.
  ///
  /// @param before for each terminal the moment before which a block counts as old
  public List<Standing> agedAuthorizations(Map<TerminalId, Instant> before, Instant behind, PaymentId after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select aged.*
                      from unnest(:terminals::uuid[], :befores::timestamptz[]) as rule (terminal, before)
                     cross join lateral (
                           select * from payment
                            where terminal_id = rule.terminal and state = 'AUTHORIZED'
                              and settled_at < rule.before and (settled_at, id) > (:behind, :after)
                            order by settled_at, id
                            limit :most) aged
                     order by aged.settled_at, aged.id
                     limit :most
                    """)
                .bind("terminals", before.keySet().stream().map(TerminalId::toString).collect(ARRAY))
                .bind("befores", before.values().stream().map(Instant::toString).collect(ARRAY))
                .bind("behind", behind)
                .bind("after", after.value())
                .bind("most", most)
                .map((row, _) -> read(row))
                .list());
  }

  private static final Collector<CharSequence, ?, String> ARRAY = Collectors.joining(",", "{", "}");

  /// Turns a block into a charge of this amount, the rest being released.
  /// @return false when the payment is no longer blocked
  public boolean charge(Handle handle, PaymentId id, Money amount, Instant at) {
    return handle
            .createUpdate(
                """
                update payment
                   set state = 'CHARGED', charged_amount = :amount, changed_at = :at
                 where id = :id and state = 'AUTHORIZED'
                """)
            .bind("amount", amount.minorUnits())
            .bind("at", at)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /// Lets a block go.
  /// @param state [Standing.State#CANCELLED] or [Standing.State#RELEASED]
  /// @return false when the payment is no longer blocked
  public boolean letGo(Handle handle, PaymentId id, Standing.State state, Instant at) {
    return handle
            .createUpdate(
                """
                update payment
                   set state = :state, changed_at = :at
                 where id = :id and state = 'AUTHORIZED'
                """)
            .bind("state", state.name())
            .bind("at", at)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /// Sets an amount aside for a refund, so that no other refund can have it.
  /// @return false when the payment is not charged or less than this is left
  public boolean setAside(Handle handle, PaymentId id, Money amount, Instant at) {
    return handle
            .createUpdate(
                """
                update payment
                   set returned_amount = returned_amount + :amount, changed_at = :at
                 where id = :id and state = 'CHARGED' and returned_amount + :amount <= charged_amount
                """)
            .bind("amount", amount.minorUnits())
            .bind("at", at)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /// Takes back what was set aside for a refund that the card host refused.
  public void putBack(Handle handle, PaymentId id, Money amount, Instant at) {
    int rows =
        handle
            .createUpdate(
                """
                update payment
                   set returned_amount = returned_amount - :amount, changed_at = :at
                 where id = :id
                """)
            .bind("amount", amount.minorUnits())
            .bind("at", at)
            .bind("id", id.value())
            .execute();
    if (rows != 1) {
      throw new IllegalStateException("payment " + id + " is gone while its refund was under way");
    }
  }

  private static Standing read(ResultSet row) throws SQLException {
    Payment payment = PaymentRow.read(row);
    var currency = payment.order().amount().currency();
    Timestamp changed = row.getTimestamp("changed_at");
    Timestamp settled = row.getTimestamp("settled_at");
    Instant at =
        changed != null ? changed.toInstant() : settled != null ? settled.toInstant() : payment.openedAt();
    return new Standing(
        payment,
        Standing.State.valueOf(row.getString("state")),
        new Money(row.getLong("charged_amount"), currency),
        new Money(row.getLong("returned_amount"), currency),
        at);
  }
}

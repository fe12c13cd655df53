package kz.tolem.gateway.account.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Holds a bank's lines against our movements, in one transaction and in the database: nothing of it is in memory but
/// the bank's own lines. Two are one when reference and direction are the same. Thread-safe.
final class Comparison {

  /// A bank's day is not ours: what it has a few days off is found, and said to be of another day.
  private static final Duration MARGIN = Duration.ofDays(7);

  private static final int BATCH = 1_000;

  private final Database database;

  Comparison(Database database) {
    this.database = database;
  }

  /// @param to the moment when the last day is over
  /// @return false when it was compared already
  boolean run(MerchantId merchant, UUID file, List<Mapping.Line> lines, Instant from, Instant to, Instant now) {
    return database.transaction(
        handle -> {
          int taken =
              handle
                  .createUpdate(
                      "update bank_file set content = null, compared_at = :now where id = :id and compared_at is null")
                  .bind("now", now)
                  .bind("id", file)
                  .execute();
          if (taken != 1) {
            return false;
          }
          insert(handle, file, lines);
          match(handle, merchant, file, from, to);
          addMissing(handle, merchant, file, from, to, lines.size() + 2);
          return true;
        });
  }

  private static void insert(Handle handle, UUID file, List<Mapping.Line> lines) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into bank_line (file_id, no, outcome, reference, currency, bank_amount)
            values (:file, :no, :outcome, :reference, :currency, cast(:amount as bigint))
            """);
    for (Mapping.Line line : lines) {
      batch
          .bind("file", file)
          .bind("no", line.no())
          .bind("outcome", line.amount().isPresent() ? "MISSING_HERE" : "UNREADABLE")
          .bind("reference", line.reference())
          .bind("currency", line.currency())
          .bind("amount", line.amount().orElse(null))
          .add();
      if (batch.size() == BATCH) {
        batch.execute();
      }
    }
    batch.execute();
  }

  /// What moved money, as a statement has it.
  private static final String OURS =
      """
      with ours as (
        select p.reference, p.charged_amount as amount, p.currency, p.id as payment_id, p.settled_at as at
          from payment p
         where p.merchant_id = :merchant and p.state = 'CHARGED' and not p.two_step
           and p.opened_at >= :earliest and p.opened_at < :latest
           and p.settled_at >= :earliest and p.settled_at < :latest
           and p.settled_at - p.opened_at <= interval '24 hours'
        union all
        select p.reference, p.charged_amount, p.currency, p.id, p.settled_at
          from payment p
         where p.merchant_id = :merchant and p.state = 'CHARGED' and not p.two_step
           and p.settled_at >= :earliest and p.settled_at < :latest
           and p.settled_at - p.opened_at > interval '24 hours'
        union all
        select o.reference, case o.kind when 'REFUND' then -o.amount else o.amount end, o.currency, o.payment_id,
               o.settled_at
          from operation o
         where o.merchant_id = :merchant and o.state = 'DONE' and o.kind in ('CHARGE', 'REFUND')
           and o.settled_at >= :earliest and o.settled_at < :latest)
      """;

  private static void match(Handle handle, MerchantId merchant, UUID file, Instant from, Instant to) {
    handle
        .createUpdate(
            OURS
                + """
                , numbered as (
                  select no, row_number() over (partition by reference, sign(bank_amount) order by no) as turn
                    from bank_line where file_id = :file and bank_amount is not null)
                update bank_line l
                   set our_amount = case when n.turn = 1 then o.amount end, payment_id = o.payment_id, our_at = o.at,
                       outcome = case
                         when n.turn > 1 then 'REPEATED'
                         when o.amount <> l.bank_amount or o.currency <> l.currency then 'AMOUNT_DIFFERS'
                         when o.at < :from or o.at >= :to then 'OTHER_DAY'
                         else 'MATCHED'
                       end
                  from ours o, numbered n
                 where l.file_id = :file and n.no = l.no and o.reference = l.reference
                   and sign(o.amount) = sign(l.bank_amount)
                """)
        .bind("merchant", merchant.value())
        .bind("file", file)
        .bind("earliest", from.minus(MARGIN))
        .bind("latest", to.plus(MARGIN))
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  private static void addMissing(Handle handle, MerchantId merchant, UUID file, Instant from, Instant to, int first) {
    handle
        .createUpdate(
            OURS
                + """
                insert into bank_line (file_id, no, outcome, reference, currency, our_amount, payment_id, our_at)
                select :file, :first + row_number() over (order by o.at), 'MISSING_THERE', o.reference, o.currency,
                       o.amount, o.payment_id, o.at
                  from ours o
                 where o.at >= :from and o.at < :to
                   and not exists (select 1 from bank_line l
                                    where l.file_id = :file and l.reference = o.reference
                                      and sign(l.bank_amount) = sign(o.amount))
                """)
        .bind("merchant", merchant.value())
        .bind("file", file)
        .bind("first", first)
        .bind("earliest", from)
        .bind("latest", to)
        .bind("from", from)
        .bind("to", to)
        .execute();
  }
}

package kz.tolem.gateway.account.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;

/// Adds a merchant's movements up by day, terminal and currency. Thread-safe.
final class Totals {

  private static final Duration MOST = Duration.ofSeconds(15);

  private final Database database;

  Totals(Database database) {
    this.database = database;
  }

  /// Amounts in minor units; refunds are above zero here.
  record Line(
      LocalDate day,
      String terminalNumber,
      Currency currency,
      long charges,
      long charged,
      long refunds,
      long refunded) {}

  List<Line> of(MerchantId merchant, Span span, Moments moments) {
    return database.readWithin(
        MOST,
        handle ->
            handle
                .createQuery(
                    """
                    with movement as (
                      select p.settled_at as at, p.terminal_id, p.currency, p.charged_amount as charged, 0 as refunded
                        from payment p
                       where p.merchant_id = :merchant and p.state = 'CHARGED' and not p.two_step
                         and p.opened_at >= :dayBefore and p.opened_at < :to
                         and p.settled_at >= :from and p.settled_at < :to
                         and p.settled_at - p.opened_at <= interval '24 hours'
                      union all
                      select p.settled_at, p.terminal_id, p.currency, p.charged_amount, 0
                        from payment p
                       where p.merchant_id = :merchant and p.state = 'CHARGED' and not p.two_step
                         and p.settled_at >= :from and p.settled_at < :to
                         and p.settled_at - p.opened_at > interval '24 hours'
                      union all
                      select o.settled_at, p.terminal_id, o.currency,
                             case o.kind when 'CHARGE' then o.amount else 0 end,
                             case o.kind when 'REFUND' then o.amount else 0 end
                        from operation o
                        join payment p on p.id = o.payment_id
                       where o.merchant_id = :merchant and o.state = 'DONE' and o.kind in ('CHARGE', 'REFUND')
                         and o.settled_at >= :from and o.settled_at < :to)
                    select (m.at at time zone :zone)::date as day, t.number, m.currency,
                           count(*) filter (where m.charged > 0) as charges, sum(m.charged)::bigint as charged,
                           count(*) filter (where m.refunded > 0) as refunds, sum(m.refunded)::bigint as refunded
                      from movement m
                      join terminal t on t.id = m.terminal_id
                     where (cast(:terminal as uuid) is null or m.terminal_id = cast(:terminal as uuid))
                       and (cast(:currency as text) is null or m.currency = :currency)
                     group by 1, 2, 3
                     order by 1, 2, 3
                    """)
                .bind("merchant", merchant.value())
                .bind("from", span.start(moments))
                .bind("dayBefore", span.start(moments).minus(Duration.ofHours(24)))
                .bind("to", span.end(moments))
                .bind("zone", moments.zone().getId())
                .bind("terminal", span.terminal().map(id -> id.value().toString()).orElse(null))
                .bind("currency", span.currency().map(Currency::getCurrencyCode).orElse(null))
                .map(
                    (row, _) ->
                        new Line(
                            row.getDate("day").toLocalDate(),
                            row.getString("number"),
                            Currency.getInstance(row.getString("currency")),
                            row.getLong("charges"),
                            row.getLong("charged"),
                            row.getLong("refunds"),
                            row.getLong("refunded")))
                .list());
  }
}

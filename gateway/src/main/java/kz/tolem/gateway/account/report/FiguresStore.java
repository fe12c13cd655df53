package kz.tolem.gateway.account.report;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.gateway.sql.TookTooLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Counts a merchant's payments. One overview is counted at a time in each process, and within a time limit, so that
/// payments do not wait for it. Thread-safe.
final class FiguresStore {

  private static final Duration MOST = Duration.ofSeconds(10);

  private final Database database;
  private final Semaphore turn = new Semaphore(2, true);

  FiguresStore(Database database) {
    this.database = database;
  }

  /// The currencies that were paid in, the most used first.
  List<Currency> currencies(MerchantId merchant, Span span, Moments moments) {
    return inTurn(
        handle ->
            handle
                .createQuery(
                    """
                    select currency from payment
                     where merchant_id = :merchant and opened_at >= :from and opened_at < :to
                     group by currency order by count(*) desc
                    """)
                .bind("merchant", merchant.value())
                .bind("from", span.start(moments))
                .bind("to", span.end(moments))
                .mapTo(String.class)
                .map(Currency::getInstance)
                .list());
  }

  /// @throws TookTooLong when there is too much to count
  /// @throws Overloaded when others are being counted
  Figures figures(MerchantId merchant, Span span, Currency currency, Moments moments) {
    return inTurn(
        handle ->
            new Figures(
                buckets(handle, merchant, span, currency, moments),
                shares(handle, merchant, span, currency, moments, "p.decline_code::text", "p.state = 'DECLINED'"),
                shares(handle, merchant, span, currency, moments, "p.terminal_id::text", "p.state <> 'DECLINED'"),
                shares(handle, merchant, span, currency, moments, "c.scheme", "p.state <> 'DECLINED'"),
                answerMs(handle, merchant, span, currency, moments)));
  }

  private <T> T inTurn(java.util.function.Function<Handle, T> question) {
    if (!turn.tryAcquire()) {
      throw new Overloaded();
    }
    try {
      return database.readWithin(MOST, question);
    } finally {
      turn.release();
    }
  }

  private static List<Figures.Bucket> buckets(
      Handle handle, MerchantId merchant, Span span, Currency currency, Moments moments) {
    return bind(
            handle.createQuery(
                """
                select date_trunc(:unit, p.opened_at at time zone :zone) as bucket,
                       count(*) filter (where p.settled_at is not null) as settled,
                       count(*) filter (where p.settled_at is not null and p.state <> 'DECLINED') as approved,
                       coalesce(sum(p.charged_amount), 0)::bigint as charged,
                       coalesce(sum(p.returned_amount), 0)::bigint as returned,
                       coalesce(sum(p.amount) filter (where p.state = 'AUTHORIZED'), 0)::bigint as blocked
                  from payment p
                 where p.merchant_id = :merchant and p.opened_at >= :from and p.opened_at < :to
                   and p.currency = :currency
                   and (cast(:terminal as uuid) is null or p.terminal_id = cast(:terminal as uuid))
                 group by 1
                 order by 1
                """),
            merchant,
            span,
            currency,
            moments)
        .bind("unit", span.isShort() ? "hour" : "day")
        .bind("zone", moments.zone().getId())
        .map(
            (row, _) ->
                new Figures.Bucket(
                    row.getTimestamp("bucket").toLocalDateTime(),
                    row.getLong("settled"),
                    row.getLong("approved"),
                    row.getLong("charged"),
                    row.getLong("returned"),
                    row.getLong("blocked")))
        .list();
  }

  /// @param key what is counted by; stands in this file alone
  /// @param which stands in this file alone
  private static List<Figures.Share> shares(
      Handle handle, MerchantId merchant, Span span, Currency currency, Moments moments, String key, String which) {
    return bind(
            handle
                .createQuery(
                    """
                    select coalesce(<key>, '') as key, count(*) as count,
                           coalesce(sum(p.charged_amount - p.returned_amount), 0)::bigint as amount
                      from payment p
                      left join card c on c.id = p.card_id
                     where p.merchant_id = :merchant and p.opened_at >= :from and p.opened_at \\< :to
                       and p.currency = :currency and p.settled_at is not null
                       and (cast(:terminal as uuid) is null or p.terminal_id = cast(:terminal as uuid))
                       and <which>
                     group by 1
                     order by 2 desc, 1
                     limit 8
                    """)
                .define("key", key)
                .define("which", which),
            merchant,
            span,
            currency,
            moments)
        .map((row, _) -> new Figures.Share(row.getString("key"), row.getLong("count"), row.getLong("amount")))
        .list();
  }

  private static long answerMs(Handle handle, MerchantId merchant, Span span, Currency currency, Moments moments) {
    return bind(
            handle.createQuery(
                """
                select percentile_disc(0.95) within group (
                         order by (extract(epoch from (p.settled_at - p.opened_at)) * 1000)::bigint)
                  from payment p
                 where p.merchant_id = :merchant and p.opened_at >= :from and p.opened_at < :to
                   and p.currency = :currency and p.settled_at is not null and p.resumed_at is null
                   and (cast(:terminal as uuid) is null or p.terminal_id = cast(:terminal as uuid))
                """),
            merchant,
            span,
            currency,
            moments)
        .mapTo(Long.class)
        .findOne()
        .flatMap(Optional::ofNullable)
        .orElse(0L);
  }

  private static Query bind(Query query, MerchantId merchant, Span span, Currency currency, Moments moments) {
    return query
        .bind("merchant", merchant.value())
        .bind("from", span.start(moments))
        .bind("to", span.end(moments))
        .bind("currency", currency.getCurrencyCode())
        .bind("terminal", span.terminal().map(id -> id.value().toString()).orElse(null));
  }
}

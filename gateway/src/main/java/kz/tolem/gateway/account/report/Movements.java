package kz.tolem.gateway.account.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BiFunction;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;

/// Reads movements a page at a time, each page on a connection that is given back at once, so that a slow reader holds
/// neither memory nor a connection. Thread-safe; an iterator belongs to one thread.
///
/// A payment on a one-step terminal is charged by its own outcome; all else that moves money is an operation. Outcomes
/// that came more than a day after their payment began have an index of their own, so that none is missed.
final class Movements {

  static final int PAGE = 2_000;
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final UUID FIRST = new UUID(0, 0);

  private final Database database;

  Movements(Database database) {
    this.database = database;
  }

  /// All movements of a span, in the order of their times.
  Iterator<Movement> of(MerchantId merchant, Span span, Moments moments) {
    Instant from = span.start(moments);
    Instant to = span.end(moments);
    return new Merged(
        List.of(
            new Pages((at, id) -> charges(merchant, span, from, to, at, id), from.minus(Duration.ofHours(24))),
            new Pages((at, id) -> lateCharges(merchant, span, from, to, at, id), from),
            new Pages((at, id) -> operations(merchant, span, from, to, at, id), from)));
  }

  /// @param behind when the last one was, in the order of its source
  private record Found(Instant behind, Movement movement) {}

  private static final String CHARGE_COLUMNS =
      """
      p.id, 'CHARGE' as kind, p.id as payment_id, p.invoice_number, p.invoice_alt, p.charged_amount as amount,
      p.currency, t.number, c.first_six, c.last_four, p.reference, p.approval_code, p.description, p.settled_at as at
      """;

  private static final String NARROWED =
      """
      (cast(:terminal as uuid) is null or p.terminal_id = cast(:terminal as uuid))
      and (cast(:currency as text) is null or p.currency = :currency)
      """;

  /// In the order in which payments began, which is near enough to that of their outcomes.
  private List<Found> charges(MerchantId merchant, Span span, Instant from, Instant to, Instant at, UUID id) {
    return read(
        """
        select <columns>, p.opened_at as behind
          from payment p
          join terminal t on t.id = p.terminal_id
          left join card c on c.id = p.card_id
         where p.merchant_id = :merchant and p.opened_at >= :at and p.opened_at \\< :to
           and (p.opened_at, p.id) > (:at, :id)
           and p.state = 'CHARGED' and not p.two_step and p.settled_at >= :from and p.settled_at \\< :to
           and p.settled_at - p.opened_at \\<= interval '24 hours'
           and <narrowed>
         order by p.opened_at, p.id
         limit :most
        """,
        merchant, span, from, to, at, id);
  }

  private List<Found> lateCharges(MerchantId merchant, Span span, Instant from, Instant to, Instant at, UUID id) {
    return read(
        """
        select <columns>, p.settled_at as behind
          from payment p
          join terminal t on t.id = p.terminal_id
          left join card c on c.id = p.card_id
         where p.merchant_id = :merchant and p.settled_at >= :from and p.settled_at \\< :to
           and (p.settled_at, p.id) > (:at, :id)
           and p.state = 'CHARGED' and not p.two_step and p.settled_at - p.opened_at > interval '24 hours'
           and <narrowed>
         order by p.settled_at, p.id
         limit :most
        """,
        merchant, span, from, to, at, id);
  }

  private List<Found> operations(MerchantId merchant, Span span, Instant from, Instant to, Instant at, UUID id) {
    return read(
        """
        select o.id, o.kind, p.id as payment_id, p.invoice_number, p.invoice_alt,
               case o.kind when 'REFUND' then -o.amount else o.amount end as amount, o.currency,
               t.number, c.first_six, c.last_four, o.reference, p.approval_code, p.description, o.settled_at as at,
               o.settled_at as behind
          from operation o
          join payment p on p.id = o.payment_id
          join terminal t on t.id = p.terminal_id
          left join card c on c.id = p.card_id
         where o.merchant_id = :merchant and o.state = 'DONE' and o.kind in ('CHARGE', 'REFUND')
           and o.settled_at >= :from and o.settled_at \\< :to and (o.settled_at, o.id) > (:at, :id)
           and <narrowed>
         order by o.settled_at, o.id
         limit :most
        """,
        merchant, span, from, to, at, id);
  }

  private List<Found> read(String sql, MerchantId merchant, Span span, Instant from, Instant to, Instant at, UUID id) {
    return database.readWithin(
        MOST,
        handle ->
            handle
                .createQuery(sql)
                .define("columns", CHARGE_COLUMNS)
                .define("narrowed", NARROWED)
                .bind("merchant", merchant.value())
                .bind("from", from)
                .bind("to", to)
                .bind("at", at)
                .bind("id", id)
                .bind("terminal", span.terminal().map(terminal -> terminal.value().toString()).orElse(null))
                .bind("currency", span.currency().map(Currency::getCurrencyCode).orElse(null))
                .bind("most", PAGE)
                .map((row, _) -> new Found(row.getTimestamp("behind").toInstant(), movement(row)))
                .list());
  }

  private static Movement movement(ResultSet row) throws SQLException {
    String firstSix = row.getString("first_six");
    return new Movement(
        row.getTimestamp("at").toInstant(),
        row.getObject("id", UUID.class),
        Movement.Kind.valueOf(row.getString("kind")),
        row.getObject("payment_id", UUID.class),
        row.getString("invoice_number"),
        row.getString("invoice_alt"),
        row.getLong("amount"),
        Currency.getInstance(row.getString("currency")),
        row.getString("number"),
        firstSix == null ? "" : firstSix + "..." + row.getString("last_four"),
        row.getString("reference"),
        row.getString("approval_code"),
        row.getString("description"));
  }

  /// One source, page after page.
  private static final class Pages {

    private final BiFunction<Instant, UUID, List<Found>> source;
    private final Deque<Found> page = new ArrayDeque<>();
    private Instant at;
    private UUID id = FIRST;
    private boolean more = true;

    Pages(BiFunction<Instant, UUID, List<Found>> source, Instant from) {
      this.source = source;
      this.at = from;
    }

    Movement peek() {
      if (page.isEmpty() && more) {
        List<Found> next = source.apply(at, id);
        page.addAll(next);
        more = next.size() == PAGE;
        if (!next.isEmpty()) {
          at = next.getLast().behind();
          id = next.getLast().movement().id();
        }
      }
      return page.isEmpty() ? null : page.peek().movement();
    }

    Movement take() {
      return page.remove().movement();
    }
  }

  private record Merged(List<Pages> sources) implements Iterator<Movement> {

    private Pages first() {
      Pages first = null;
      for (Pages each : sources) {
        Movement next = each.peek();
        if (next != null && (first == null || next.at().isBefore(first.peek().at()))) {
          first = each;
        }
      }
      return first;
    }

    @Override
    public boolean hasNext() {
      return first() != null;
    }

    @Override
    public Movement next() {
      Pages first = first();
      if (first == null) {
        throw new NoSuchElementException();
      }
      return first.take();
    }
  }
}

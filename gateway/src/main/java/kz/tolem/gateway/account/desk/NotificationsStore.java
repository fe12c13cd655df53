package kz.tolem.gateway.account.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;

/// Reads a merchant's notifications, the latest first. Their ids sort by time, so that the primary key finds a time.
/// Thread-safe.
final class NotificationsStore {

  static final int PAGE = 50;
  private static final Duration MOST = Duration.ofSeconds(8);

  private final Database database;

  NotificationsStore(Database database) {
    this.database = database;
  }

  record Line(
      UUID id,
      UUID payment,
      String invoice,
      boolean success,
      String url,
      Instant createdAt,
      Optional<Instant> nextTryAt,
      int tries,
      Optional<Instant> deliveredAt,
      String lastFault) {}

  /// Those that a shop did not take, of a time.
  List<Line> inTrouble(MerchantId merchant, Instant from, Instant to, UUID before) {
    return database.readWithin(
        MOST,
        handle ->
            handle
                .createQuery(
                    """
                    select * from notification
                     where merchant_id = :merchant and delivered_at is null and last_fault <> '' and id < :before
                       and created_at >= :from and created_at < :to
                     order by id desc
                     limit :most
                    """)
                .bind("merchant", merchant.value())
                .bind("before", before)
                .bind("from", from)
                .bind("to", to)
                .bind("most", PAGE + 1)
                .map((row, _) -> line(row))
                .list());
  }

  /// All of a time.
  List<Line> all(MerchantId merchant, Instant from, Instant to, UUID before) {
    UUID last = before.equals(LAST) ? atOrAfter(to.plus(Duration.ofHours(1))) : before;
    return database.readWithin(
        MOST,
        handle ->
            handle
                .createQuery(
                    """
                    select * from notification
                     where merchant_id = :merchant and id < :before and id >= :first
                       and created_at >= :from and created_at < :to
                     order by id desc
                     limit :most
                    """)
                .bind("merchant", merchant.value())
                .bind("before", last)
                .bind("first", atOrAfter(from.minus(Duration.ofHours(1))))
                .bind("from", from)
                .bind("to", to)
                .bind("most", PAGE + 1)
                .map((row, _) -> line(row))
                .list());
  }

  static final UUID LAST = new UUID(-1L, -1L);

  /// The least id that is made at this time or later (RFC 9562, version 7).
  static UUID atOrAfter(Instant at) {
    return new UUID(at.toEpochMilli() << 16, 0);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getObject("id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getString("invoice_number"),
        row.getBoolean("success"),
        row.getString("url"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("next_try_at")).map(Timestamp::toInstant),
        row.getInt("tries"),
        Optional.ofNullable(row.getTimestamp("delivered_at")).map(Timestamp::toInstant),
        row.getString("last_fault"));
  }
}

package kz.tolem.gateway.account.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// How the installation is. Each question is answered from an index that holds only what is open, so that asking costs
/// little however much is stored. Thread-safe.
final class Health {

  static final Duration LATELY = Duration.ofMinutes(15);
  private static final Duration MOST = Duration.ofSeconds(5);

  private final Database database;

  Health(Database database) {
    this.database = database;
  }

  /// How many, and since when the oldest of them.
  record Open(long count, Optional<Instant> oldest) {}

  /// @param lately payments of the last [#LATELY] with an outcome
  record Report(
      long lately,
      long latelyApproved,
      Open pending,
      Open secureSteps,
      Open operations,
      Open outbox,
      Open lateRepeats,
      Open givenUp,
      long databaseBytes) {}

  Report report(Instant now) {
    return database.readWithin(
        MOST,
        handle ->
            new Report(
                lately(handle, now, "settled_at is not null"),
                lately(handle, now, "settled_at is not null and state <> 'DECLINED'"),
                open(handle, "payment", "opened_at", "state = 'PENDING'"),
                open(handle, "payment", "secure_until", "state = 'SECURE_STEP'"),
                open(handle, "operation", "opened_at", "state = 'PENDING'"),
                open(handle, "notification", "created_at", "next_try_at is not null"),
                late(handle, now),
                givenUp(handle, now),
                handle.createQuery("select pg_database_size(current_database())").mapTo(Long.class).one()));
  }

  /// Ids sort by time, so that the primary key finds the latest payments.
  private static long lately(Handle handle, Instant now, String which) {
    return handle
        .createQuery("select count(*) from payment where id >= :first and opened_at >= :from and <which>")
        .define("which", which)
        .bind("first", new UUID(now.minus(LATELY).toEpochMilli() << 16, 0))
        .bind("from", now.minus(LATELY))
        .mapTo(Long.class)
        .one();
  }

  /// @param table stands in this file alone, as do column and condition
  private static Open open(Handle handle, String table, String column, String which) {
    return handle
        .createQuery("select count(*) as count, min(<column>) as oldest from <table> where <which>")
        .define("table", table)
        .define("column", column)
        .define("which", which)
        .map(
            (row, _) -> new Open(
                row.getLong("count"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(java.sql.Timestamp::toInstant)))
        .one();
  }

  private static Open late(Handle handle, Instant now) {
    return handle
        .createQuery(
            "select count(*) as count, min(next_look_at) as oldest from subscription where next_look_at < :before")
        .bind("before", now.minus(Duration.ofMinutes(10)))
        .map(
            (row, _) -> new Open(
                row.getLong("count"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(java.sql.Timestamp::toInstant)))
        .one();
  }

  private static Open givenUp(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select count(*) as count, min(created_at) as oldest from notification
             where delivered_at is null and last_fault <> '' and next_try_at is null and created_at >= :since
            """)
        .bind("since", now.minus(Duration.ofDays(7)))
        .map(
            (row, _) -> new Open(
                row.getLong("count"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(java.sql.Timestamp::toInstant)))
        .one();
  }
}

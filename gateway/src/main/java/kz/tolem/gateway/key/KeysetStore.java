package kz.tolem.gateway.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// The tables keyset and key_holder.
final class KeysetStore {

  private final Database database;

  KeysetStore(Database database) {
    this.database = database;
  }

  /// A keyset as it lies in the database.
  ///
  /// @param master the id of the master key that sealed it; empty: not noted
  /// @param fadesAt when its older keys go
  record Row(String name, byte[] sealed, long generation, String master, Optional<Instant> fadesAt) {

    @Override
    public String toString() {
      return "keyset " + name;
    }
  }

  /// A process that holds keys.
  record Holder(UUID process, Instant seenAt, boolean isLive, long generation, String masters) {}

  List<Row> all() {
    return database.read(KeysetStore::all);
  }

  /// As [#all], for whoever may be in a transaction.
  List<Row> allApart() {
    return database.readApart(KeysetStore::all);
  }

  private static List<Row> all(Handle handle) {
    return handle
        .createQuery("select name, sealed, generation, master, fades_at from keyset order by name")
        .map((row, _) -> read(row))
        .list();
  }

  /// All keysets, which nobody else changes until the transaction ends.
  static List<Row> hold(Handle handle) {
    return handle
        .createQuery("select name, sealed, generation, master, fades_at from keyset order by name for update")
        .map((row, _) -> read(row))
        .list();
  }

  void keep(String name, byte[] sealed, String master, Instant at) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into keyset (name, sealed, master, created_at)
                    values (:name, :sealed, :master, :at)
                    on conflict do nothing
                    """)
                .bind("name", name)
                .bind("sealed", sealed)
                .bind("master", master)
                .bind("at", at)
                .execute());
  }

  /// Replaces a keyset by its next generation.
  /// @return false when somebody else has done so since it was read
  static boolean replace(Handle handle, Row old, byte[] sealed, String master, Optional<Instant> fadesAt) {
    return handle
            .createUpdate(
                """
                update keyset
                   set sealed = :sealed, master = :master, generation = generation + 1, fades_at = :fades
                 where name = :name and generation = :generation
                """)
            .bind("sealed", sealed)
            .bind("master", master)
            .bind("fades", fadesAt)
            .bind("name", old.name())
            .bind("generation", old.generation())
            .execute()
        == 1;
  }

  /// Tells the others what this process holds, at this moment of the database.
  void note(UUID process, long generation, String masters) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into key_holder (process, seen_at, generation, masters)
                    values (:process, clock_timestamp(), :generation, :masters)
                    on conflict (process)
                    do update set seen_at = excluded.seen_at, generation = excluded.generation
                    """)
                .bind("process", process)
                .bind("generation", generation)
                .bind("masters", masters)
                .execute());
  }

  /// Takes this process off the list, and those that have not been seen for an hour.
  void forget(UUID process) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from key_holder
                     where process = :process or seen_at < clock_timestamp() - interval '1 hour'
                    """)
                .bind("process", process)
                .execute());
  }

  List<Holder> holders() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select process, seen_at, generation, masters,
                           seen_at > clock_timestamp() - cast(:seconds || ' seconds' as interval) as live
                      from key_holder
                     order by process
                    """)
                .bind("seconds", Long.toString(KeyWatch.LIVE_FOR.toSeconds()))
                .map(
                    (row, _) ->
                        new Holder(
                            row.getObject("process", UUID.class),
                            row.getTimestamp("seen_at").toInstant(),
                            row.getBoolean("live"),
                            row.getLong("generation"),
                            row.getString("masters")))
                .list());
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString("name"),
        row.getBytes("sealed"),
        row.getLong("generation"),
        row.getString("master"),
        Optional.ofNullable(row.getTimestamp("fades_at")).map(Timestamp::toInstant));
  }
}

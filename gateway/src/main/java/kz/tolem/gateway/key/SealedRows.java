package kz.tolem.gateway.key;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// A column whose values one keyset seals, as the package says that owns the table.
///
/// @param purpose the keyset's
/// @param table a name of ours
/// @param id the column of the id that is part of each seal
/// @param column the sealed one
/// @param associated what the seal of a row is tied to
public record SealedRows(
    Purpose purpose, String table, String id, String column, Function<UUID, byte[]> associated) {

  // Payments that note something about one of these cards wait until the batch is written: a few milliseconds.
  private static final int BATCH = 100;

  private record Row(UUID id, byte[] sealed) {}

  /// How many rows are not sealed by the key with this prefix.
  long left(Database database, byte[] prefix) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from <table> where <column> is not null and substring(<column> from 1 for 5) <> :prefix
                    """)
                .define("table", table)
                .define("column", column)
                .bind("prefix", prefix)
                .mapTo(Long.class)
                .one());
  }

  /// What one turn has done.
  ///
  /// @param last the last id that was looked at; empty: there was none left
  /// @param done how many rows were sealed anew
  record Turn(Optional<UUID> last, int done) {}

  /// Seals some rows anew, those behind the given id. Rows that somebody changes meanwhile are left to a later turn.
  Turn reseal(Database database, Aead aead, byte[] prefix, Optional<UUID> behind) {
    return database.transaction(
        handle -> {
          List<Row> rows = some(handle, prefix, behind);
          if (rows.isEmpty()) {
            return new Turn(Optional.empty(), 0);
          }
          return new Turn(Optional.of(rows.getLast().id()), write(handle, aead, rows));
        });
  }

  private List<Row> some(Handle handle, byte[] prefix, Optional<UUID> behind) {
    return handle
        .createQuery(
            """
            select <id> as id, <column> as sealed
              from <table>
             where <column> is not null and substring(<column> from 1 for 5) <> :prefix
               and (cast(:behind as uuid) is null or <id> > cast(:behind as uuid))
             order by <id>
             limit :most
            """)
        .define("table", table)
        .define("id", id)
        .define("column", column)
        .bind("prefix", prefix)
        .bind("behind", behind.map(UUID::toString))
        .bind("most", BATCH)
        .map((row, _) -> new Row(row.getObject("id", UUID.class), row.getBytes("sealed")))
        .list();
  }

  /// In the order in which the committer takes several cards, so that the two never wait for each other in a ring.
  private int write(Handle handle, Aead aead, List<Row> rows) {
    PreparedBatch batch =
        handle
            .prepareBatch("update <table> set <column> = :fresh where <id> = :id and <column> = :old")
            .define("table", table)
            .define("id", id)
            .define("column", column);
    for (Row row : rows.stream().sorted(Comparator.comparing(Row::id)).toList()) {
      batch.bind("fresh", resealed(aead, row)).bind("id", row.id()).bind("old", row.sealed()).add();
    }
    int done = 0;
    for (int count : batch.execute()) {
      done += count;
    }
    return done;
  }

  private byte[] resealed(Aead aead, Row row) {
    byte[] to = associated.apply(row.id());
    try {
      return aead.encrypt(aead.decrypt(row.sealed(), to), to);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a row of " + table + " does not open, so its key cannot be taken away: " + row.id(), e);
    }
  }
}

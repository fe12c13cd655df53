package kz.tolem.gateway.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.statement.Query;

/// The table audit_seal, and the rows that it seals.
final class SealStore {

  private final Database database;

  SealStore(Database database) {
    this.database = database;
  }

  Optional<Seal> last() {
    return one("select * from audit_seal order by no desc limit 1");
  }

  Optional<Seal> lastOf(String source) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from audit_seal where source = :source order by no desc limit 1")
                .bind("source", source)
                .map((row, _) -> read(row))
                .findOne());
  }

  private Optional<Seal> one(String sql) {
    return database.read(handle -> handle.createQuery(sql).map((row, _) -> read(row)).findOne());
  }

  /// The seals behind a number, in their order.
  List<Seal> behind(long no, int most) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from audit_seal where no > :no order by no limit :most")
                .bind("no", no)
                .bind("most", most)
                .map((row, _) -> read(row))
                .list());
  }

  /// @return false when another gateway was first with this number
  boolean add(Seal seal) {
    return database.transaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into audit_seal (no, sealed_at, source, after_id, upto_id, rows_sealed, open_ids, digest, chain)
                        values (:no, :at, :source, :after, :upto, :rows, :open, :digest, :chain)
                        on conflict do nothing
                        """)
                    .bind("no", seal.no())
                    .bind("at", seal.at())
                    .bind("source", seal.source())
                    .bind("after", seal.after())
                    .bind("upto", seal.upto())
                    .bind("rows", seal.rows())
                    .bindArray("open", UUID.class, seal.open())
                    .bind("digest", seal.digest())
                    .bind("chain", seal.chain())
                    .execute())
        == 1;
  }

  /// Some rows behind one id and before another.
  List<SealedBatch.Row> some(AuditedRows audited, UUID after, UUID before, int most) {
    return rows(
        audited,
        "id > :after and id < :before order by id limit :most",
        query -> query.bind("after", after).bind("before", before).bind("most", most));
  }

  /// All rows behind one id up to another.
  List<SealedBatch.Row> between(AuditedRows audited, UUID after, UUID upto) {
    return rows(
        audited, "id > :after and id <= :upto", query -> query.bind("after", after).bind("upto", upto));
  }

  List<SealedBatch.Row> these(AuditedRows audited, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return rows(audited, "id = any(:ids)", query -> query.bindArray("ids", UUID.class, List.copyOf(ids)));
  }

  private List<SealedBatch.Row> rows(
      AuditedRows audited, String condition, java.util.function.Consumer<Query> bind) {
    return database.read(
        handle -> {
          Query query =
              handle.createQuery(
                  "select id, (" + audited.closed() + ") as closed, " + String.join(", ", audited.columns()) + " from "
                      + audited.table() + " where " + condition);
          bind.accept(query);
          return query.map((row, _) -> row(row, audited.columns().size())).list();
        });
  }

  private static SealedBatch.Row row(ResultSet row, int columns) throws SQLException {
    List<String> values = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(row.getString(3 + i));
    }
    return new SealedBatch.Row(row.getObject(1, UUID.class), row.getBoolean(2), values);
  }

  /// Rows that contradict what is sealed of them.
  List<UUID> contradicting(AuditedRows audited, UUID after, UUID upto) {
    if (audited.contradicting().isEmpty()) {
      return List.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(audited.contradicting())
                .bind("after", after)
                .bind("upto", upto)
                .mapTo(UUID.class)
                .list());
  }

  private static Seal read(ResultSet row) throws SQLException {
    Array open = row.getArray("open_ids");
    return new Seal(
        row.getLong("no"),
        row.getTimestamp("sealed_at").toInstant(),
        row.getString("source"),
        row.getObject("after_id", UUID.class),
        row.getObject("upto_id", UUID.class),
        row.getInt("rows_sealed"),
        Arrays.asList((UUID[]) open.getArray()),
        row.getBytes("digest"),
        row.getBytes("chain"));
  }
}

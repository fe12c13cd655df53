package kz.tolem.gateway.key;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// The table key_rotation.
final class RotationStore {

  private final Database database;

  RotationStore(Database database) {
    this.database = database;
  }

  /// How far an exchange of keys has come. The order is that of time.
  enum Stage {
    /// It has been decided.
    BEGUN,
    /// Every keyset has a new key, which opens.
    ADDED,
    /// The new keys seal.
    PRIMARY,
    /// Everything was found sealed by them once.
    RESEALED,
    /// The old keys are gone, or go by themselves at a set time.
    DONE
  }

  /// @param stageAt by the clock of whoever came to it
  record Rotation(UUID id, Stage stage, Instant startedAt, Instant stageAt) {}

  Optional<Rotation> underWay() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from key_rotation where under_way")
                .map(
                    (row, _) ->
                        new Rotation(
                            row.getObject("id", UUID.class),
                            Stage.valueOf(row.getString("stage")),
                            row.getTimestamp("started_at").toInstant(),
                            row.getTimestamp("stage_at").toInstant()))
                .findOne());
  }

  Optional<Instant> lastDone() {
    return database.read(
        handle ->
            handle
                .createQuery("select max(stage_at) from key_rotation where stage = 'DONE'")
                .mapTo(Instant.class)
                .findOne());
  }

  /// @return false when one is under way
  boolean begin(UUID id, Instant at) {
    return database.transaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into key_rotation (id, under_way, stage, started_at, stage_at)
                        values (:id, true, 'BEGUN', :at, :at)
                        on conflict do nothing
                        """)
                    .bind("id", id)
                    .bind("at", at)
                    .execute())
        == 1;
  }

  /// @return false when somebody else has taken this step
  static boolean step(Handle handle, Rotation from, Stage to, Instant at) {
    return handle
            .createUpdate(
                """
                update key_rotation
                   set stage = :to, stage_at = :at, under_way = case when :to = 'DONE' then null else true end
                 where id = :id and stage = :from
                """)
            .bind("to", to.name())
            .bind("at", at)
            .bind("id", from.id())
            .bind("from", from.stage().name())
            .execute()
        == 1;
  }
}

package kz.tolem.gateway.key;

import com.google.crypto.tink.KeysetHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;

/// What people may see of the keys: their ids, what they do, and who holds them.
public final class KeyList {

  private final Database database;
  private final Keys keys;
  private final List<SealedRows> sealed;

  public KeyList(Database database, Keys keys, List<SealedRows> sealed) {
    this.database = database;
    this.keys = keys;
    this.sealed = sealed;
  }

  /// One keyset.
  ///
  /// @param master the id of the master key that sealed it; empty: not noted, since it was made by an earlier release
  /// @param sealing the id of the key that seals
  /// @param opening the ids of older keys that open
  /// @param fadesAt when the older keys go, if that is set
  /// @param left rows that an older key has sealed
  public record Line(
      String name, String master, String sealing, List<String> opening, Optional<Instant> fadesAt, long left) {}

  /// A running gateway.
  ///
  /// @param masters the ids of the master keys that it was given
  public record Process(UUID id, Instant seenAt, boolean isNew, List<String> masters) {}

  /// The id of the master key that seals.
  public String master() {
    return keys.masters().id();
  }

  /// In the order of their names.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (KeysetStore.Row row : keys.store().all()) {
      for (Purpose purpose : Purpose.values()) {
        if (purpose.keyset().equals(row.name())) {
          lines.add(line(purpose, row));
        }
      }
    }
    return lines;
  }

  private Line line(Purpose purpose, KeysetStore.Row row) {
    KeysetHandle keyset = keys.ring().keyset(purpose);
    int primary = keyset.getPrimary().getId();
    List<String> opening = new ArrayList<>();
    for (int i = 0; i < keyset.size(); i++) {
      int id = keyset.getAt(i).getId();
      if (id != primary) {
        opening.add(HexFormat.of().toHexDigits(id));
      }
    }
    long left =
        sealed.stream()
            .filter(rows -> rows.purpose() == purpose)
            .mapToLong(rows -> rows.left(database, keys.ring().prefix(purpose)))
            .sum();
    return new Line(row.name(), row.master(), HexFormat.of().toHexDigits(primary), opening, row.fadesAt(), left);
  }

  /// The gateways that run now.
  public List<Process> processes() {
    long generation = keys.ring().generation();
    return keys.store().holders().stream()
        .filter(KeysetStore.Holder::isLive)
        .map(
            each ->
                new Process(
                    each.process(), each.seenAt(), each.generation() >= generation, List.of(each.masters().split(","))))
        .toList();
  }

  /// How far a rotation has come that was begun and not ended.
  public Optional<String> underWay() {
    return new RotationStore(database).underWay().map(rotation -> rotation.stage().name() + " since " + rotation.stageAt());
  }

  /// When keys were last rotated.
  public Optional<Instant> rotatedAt() {
    return new RotationStore(database).lastDone();
  }
}

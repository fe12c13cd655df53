package kz.tolem.gateway.key;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// Takes keys out of keysets once nothing that they sealed is of use any more.
final class FadedKeys {

  private final Database database;
  private final Keys keys;
  private final InstantSource time;

  FadedKeys(Database database, Keys keys, InstantSource time) {
    this.database = database;
    this.keys = keys;
    this.time = time;
  }

  /// Drops the older keys of the keysets whose time has come. Asks the database only then.
  void drop() {
    Instant now = time.instant();
    if (keys.ring().fadesFirst().filter(first -> !now.isBefore(first)).isEmpty()) {
      return;
    }
    database.transaction(
        handle -> {
          List<KeysetStore.Row> rows = KeysetStore.hold(handle);
          for (Purpose purpose : Purpose.exchanged()) {
            Ring.row(rows, purpose)
                .filter(row -> row.fadesAt().filter(at -> !now.isBefore(at)).isPresent())
                .ifPresent(row -> dropOlder(handle, keys.masters(), purpose, row));
          }
          return rows.size();
        });
    keys.refresh();
  }

  /// Leaves the key alone that seals.
  static void dropOlder(Handle handle, MasterKeys masters, Purpose purpose, KeysetStore.Row row) {
    try {
      KeysetHandle keyset = masters.open(purpose, row.sealed());
      int primary = keyset.getPrimary().getId();
      KeysetHandle.Builder left = KeysetHandle.newBuilder(keyset);
      for (int i = keyset.size() - 1; i >= 0; i--) {
        if (keyset.getAt(i).getId() != primary) {
          left.deleteAt(i);
        }
      }
      KeysetStore.replace(handle, row, masters.seal(purpose, left.build()), masters.id(), Optional.empty());
    } catch (GeneralSecurityException e) {
      throw new WrongMasterKey(e);
    }
  }
}

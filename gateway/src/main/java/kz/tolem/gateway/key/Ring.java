package kz.tolem.gateway.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keysets of one moment, opened. Immutable.
final class Ring {

  // What Tink puts before what it seals: a one, and the id of the key.
  private static final int PREFIX_BYTES = 5;
  private static final byte PREFIX_BEGIN = 1;

  private final long generation;
  private final Optional<Instant> fadesFirst;
  private final Map<Purpose, KeysetHandle> keysets;
  private final Map<Purpose, Aead> aeads = new EnumMap<>(Purpose.class);
  private final Map<Purpose, Set<Integer>> ids = new EnumMap<>(Purpose.class);

  private Ring(long generation, Optional<Instant> fadesFirst, Map<Purpose, KeysetHandle> keysets)
      throws GeneralSecurityException {
    this.generation = generation;
    this.fadesFirst = fadesFirst;
    this.keysets = keysets;
    for (Purpose purpose : Purpose.exchanged()) {
      KeysetHandle keyset = keysets.get(purpose);
      aeads.put(purpose, keyset.getPrimitive(Keys.CONFIGURATION, Aead.class));
      Set<Integer> known = new HashSet<>();
      for (int i = 0; i < keyset.size(); i++) {
        known.add(keyset.getAt(i).getId());
      }
      ids.put(purpose, Set.copyOf(known));
    }
  }

  /// Opens all keysets.
  ///
  /// @throws GeneralSecurityException when one is missing or was sealed by another master key
  static Ring open(List<KeysetStore.Row> rows, MasterKeys masters) throws GeneralSecurityException {
    Map<Purpose, KeysetHandle> keysets = new EnumMap<>(Purpose.class);
    Optional<Instant> fadesFirst = Optional.empty();
    for (Purpose purpose : Purpose.values()) {
      KeysetStore.Row row = row(rows, purpose).orElseThrow(() -> new GeneralSecurityException("keyset is missing"));
      keysets.put(purpose, masters.open(purpose, row.sealed()));
      if (row.fadesAt().isPresent() && fadesFirst.filter(row.fadesAt().get()::isAfter).isEmpty()) {
        fadesFirst = row.fadesAt();
      }
    }
    return new Ring(generation(rows), fadesFirst, keysets);
  }

  static Optional<KeysetStore.Row> row(List<KeysetStore.Row> rows, Purpose purpose) {
    return rows.stream().filter(row -> row.name().equals(purpose.keyset())).findFirst();
  }

  static long generation(List<KeysetStore.Row> rows) {
    return rows.stream().mapToLong(KeysetStore.Row::generation).sum();
  }

  long generation() {
    return generation;
  }

  /// When older keys of some keyset go, if some are waiting for that.
  Optional<Instant> fadesFirst() {
    return fadesFirst;
  }

  KeysetHandle keyset(Purpose purpose) {
    return keysets.get(purpose);
  }

  Aead aead(Purpose purpose) {
    return aeads.get(purpose);
  }

  /// What stands before everything that is sealed by the key that seals now.
  byte[] prefix(Purpose purpose) {
    return ByteBuffer.allocate(PREFIX_BYTES).put(PREFIX_BEGIN).putInt(keysets.get(purpose).getPrimary().getId()).array();
  }

  /// Whether something was sealed by a key that is not in the keyset, as far as its first bytes can be believed.
  boolean isOfAnUnknownKey(Purpose purpose, byte[] sealed) {
    return sealed.length > PREFIX_BYTES
        && sealed[0] == PREFIX_BEGIN
        && !ids.get(purpose).contains(ByteBuffer.wrap(sealed, 1, 4).getInt());
  }
}

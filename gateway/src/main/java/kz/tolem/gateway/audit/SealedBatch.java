package kz.tolem.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The rows of one seal: those that are final, in the order of their ids, and those that may still change.
final class SealedBatch {

  // By text, which sorts as the database does; UUID itself compares its halves as signed numbers.
  private final TreeMap<String, List<String>> closed = new TreeMap<>();
  private final List<UUID> open = new ArrayList<>();
  private final Set<UUID> seen = new HashSet<>();

  /// @param values what is sealed of it; an absent value is null
  record Row(UUID id, boolean isClosed, List<String> values) {}

  void add(Collection<Row> rows) {
    for (Row row : rows) {
      if (seen.add(row.id())) {
        if (row.isClosed()) {
          closed.put(row.id().toString(), row.values());
        } else {
          open.add(row.id());
        }
      }
    }
  }

  boolean has(UUID id) {
    return seen.contains(id);
  }

  /// Leaves a row to a later seal: one that is open, or one that is gone, which is to be noticed.
  void leave(UUID id) {
    if (seen.add(id)) {
      open.add(id);
    }
  }

  int size() {
    return closed.size();
  }

  List<UUID> open() {
    return open.stream().sorted(java.util.Comparator.comparing(UUID::toString)).toList();
  }

  /// Each value with its length before it, so that nothing can be moved from one to the next.
  byte[] digest() {
    MessageDigest digest = sha256();
    closed.forEach(
        (id, values) -> {
          put(digest, id);
          for (String value : values) {
            put(digest, value);
          }
        });
    return digest.digest();
  }

  private static void put(MessageDigest digest, String value) {
    if (value == null) {
      digest.update((byte) '-');
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) '+');
    digest.update(java.nio.ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java cannot do SHA-256", e);
    }
  }
}

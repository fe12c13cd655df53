package kz.tolem.gateway.cryptogram;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// The table cryptogram_key. A private key is sealed with its row's id as associated data.
final class CryptogramKeyStore {

  private final Database database;
  private final Aead seal;

  CryptogramKeyStore(Database database, Aead seal) {
    this.database = database;
    this.seal = seal;
  }

  /// A row.
  ///
  /// @param opensUntil empty: the key is the one that is handed out
  record Row(UUID id, byte[] publicKey, byte[] sealed, Instant createdAt, Optional<Instant> opensUntil) {

    boolean isHandedOut() {
      return opensUntil.isEmpty();
    }
  }

  /// The keys that open cryptograms, the one that is handed out first.
  List<Row> live(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from cryptogram_key
                     where opens_until is null or opens_until > :now
                     order by opens_until desc nulls first, created_at desc
                    """)
                .bind("now", now)
                .map((row, _) -> read(row))
                .list());
  }

  /// Puts a key into the place of the one that is handed out, if that place is free.
  boolean insert(Handle handle, UUID id, KeyPair pair, Instant at) {
    return handle
            .createUpdate(
                """
                insert into cryptogram_key (id, handed_out, public_key, sealed, created_at)
                values (:id, true, :public, :sealed, :at)
                on conflict do nothing
                """)
            .bind("id", id)
            .bind("public", pair.getPublic().getEncoded())
            .bind("sealed", sealed(id, pair.getPrivate().getEncoded()))
            .bind("at", at)
            .execute()
        == 1;
  }

  boolean insert(UUID id, KeyPair pair, Instant at) {
    return database.transaction(handle -> insert(handle, id, pair, at));
  }

  /// Puts a key into the place of the one that is handed out; that one opens what was made with it until the given
  /// moment.
  /// @return false when somebody else has done so at the same time
  boolean replace(UUID id, KeyPair pair, Instant opensUntil, Instant at) {
    return database.transaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  update cryptogram_key
                     set handed_out = null, opens_until = :until
                   where handed_out
                  """)
              .bind("until", opensUntil)
              .execute();
          return insert(handle, id, pair, at);
        });
  }

  /// Forgets private keys that open nothing any more.
  void deleteEnded(Instant now) {
    database.transaction(
        handle ->
            handle
                .createUpdate("delete from cryptogram_key where opens_until <= :now")
                .bind("now", now)
                .execute());
  }

  CryptogramKey unseal(Row row) {
    try {
      return CryptogramKey.of(seal.decrypt(row.sealed(), associated(row.id())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cryptogram key " + row.id() + " does not open", e);
    }
  }

  private byte[] sealed(UUID id, byte[] privateKey) {
    try {
      return seal.encrypt(privateKey, associated(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a cryptogram key", e);
    }
  }

  static byte[] associated(UUID id) {
    return ("tolem cryptogram key " + id).getBytes(StandardCharsets.UTF_8);
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getBytes("public_key"),
        row.getBytes("sealed"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("opens_until")).map(java.sql.Timestamp::toInstant));
  }
}

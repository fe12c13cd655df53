package kz.tolem.gateway.merchant;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.key.Purpose;
import kz.tolem.gateway.key.SealedRows;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// A merchant's client secrets and signing secrets, one or two of each: a second is made beside the first, and the
/// older is retired once the shop has changed over. Nothing here replaces a secret that may be in use. Thread-safe.
public final class Secrets {

  private static final int CLIENT_SECRET_BYTES = 27; // 36 characters of Base64, as the documented secrets have

  private final Database database;
  private final Keys keys;
  private final Ids ids;
  private final InstantSource time;

  public Secrets(Database database, Keys keys, Ids ids, InstantSource time) {
    this.database = database;
    this.keys = keys;
    this.ids = ids;
    this.time = time;
  }

  /// Where sealed signing secrets lie.
  public static SealedRows sealedRows() {
    return new SealedRows(
        Purpose.SIGNING_SECRET,
        "signing_secret",
        "merchant_id",
        "sealed",
        merchant -> MerchantStore.associated(new MerchantId(merchant)));
  }

  /// Which of a merchant's secrets.
  public enum Kind {
    CLIENT("client_secret"),
    SIGNING("signing_secret");

    private final String table;

    Kind(String table) {
      this.table = table;
    }
  }

  /// When each live secret was made, the oldest first.
  public List<Instant> madeAt(MerchantId merchant, Kind kind) {
    return database.read(
        handle ->
            handle
                .createQuery("select created_at from <table> where merchant_id = :id order by created_at, slot")
                .define("table", kind.table)
                .bind("id", merchant.value())
                .map((row, _) -> row.getTimestamp("created_at").toInstant())
                .list());
  }

  /// Makes a second secret.
  ///
  /// @return the secret, shown this once; empty when there are two already
  public Optional<String> second(MerchantId merchant, Kind kind) {
    return switch (kind) {
      case CLIENT -> {
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(ids.secret(CLIENT_SECRET_BYTES));
        yield put(merchant, kind, "hash", HashedSecret.of(secret, keys.clientSecrets()).bytes())
            ? Optional.of(secret)
            : Optional.empty();
      }
      case SIGNING -> {
        SigningSecret secret = new SigningSecret(ids.secret(SigningSecret.BYTES));
        yield put(merchant, kind, "sealed", seal(merchant, secret))
            ? Optional.of(secret.shownOnce())
            : Optional.empty();
      }
    };
  }

  private byte[] seal(MerchantId merchant, SigningSecret secret) {
    try {
      return keys.signingSecrets().encrypt(secret.bytes(), MerchantStore.associated(merchant));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a signing secret", e);
    }
  }

  private boolean put(MerchantId merchant, Kind kind, String column, byte[] value) {
    return database.transaction(
        handle -> {
          List<Integer> slots = slots(handle, merchant, kind);
          return slots.size() < 2
              && handle
                      .createUpdate(
                          """
                          insert into <table> (merchant_id, slot, <column>, created_at)
                          values (:merchant, :slot, :value, :at)
                          """)
                      .define("table", kind.table)
                      .define("column", column)
                      .bind("merchant", merchant.value())
                      .bind("slot", slots.contains(1) ? 2 : 1)
                      .bind("value", value)
                      .bind("at", time.instant())
                      .execute()
                  == 1;
        });
  }

  /// Retires the older of two.
  ///
  /// @return false when there is one only: the last cannot be retired
  public boolean retireOlder(MerchantId merchant, Kind kind) {
    return database.transaction(
        handle -> {
          List<Integer> slots = slots(handle, merchant, kind);
          return slots.size() == 2
              && handle
                      .createUpdate("delete from <table> where merchant_id = :id and slot = :slot")
                      .define("table", kind.table)
                      .bind("id", merchant.value())
                      .bind("slot", slots.getFirst())
                      .execute()
                  == 1;
        });
  }

  /// Locks the merchant, so that two people do this one after the other.
  private static List<Integer> slots(Handle handle, MerchantId merchant, Kind kind) {
    handle
        .createQuery("select id from merchant where id = :id for update")
        .bind("id", merchant.value())
        .mapTo(UUID.class)
        .one();
    return handle
        .createQuery("select slot from <table> where merchant_id = :id order by created_at, slot")
        .define("table", kind.table)
        .bind("id", merchant.value())
        .mapTo(Integer.class)
        .list();
  }
}

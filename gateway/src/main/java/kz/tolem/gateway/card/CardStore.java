package kz.tolem.gateway.card;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.CardId;

/// The table card.
final class CardStore {

  private final Database database;

  CardStore(Database database) {
    this.database = database;
  }

  /// Inserts the card, or finds the one that stands there for the same number, account and merchant. Either way the
  /// number has come in just now, so nobody forgets it for a while.
  StoredCard insertOrFind(StoredCard card, byte[] fingerprint, Instant at) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    """
                    insert into card (id, merchant_id, account_id, fingerprint, sealed_number, first_six, last_four,
                                      scheme, expiry, holder, created_at, typed_at)
                    values (:id, :merchant, :account, :fingerprint, :sealed, :firstSix, :lastFour,
                            :scheme, :expiry, :holder, :at, :at)
                    on conflict (merchant_id, account_id, fingerprint) where deactivated_at is null
                    do update set typed_at = excluded.typed_at
                    returning *
                    """)
                .bind("id", card.id().value())
                .bind("merchant", card.merchant().value())
                .bind("account", card.accountId())
                .bind("fingerprint", fingerprint)
                .bind("sealed", card.sealed().bytes())
                .bind("firstSix", card.mask().firstSix())
                .bind("lastFour", card.mask().lastFour())
                .bind("scheme", card.scheme().name())
                .bind("expiry", card.expiry().number())
                .bind("holder", card.holder())
                .bind("at", at)
                .map((row, _) -> read(row))
                .one());
  }

  void save(CardId id, Expiry expiry, Instant at) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update card
                       set saved_at = coalesce(saved_at, :at), expiry = :expiry
                     where id = :id
                    """)
                .bind("at", at)
                .bind("expiry", expiry.number())
                .bind("id", id.value())
                .execute());
  }

  List<StoredCard> saved(MerchantId merchant, String accountId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from card
                     where merchant_id = :merchant and account_id = :account
                       and saved_at is not null and deactivated_at is null
                     order by saved_at desc, id
                     limit 20
                    """)
                .bind("merchant", merchant.value())
                .bind("account", accountId)
                .map((row, _) -> read(row))
                .list());
  }

  Optional<StoredCard> find(MerchantId merchant, CardId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from card where id = :id and merchant_id = :merchant and deactivated_at is null")
                .bind("id", id.value())
                .bind("merchant", merchant.value())
                .map((row, _) -> read(row))
                .findOne());
  }

  List<StoredCard> findAny(MerchantId merchant, Set<CardId> ids) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from card where id = any(:ids) and merchant_id = :merchant")
                .bindArray("ids", UUID.class, ids.stream().map(CardId::value).toList())
                .bind("merchant", merchant.value())
                .map((row, _) -> read(row))
                .list());
  }

  Optional<StoredCard> findAny(MerchantId merchant, CardId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from card where id = :id and merchant_id = :merchant")
                .bind("id", id.value())
                .bind("merchant", merchant.value())
                .map((row, _) -> read(row))
                .findOne());
  }

  /// Takes a saved card out of use.
  /// @return false when the merchant has no such card in use
  boolean deactivate(MerchantId merchant, CardId id, Instant at) {
    return database.transaction(
            handle ->
                handle
                    .createUpdate(
                        """
                        update card
                           set deactivated_at = :at
                         where id = :id and merchant_id = :merchant
                           and saved_at is not null and deactivated_at is null
                        """)
                    .bind("at", at)
                    .bind("id", id.value())
                    .bind("merchant", merchant.value())
                    .execute())
        == 1;
  }

  /// Reads a row that has all columns of the table card.
  static StoredCard read(ResultSet row) throws SQLException {
    return new StoredCard(
        new CardId(row.getObject("id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("account_id"),
        StoredCard.SealedNumber.ofColumn(row.getBytes("sealed_number")),
        new CardMask(row.getString("first_six"), row.getString("last_four")),
        Scheme.valueOf(row.getString("scheme")),
        Expiry.ofNumber(row.getInt("expiry")),
        row.getString("holder"),
        row.getObject("saved_at") != null,
        history(row));
  }

  private static CardHistory history(ResultSet row) throws SQLException {
    int stop = row.getInt("stopped_by");
    Optional<Integer> stoppedBy = row.wasNull() ? Optional.empty() : Optional.of(stop);
    Array failures = row.getArray("failures");
    return new CardHistory(
        row.getString("network_id"),
        stoppedBy,
        failures == null
            ? List.of()
            : Arrays.stream((Timestamp[]) failures.getArray()).map(Timestamp::toInstant).toList());
  }
}

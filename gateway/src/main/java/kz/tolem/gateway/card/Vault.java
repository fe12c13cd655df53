package kz.tolem.gateway.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.key.Purpose;
import kz.tolem.gateway.key.SealedRows;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.CardId;

/// Keeps card numbers sealed and knows cards by their CardId. The same number under the same account of the same
/// merchant is the same CardId (ADR 13). Thread-safe.
public final class Vault {

  private final CardStore store;
  private final Keys keys;
  private final Ids ids;
  private final InstantSource time;

  public Vault(Database database, Keys keys, Ids ids, InstantSource time) {
    this.store = new CardStore(database);
    this.keys = keys;
    this.ids = ids;
    this.time = time;
  }

  /// Where sealed card numbers lie.
  public static SealedRows sealedRows() {
    return new SealedRows(Purpose.CARD, "card", "id", "sealed_number", id -> associated(new CardId(id)));
  }

  /// Seals a card so that a payment can refer to it. The card is not saved yet: that takes a payment which succeeds and
  /// a buyer who asked for it. The CVC is not kept.
  ///
  /// @param accountId the buyer in the shop's own system; empty text: unknown
  public StoredCard keep(MerchantId merchant, String accountId, CardEntry card) {
    return keep(new CardId(ids.random()), merchant, accountId, card);
  }

  private StoredCard keep(CardId fresh, MerchantId merchant, String accountId, CardEntry card) {
    byte[] fingerprint = fingerprint(merchant, card.number());
    StoredCard candidate =
        new StoredCard(
            fresh,
            merchant,
            accountId,
            seal(card.number(), fresh),
            card.number().mask(),
            card.number().scheme(),
            card.expiry(),
            card.holder(),
            false,
            CardHistory.NONE);
    return store.insertOrFind(candidate, fingerprint, time.instant());
  }

  /// Keeps a card under a CardId that is already known, as saved: for the documented test card.
  public void keepSaved(CardId id, MerchantId merchant, String accountId, CardEntry card) {
    StoredCard kept = keep(id, merchant, accountId, card);
    store.save(kept.id(), card.expiry(), time.instant());
  }

  /// The saved cards of an account, the last saved first.
  public List<StoredCard> saved(MerchantId merchant, String accountId) {
    return accountId.isEmpty() ? List.of() : store.saved(merchant, accountId);
  }

  /// One card of a merchant, saved or not; another merchant's card does not exist here.
  public Optional<StoredCard> card(MerchantId merchant, CardId id) {
    return store.find(merchant, id);
  }

  /// A card of a merchant even when it has been deactivated since: for payments that were made with it.
  public Optional<StoredCard> anyCard(MerchantId merchant, CardId id) {
    return store.findAny(merchant, id);
  }

  /// As [#anyCard], for many at once; those that are not this merchant's are left out.
  public Map<CardId, StoredCard> anyCards(MerchantId merchant, Set<CardId> cards) {
    return store.findAny(merchant, cards).stream().collect(Collectors.toMap(StoredCard::id, card -> card));
  }

  /// Takes a saved card out of use: it pays no more and is listed no more. Its number goes a while later, when no
  /// payment can need it any more.
  ///
  /// @return false when the merchant has no such saved card in use
  public boolean deactivate(MerchantId merchant, CardId id) {
    return store.deactivate(merchant, id, time.instant());
  }

  /// Opens a sealed card number. The vault's only way out.
  public CardNumber open(StoredCard card, PanAccess access) {
    Objects.requireNonNull(access, "access");
    if (card.sealed().isForgotten()) {
      throw new IllegalStateException("the number of card " + card.id() + " has been forgotten");
    }
    try {
      byte[] digits = keys.cards().decrypt(card.sealed().bytes(), associated(card.id()));
      return CardNumber.parse(new String(digits, StandardCharsets.US_ASCII)).orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("card " + card.id() + " does not open: its key is gone or its row was altered", e);
    }
  }

  private StoredCard.SealedNumber seal(CardNumber number, CardId id) {
    try {
      byte[] digits = number.digits().getBytes(StandardCharsets.US_ASCII);
      return new StoredCard.SealedNumber(keys.cards().encrypt(digits, associated(id)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a card", e);
    }
  }

  /// The merchant is part of what is hashed, so that two merchants' cards cannot be matched by whoever has the table.
  private byte[] fingerprint(MerchantId merchant, CardNumber number) {
    try {
      byte[] what = (merchant + " " + number.digits()).getBytes(StandardCharsets.US_ASCII);
      return keys.fingerprints().computePrimary(what, 32);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot fingerprint a card", e);
    }
  }

  /// Ties a sealed number to its CardId: moved to another row it does not open.
  private static byte[] associated(CardId id) {
    return ("tolem card " + id).getBytes(StandardCharsets.US_ASCII);
  }
}

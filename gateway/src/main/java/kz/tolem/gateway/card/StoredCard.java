package kz.tolem.gateway.card;

import java.util.Arrays;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.CardId;

/// A card as the vault keeps it: the number sealed, the rest in the clear. Immutable.
///
/// @param accountId the account it was entered under; empty text: none
/// @param saved whether the buyer asked to keep it and its payment succeeded; only then may a shop pay with it
/// @param history what it remembers of its payments
public record StoredCard(
    CardId id,
    MerchantId merchant,
    String accountId,
    SealedNumber sealed,
    CardMask mask,
    Scheme scheme,
    Expiry expiry,
    String holder,
    boolean saved,
    CardHistory history) {

  /// A card number that only the vault can open.
  public static final class SealedNumber {

    private final byte[] bytes;

    SealedNumber(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /// @param column null once the number has been forgotten
    static SealedNumber ofColumn(byte[] column) {
      return new SealedNumber(column == null ? new byte[0] : column);
    }

    boolean isForgotten() {
      return bytes.length == 0;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SealedNumber that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "sealed";
    }
  }
}

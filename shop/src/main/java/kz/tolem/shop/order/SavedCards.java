package kz.tolem.shop.order;

import java.time.Instant;
import java.util.List;
import kz.tolem.protocol.CardId;

/// The cards that buyers chose to keep: ids and masked numbers. The numbers themselves never come here. Thread-safe.
public final class SavedCards {

  private final ShopDatabase database;

  public SavedCards(ShopDatabase database) {
    this.database = database;
  }

  /// One of them.
  ///
  /// @param mask such as `440563...5096`
  public record SavedCard(CardId id, String mask) {

    /// The last four digits.
    public String tail() {
      return mask.length() > 4 ? mask.substring(mask.length() - 4) : mask;
    }

    /// `visa`, `mastercard`, `amex`, or `card` where the first digit tells nothing.
    public String scheme() {
      return switch (mask.isEmpty() ? '0' : mask.charAt(0)) {
        case '4' -> "visa";
        case '2', '5' -> "mastercard";
        case '3' -> "amex";
        default -> "card";
      };
    }
  }

  /// A buyer's, the newest first.
  public List<SavedCard> of(BuyerId buyer) {
    return database
        .sql()
        .sql(
            """
            select card_id, mask
              from saved_card
             where buyer = :buyer
             order by saved_at desc
            """)
        .param("buyer", buyer.value())
        .query((row, _) -> new SavedCard(CardId.parse(row.getString("card_id")).orElseThrow(), row.getString("mask")))
        .list();
  }

  /// Whether it is this buyer's: nobody pays with another one's card.
  public boolean has(BuyerId buyer, CardId card) {
    return of(buyer).stream().anyMatch(saved -> saved.id().equals(card));
  }

  /// Keeps one; safe to repeat.
  ///
  /// @return whether it is new
  public boolean keep(BuyerId buyer, CardId card, String mask, Instant at) {
    return database
            .sql()
            .sql(
                """
                insert into saved_card (buyer, card_id, mask, saved_at)
                values (:buyer, :card, :mask, :at)
                on conflict do nothing
                """)
            .param("buyer", buyer.value())
            .param("card", card.toString())
            .param("mask", mask)
            .param("at", at.toEpochMilli())
            .update()
        == 1;
  }

  /// Lets go of one.
  public void forget(BuyerId buyer, CardId card) {
    database
        .sql()
        .sql(
            """
            delete from saved_card
             where buyer = :buyer and card_id = :card
            """)
        .param("buyer", buyer.value())
        .param("card", card.toString())
        .update();
  }
}

package kz.tolem.gateway.card;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tolem.protocol.CardId;

/// What the committer's transactions need of the table card: many cards at once, on a connection that is given.
public final class CardBatch {

  private CardBatch() {}

  /// Reads all these cards in one statement; cards that are deactivated or were never there are left out. Deactivated
  /// ones are left out here and not by the statement, which must find no other index than the primary key.
  public static Map<CardId, StoredCard> find(Connection connection, Collection<CardId> ids) throws SQLException {
    Map<CardId, StoredCard> found = HashMap.newHashMap(ids.size());
    String sql =
        """
        select id, merchant_id, account_id, sealed_number, first_six, last_four, scheme, expiry, holder, saved_at,
               deactivated_at
          from card
         where id = any (?)
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      UUID[] values = ids.stream().map(CardId::value).distinct().toArray(UUID[]::new);
      select.setArray(1, connection.createArrayOf("uuid", values));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (rows.getObject("deactivated_at") == null) {
            StoredCard card = CardStore.read(rows);
            found.put(card.id(), card);
          }
        }
      }
    }
    return found;
  }

  /// Marks cards as saved, with the expiry that the card host has just accepted.
  public static void save(Connection connection, List<Saving> savings, Instant at) throws SQLException {
    if (savings.isEmpty()) {
      return;
    }
    String sql =
        """
        update card
           set saved_at = coalesce(saved_at, ?), saved_by = coalesce(saved_by, ?), expiry = ?
         where id = ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (Saving saving : savings) {
        update.setTimestamp(1, Timestamp.from(at));
        update.setObject(2, saving.by());
        update.setInt(3, saving.expiry().number());
        update.setObject(4, saving.card().value());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /// A card to be marked as saved.
  ///
  /// @param by the payment that saves it
  public record Saving(CardId card, Expiry expiry, UUID by) {}
}

package kz.tolem.gateway.card;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.Comparator;
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
               deactivated_at, network_id, stopped_by, failures
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

  /// Writes down what cards are to remember, in one order everywhere, so that two gateways do not wait for each other in
  /// a ring. An ordinary payment leaves nothing to remember, and then nothing is asked of the database.
  public static void note(Connection connection, List<CardNote> notes) throws SQLException {
    List<CardNote> ordered = notes.stream().sorted(Comparator.comparing(note -> note.card().value())).toList();
    for (CardNote note : ordered) {
      switch (note) {
        case CardNote.Saved saved -> save(connection, saved);
        case CardNote.Linked linked -> link(connection, linked);
        case CardNote.Declined declined -> decline(connection, declined);
      }
    }
  }

  private static void save(Connection connection, CardNote.Saved saved) throws SQLException {
    String sql =
        """
        update card
           set saved_at = coalesce(saved_at, ?), saved_by = coalesce(saved_by, ?), expiry = ?,
               network_id = case when network_id = '' or stopped_by is not null then ? else network_id end,
               stopped_by = null
         where id = ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setTimestamp(1, Timestamp.from(saved.at()));
      update.setObject(2, saved.by().value());
      update.setInt(3, saved.expiry().number());
      update.setString(4, saved.networkId());
      update.setObject(5, saved.card().value());
      update.executeUpdate();
    }
  }

  /// The first stays the first.
  private static void link(Connection connection, CardNote.Linked linked) throws SQLException {
    String sql =
        """
        update card
           set network_id = ?
         where id = ? and network_id = ''
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, linked.networkId());
      update.setObject(2, linked.card().value());
      update.executeUpdate();
    }
  }

  /// As many failures are kept as a terminal may count (TerminalRules.FAILURES_MAX). The first stop stays.
  private static void decline(Connection connection, CardNote.Declined declined) throws SQLException {
    String sql =
        """
        update card
           set failures = case when ?
                          then (array_append(failures, ?))[greatest(1, coalesce(cardinality(failures), 0) + 2 - 100):]
                          else failures end,
               stopped_by = coalesce(stopped_by, ?)
         where id = ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setBoolean(1, declined.counted());
      update.setTimestamp(2, Timestamp.from(declined.at()));
      update.setObject(3, declined.stop().orElse(null), Types.INTEGER);
      update.setObject(4, declined.card().value());
      update.executeUpdate();
    }
  }
}

package kz.tolem.gateway.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.card.CardBatch;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.sql.Columns;
import kz.tolem.gateway.sql.Committer;
import kz.tolem.protocol.CardId;

/// Commit A: claims token and invoice and writes the payment as PENDING, for a whole batch at once. Every rule is a
/// constraint: whoever comes second changes no row and is told so.
final class OpenPayments implements Committer.Kind<Opening, Opening.Result> {

  @Override
  public int order() {
    return 20;
  }

  @Override
  public List<Opening.Result> run(Connection connection, List<Opening> openings) throws SQLException {
    Map<CardId, StoredCard> cards =
        CardBatch.find(connection, openings.stream().map(opening -> opening.order().card()).toList());
    Opening.Result[] results = new Opening.Result[openings.size()];
    List<Integer> takers = new ArrayList<>(openings.size());
    for (int i = 0; i < results.length; i++) {
      if (openings.get(i).accepts(cards.get(openings.get(i).order().card()))) {
        takers.add(i);
      } else {
        results[i] = new Opening.Result.CardWillNotDo();
      }
    }
    // In one order everywhere, so that two gateways that claim the same invoices do not wait for each other in a ring.
    takers.sort(Comparator.comparing(taker -> openings.get(taker).order().invoice().digits()));
    List<Opening> claims = takers.stream().map(openings::get).toList();
    releaseOldTails(connection, claims);
    boolean[] first = insertInvoices(connection, claims);
    Set<Invoice> held = alreadyOpen(connection, claims, first);
    Set<UUID> opened = insertPayments(connection, claims, first, held);
    giveBackInvoices(connection, claims, first, opened);
    for (int k = 0; k < claims.size(); k++) {
      results[takers.get(k)] =
          opened.contains(claims.get(k).id().value())
              ? new Opening.Result.Opened(cards.get(claims.get(k).order().card()), first[k])
              : new Opening.Result.Taken();
    }
    return Arrays.asList(results);
  }

  /// Where the last-six rule looks back a limited time, an older order lets go of its tail.
  private static void releaseOldTails(Connection connection, List<Opening> claims) throws SQLException {
    if (claims.stream().allMatch(claim -> claim.tailWindow().isEmpty())) {
      return;
    }
    String sql =
        """
        update invoice
           set tail = null
         where terminal_id = ? and tail = ? and opened_at < ? and number <> ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (Opening claim : claims) {
        if (claim.tail().isPresent() && claim.tailWindow().isPresent()) {
          update.setObject(1, claim.order().terminal().value());
          update.setString(2, claim.tail().get());
          update.setTimestamp(3, Timestamp.from(claim.at().minus(claim.tailWindow().get())));
          update.setString(4, claim.order().invoice().digits());
          update.addBatch();
        }
      }
      update.executeBatch();
    }
  }

  /// Tells for each opening whether it is the one that took its invoice. Of two in one batch the earlier takes it.
  private static boolean[] insertInvoices(Connection connection, List<Opening> claims) throws SQLException {
    String sql =
        """
        insert into invoice (terminal_id, number, tail, opened_at)
        select * from unnest(?, ?, ?, ?)
        on conflict do nothing
        returning terminal_id, number
        """;
    Set<Invoice> inserted = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      new Columns<>(connection, insert, claims)
          .uuids(claim -> claim.order().terminal().value())
          .texts(claim -> claim.order().invoice().digits())
          .optionalTexts(Opening::tail)
          .times(Opening::at);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          inserted.add(new Invoice(rows.getObject(1, UUID.class), rows.getString(2)));
        }
      }
    }
    boolean[] first = new boolean[claims.size()];
    for (int k = 0; k < first.length; k++) {
      first[k] = inserted.remove(Invoice.of(claims.get(k)));
    }
    return first;
  }

  /// Of the invoices that could not be inserted, those that are there by their own number: a further attempt. The others
  /// met another invoice with their last six digits.
  private static Set<Invoice> alreadyOpen(Connection connection, List<Opening> claims, boolean[] first)
      throws SQLException {
    Set<Invoice> asked = new HashSet<>();
    for (int k = 0; k < claims.size(); k++) {
      if (!first[k]) {
        asked.add(Invoice.of(claims.get(k)));
      }
    }
    Set<Invoice> held = new HashSet<>();
    if (asked.isEmpty()) {
      return held;
    }
    String sql =
        """
        select i.terminal_id, i.number
          from unnest(?, ?) as asked (terminal_id, number)
          join invoice i on i.terminal_id = asked.terminal_id and i.number = asked.number
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("uuid", asked.stream().map(Invoice::terminal).toArray()));
      select.setArray(2, connection.createArrayOf("text", asked.stream().map(Invoice::number).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          held.add(new Invoice(rows.getObject(1, UUID.class), rows.getString(2)));
        }
      }
    }
    return held;
  }

  /// The ids of the payments that are now on their way to being durable.
  private static Set<UUID> insertPayments(
      Connection connection, List<Opening> claims, boolean[] first, Set<Invoice> held) throws SQLException {
    List<Opening> allowed = new ArrayList<>(claims.size());
    for (int k = 0; k < claims.size(); k++) {
      if (first[k] || held.contains(Invoice.of(claims.get(k)))) {
        allowed.add(claims.get(k));
      }
    }
    Set<UUID> opened = new HashSet<>();
    if (allowed.isEmpty()) {
      return opened;
    }
    try (PreparedStatement insert = connection.prepareStatement(PaymentRow.INSERT)) {
      PaymentRow.put(new Columns<>(connection, insert, allowed));
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          opened.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return opened;
  }

  /// An invoice number that was free, taken for a payment whose token turned out to be used: it goes back, unless another
  /// payment of this batch took it too. Otherwise a refused request would hold the number's last six digits for ever.
  private static void giveBackInvoices(
      Connection connection, List<Opening> claims, boolean[] first, Set<UUID> opened) throws SQLException {
    String sql =
        """
        delete from invoice
         where terminal_id = ? and number = ?
           and not exists (
               select 1 from payment p where p.terminal_id = invoice.terminal_id and p.invoice_number = invoice.number)
        """;
    List<Opening> idle = new ArrayList<>();
    for (int k = 0; k < claims.size(); k++) {
      if (first[k] && !opened.contains(claims.get(k).id().value())) {
        idle.add(claims.get(k));
      }
    }
    if (idle.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (Opening claim : idle) {
        delete.setObject(1, claim.order().terminal().value());
        delete.setString(2, claim.order().invoice().digits());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private record Invoice(UUID terminal, String number) {
    static Invoice of(Opening opening) {
      return new Invoice(opening.order().terminal().value(), opening.order().invoice().digits());
    }
  }
}

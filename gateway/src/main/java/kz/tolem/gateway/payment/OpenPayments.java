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
    Written written = write(connection, claims);
    boolean[] first = new boolean[claims.size()];
    for (int k = 0; k < first.length; k++) {
      // Of two in one batch the earlier took it.
      first[k] = written.invoices().remove(Invoice.of(claims.get(k)));
    }
    giveBackInvoices(connection, claims, first, written.payments());
    for (int k = 0; k < claims.size(); k++) {
      results[takers.get(k)] =
          written.payments().contains(claims.get(k).id().value())
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

  /// Takes the invoices that are free and inserts the payments on those and on the ones that are there by their own
  /// number (a further attempt), but for payments whose token or invoice is in use. All in one statement, since each
  /// costs the server more than a further row. An invoice that met another one's last six digits gets no payment.
  ///
  /// Whether an invoice is there is asked as a value, so that each is looked up by its key: PostgreSQL could read the
  /// whole table for `exists`.
  private static Written write(Connection connection, List<Opening> claims) throws SQLException {
    Written written = new Written(HashSet.newHashSet(claims.size()), HashSet.newHashSet(claims.size()));
    if (claims.isEmpty()) {
      return written;
    }
    String sql =
        """
        with claim as (
          select *
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              as claim (%1$s, tail)
        ), taken as (
          insert into invoice (terminal_id, number, tail, opened_at)
          select terminal_id, invoice_number, tail, opened_at from claim
          on conflict do nothing
          returning terminal_id, number
        ), opened as (
          insert into payment (%1$s, state)
          select %1$s, 'PENDING' from claim
           where (terminal_id, invoice_number) in (select taken.terminal_id, taken.number from taken)
              or (select true from invoice i
                   where i.terminal_id = claim.terminal_id and i.number = claim.invoice_number)
          on conflict do nothing
          returning id
        )
        select terminal_id, number, null::uuid from taken
        union all
        select null, null, id from opened
        """
            .formatted(PaymentRow.COLUMNS);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      PaymentRow.put(new Columns<>(connection, statement, claims)).optionalTexts(Opening::tail);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          UUID terminal = rows.getObject(1, UUID.class);
          if (terminal == null) {
            written.payments().add(rows.getObject(3, UUID.class));
          } else {
            written.invoices().add(new Invoice(terminal, rows.getString(2)));
          }
        }
      }
    }
    return written;
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

  /// @param invoices that were free and are taken now
  /// @param payments that are now on their way to being durable
  private record Written(Set<Invoice> invoices, Set<UUID> payments) {}
}

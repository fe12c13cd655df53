package kz.tolem.gateway.sandbox.switches;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.SimulatedCardHost;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.SandboxHostEntry;
import kz.tolem.protocol.SandboxOrder;
import kz.tolem.protocol.StatusName;
import org.jdbi.v3.core.Handle;

/// What a sandbox has done, as its tables and its card host's book say. Thread-safe.
final class OrderBook {

  private static final int ORDERS_MAX = 1_000;

  private final Database database;
  private final Optional<SimulatedCardHost> host;

  /// @param host empty: the card host is another program, whose book nobody can look into
  OrderBook(Database database, Optional<SimulatedCardHost> host) {
    this.database = database;
    this.host = host;
  }

  /// The orders, the oldest first.
  ///
  /// @param invoice empty text: all, as far as there is room for them
  List<SandboxOrder> orders(String invoice) {
    Map<String, Integer> approvals = approvals();
    return database.read(handle -> orders(handle, invoice, approvals));
  }

  private static List<SandboxOrder> orders(Handle handle, String invoice, Map<String, Integer> approvals) {
    Map<String, List<SandboxOrder.Done>> operations = operations(handle, invoice);
    Map<List<String>, List<SandboxOrder.Payment>> byOrder = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            select p.*, c.first_six || '...' || c.last_four as mask
              from payment p left join card c on c.id = p.card_id
             where :invoice = '' or p.invoice_number = :invoice
             order by p.id
             limit :most
            """)
        .bind("invoice", invoice)
        .bind("most", ORDERS_MAX)
        .map(
            (row, _) ->
                Map.entry(
                    List.of(row.getString("terminal_id"), row.getString("invoice_number")),
                    payment(row, operations.getOrDefault(row.getString("id"), List.of()))))
        .forEach(each -> byOrder.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(each.getValue()));
    List<SandboxOrder> orders = new ArrayList<>();
    byOrder.forEach(
        (order, payments) ->
            orders.add(
                new SandboxOrder(
                    order.getLast(),
                    order.getFirst(),
                    payments.stream().mapToInt(each -> approvals.getOrDefault(each.id(), 0)).sum(),
                    payments)));
    return orders;
  }

  private static SandboxOrder.Payment payment(ResultSet row, List<SandboxOrder.Done> operations) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    int code = row.getInt("decline_code");
    Optional<Integer> declined = row.wasNull() ? Optional.empty() : Optional.of(code);
    return new SandboxOrder.Payment(
        row.getString("id"),
        status(row).wireName(),
        major(row.getLong("amount"), currency),
        currency.getCurrencyCode(),
        Optional.ofNullable(row.getString("mask")).orElse(""),
        row.getString("card_id"),
        declined,
        major(row.getLong("charged_amount"), currency),
        major(row.getLong("returned_amount"), currency),
        row.getTimestamp("opened_at").toInstant().toString(),
        Optional.ofNullable(row.getTimestamp("settled_at")).map(at -> at.toInstant().toString()),
        operations);
  }

  private static StatusName status(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "PENDING" -> StatusName.NEW;
      case "SECURE_STEP" -> StatusName.THREE_D;
      case "AUTHORIZED" -> StatusName.AUTH;
      case "CHARGED" ->
          row.getLong("returned_amount") == row.getLong("charged_amount") ? StatusName.REFUND : StatusName.CHARGE;
      case "VERIFIED" -> StatusName.VERIFIED;
      case "CANCELLED" -> StatusName.CANCEL;
      case "RELEASED" -> StatusName.CANCEL_OLD;
      default -> StatusName.REJECT;
    };
  }

  private static BigDecimal major(long minor, Currency currency) {
    return new Money(minor, currency).majorUnits();
  }

  private static Map<String, List<SandboxOrder.Done>> operations(Handle handle, String invoice) {
    Map<String, List<SandboxOrder.Done>> found = new HashMap<>();
    handle
        .createQuery(
            """
            select o.* from operation o join payment p on p.id = o.payment_id
             where :invoice = '' or p.invoice_number = :invoice
             order by o.opened_at, o.id
            """)
        .bind("invoice", invoice)
        .map(
            (row, _) ->
                Map.entry(
                    row.getString("payment_id"),
                    new SandboxOrder.Done(
                        row.getString("id"),
                        row.getString("kind").toLowerCase(Locale.ROOT),
                        major(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                        row.getString("state").toLowerCase(Locale.ROOT),
                        row.getTimestamp("opened_at").toInstant().toString())))
        .forEach(each -> found.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(each.getValue()));
    return found;
  }

  private Map<String, Integer> approvals() {
    Map<String, Integer> counts = new HashMap<>();
    host.ifPresent(
        book ->
            book.forEachAnswer(
                entry -> {
                  if (entry.reply() instanceof AcquirerReply.Approved) {
                    counts.merge(entry.payment().toString(), 1, Integer::sum);
                  }
                }));
    return counts;
  }

  /// The card host's own book: its answers, then what followed.
  List<SandboxHostEntry> host() {
    List<SandboxHostEntry> entries = new ArrayList<>();
    host.ifPresent(
        book -> {
          book.forEachAnswer(
              entry ->
                  entries.add(
                      entry(
                          entry.payment().toString(),
                          "payment",
                          entry.amount(),
                          entry.reply() instanceof AcquirerReply.Declined(int code, _)
                              ? Optional.of(code)
                              : Optional.empty(),
                          entry.at().toString())));
          book.forEachFollowUp(
              entry ->
                  entries.add(
                      entry(
                          entry.what().payment().toString(),
                          entry.what().kind().name().toLowerCase(Locale.ROOT),
                          entry.what().amount(),
                          Optional.empty(),
                          entry.at().toString())));
        });
    return entries;
  }

  private static SandboxHostEntry entry(
      String payment, String kind, Money amount, Optional<Integer> declined, String at) {
    return new SandboxHostEntry(
        payment, kind, amount.majorUnits(), amount.currency().getCurrencyCode(), declined, at);
  }
}

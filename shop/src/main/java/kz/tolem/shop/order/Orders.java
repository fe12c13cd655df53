package kz.tolem.shop.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tolem.client.InvoiceNumbers;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.shop.goods.Goods;
import kz.tolem.shop.goods.Tenge;
import kz.tolem.shop.order.Order.State;

/// Orders: made of baskets, and read. What changes them is [OrderBook]. Thread-safe.
public final class Orders {

  private final ShopDatabase database;
  private final Baskets baskets;
  private final OrderBook book;
  private final InstantSource time;
  private final InvoiceNumbers numbers;

  public Orders(ShopDatabase database, Baskets baskets, OrderBook book, InstantSource time) {
    this.database = database;
    this.baskets = baskets;
    this.book = book;
    this.time = time;
    this.numbers = InvoiceNumbers.from(this::nextNumber);
  }

  // In a new file numbers begin above those that people type by hand while they try the gateway out, and the later the
  // higher: a gateway that outlived an earlier shop's file knows that one's numbers.
  private static final long FIRST_MIN = 400_000;
  private static final long FIRST_SPREAD = 400_000;

  private long firstNumber() {
    return FIRST_MIN + time.instant().getEpochSecond() / 60 % FIRST_SPREAD;
  }

  private long nextNumber() {
    return database
        .sql()
        .sql(
            """
            insert into invoice_number (only, last)
            values (1, :first)
            on conflict (only) do update
               set last = last + 1
            returning last
            """)
        .param("first", firstNumber())
        .query(Long.class)
        .single();
  }

  /// Makes an order of the basket and empties it, in one transaction: a button that is pressed twice makes one order.
  ///
  /// @return empty when there is nothing in the basket
  public Optional<Order> place(BuyerId buyer, Language language, String deliverTo) {
    InvoiceId invoice = numbers.next();
    boolean placed =
        Boolean.TRUE.equals(
            database
                .transaction()
                .execute(
                    _ -> {
                      List<Line> lines = baskets.of(buyer);
                      if (lines.isEmpty() || !baskets.clear(buyer)) {
                        return false;
                      }
                      insert(invoice, buyer, language, deliverTo);
                      lines.forEach(line -> insert(invoice, line));
                      book.note(invoice, Step.Kind.PLACED, "");
                      return true;
                    }));
    return placed ? Optional.of(of(invoice).orElseThrow()) : Optional.empty();
  }

  private void insert(InvoiceId invoice, BuyerId buyer, Language language, String deliverTo) {
    database
        .sql()
        .sql(
            """
            insert into purchase (invoice, buyer, language, deliver_to, placed_at, state)
            values (:invoice, :buyer, :language, :deliverTo, :at, 'OPEN')
            """)
        .param("invoice", invoice.digits())
        .param("buyer", buyer.value())
        .param("language", language.name())
        .param("deliverTo", deliverTo)
        .param("at", time.instant().toEpochMilli())
        .update();
  }

  private void insert(InvoiceId invoice, Line line) {
    database
        .sql()
        .sql(
            """
            insert into purchase_line (invoice, goods, pieces, price)
            values (:invoice, :goods, :pieces, :price)
            """)
        .param("invoice", invoice.digits())
        .param("goods", line.goods().code())
        .param("pieces", line.pieces())
        .param("price", line.price().minorUnits())
        .update();
  }

  /// One order, whoever's it is: for what comes from the gateway.
  public Optional<Order> of(InvoiceId invoice) {
    return database
        .sql()
        .sql(
            """
            select *
              from purchase
             where invoice = :invoice
            """)
        .param("invoice", invoice.digits())
        .query(this::order)
        .optional();
  }

  /// One order of this buyer; another one's is not there.
  public Optional<Order> of(BuyerId buyer, InvoiceId invoice) {
    return of(invoice).filter(order -> order.buyer().equals(buyer));
  }

  /// A buyer's latest fifty, the newest first.
  public List<Order> of(BuyerId buyer) {
    return database
        .sql()
        .sql(
            """
            select *
              from purchase
             where buyer = :buyer
             order by placed_at desc, invoice desc
             limit 50
            """)
        .param("buyer", buyer.value())
        .query(this::order)
        .list();
  }

  /// What the gateway should be asked about by now, the longest overdue first.
  public List<Order> due(Instant now) {
    return database
        .sql()
        .sql(
            """
            select *
              from purchase
             where ask_at <= :now
             order by ask_at
             limit 20
            """)
        .param("now", now.toEpochMilli())
        .query(this::order)
        .list();
  }

  /// What happened to orders, the oldest first.
  public Map<InvoiceId, List<Step>> stepsOf(BuyerId buyer) {
    record Noted(InvoiceId invoice, Step step) {}
    return database
        .sql()
        .sql(
            """
            select purchase_step.*
              from purchase_step join purchase using (invoice)
             where buyer = :buyer
             order by id
            """)
        .param("buyer", buyer.value())
        .query((row, _) -> new Noted(new InvoiceId(row.getString("invoice")), step(row)))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Noted::invoice, Collectors.mapping(Noted::step, Collectors.toList())));
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        Instant.ofEpochMilli(row.getLong("at")), Step.Kind.valueOf(row.getString("kind")), row.getString("detail"));
  }

  private Order order(ResultSet row, int number) throws SQLException {
    InvoiceId invoice = new InvoiceId(row.getString("invoice"));
    int decline = row.getInt("decline");
    return new Order(
        invoice,
        new BuyerId(row.getString("buyer")),
        Language.valueOf(row.getString("language")),
        row.getString("deliver_to"),
        Instant.ofEpochMilli(row.getLong("placed_at")),
        lines(invoice),
        State.valueOf(row.getString("state")),
        new Order.Payment(
            PaymentId.parse(row.getString("payment_id")),
            row.getString("card"),
            decline == 0 ? Optional.empty() : Optional.of(decline),
            given(row.getString("attempt"))),
        given(row.getString("wish")).map(Order.Wish::valueOf),
        row.getLong("version"));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private List<Line> lines(InvoiceId invoice) {
    return database
        .sql()
        .sql(
            """
            select goods, pieces, price
              from purchase_line
             where invoice = :invoice
            """)
        .param("invoice", invoice.digits())
        .query((row, _) -> line(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Line> line(ResultSet row) throws SQLException {
    int pieces = row.getInt("pieces");
    Money price = Tenge.ofMinor(row.getLong("price"));
    return Goods.find(row.getString("goods")).map(goods -> new Line(goods, pieces, price));
  }
}

package kz.tolem.shop.order;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import kz.tolem.shop.order.Order.State;
import kz.tolem.shop.order.Order.Wish;

/// Everything that changes an order. Each change says what it starts from and looks whether it found that, so that the
/// same news may come by notification, by answer and by status, in any order. Thread-safe.
public final class OrderBook {

  private final ShopDatabase database;
  private final Bell bell;
  private final InstantSource time;

  public OrderBook(ShopDatabase database, Bell bell, InstantSource time) {
    this.database = database;
    this.bell = bell;
    this.time = time;
  }

  /// Moves an order on, notes it and rings.
  ///
  /// @param payment the gateway's id; empty leaves what is known
  /// @param card the masked number; empty leaves what is known
  /// @return whether it was in one of the states that it may come from
  public boolean move(
      Order order, Set<State> from, State to, Optional<PaymentId> payment, String card, Step.Kind noted) {
    return change(
        order,
        () -> {
          int moved =
              database
                  .sql()
                  .sql(
                      """
                      update purchase
                         set state = :to,
                             payment_id = case when :payment = '' then payment_id else :payment end,
                             card = case when :card = '' then card else :card end,
                             decline = 0, attempt = '', wish = '', ask_at = null, version = version + 1
                       where invoice = :invoice and state in (:from)
                      """)
                  .param("to", to.name())
                  .param("payment", payment.map(PaymentId::toString).orElse(""))
                  .param("card", card)
                  .param("invoice", order.invoice().digits())
                  .param("from", names(from))
                  .update();
          if (moved == 1) {
            note(order.invoice(), noted, "");
          }
          return moved == 1;
        });
  }

  private static List<String> names(Set<State> states) {
    return states.stream().map(State::name).toList();
  }

  /// The card's bank said no, or somebody did in its place. The order stays open, and may be paid again.
  ///
  /// @return whether that is news
  public boolean declined(Order order, int code) {
    return change(
        order,
        () -> {
          int changed =
              database
                  .sql()
                  .sql(
                      """
                      update purchase
                         set decline = :code, attempt = '', version = version + 1
                       where invoice = :invoice and state = 'OPEN' and (decline <> :code or attempt <> '')
                      """)
                  .param("code", code)
                  .param("invoice", order.invoice().digits())
                  .update();
          if (changed == 1) {
            note(order.invoice(), Step.Kind.DECLINED, Integer.toString(code));
          }
          return changed == 1;
        });
  }

  /// Writes down what is about to be sent, before it is sent.
  ///
  /// @return false when the order cannot be paid, or another attempt is under way
  public boolean attempt(Order order, String stored, Instant askAt) {
    return change(
        order,
        () ->
            database
                    .sql()
                    .sql(
                        """
                        update purchase
                           set attempt = :attempt, decline = 0, ask_at = :askAt, version = version + 1
                         where invoice = :invoice and state = 'OPEN' and attempt = ''
                        """)
                    .param("attempt", stored)
                    .param("askAt", askAt.toEpochMilli())
                    .param("invoice", order.invoice().digits())
                    .update()
                == 1);
  }

  /// Nothing came of the attempt, for certain.
  public boolean attemptEnded(Order order) {
    return change(
        order,
        () ->
            database
                    .sql()
                    .sql(
                        """
                        update purchase
                           set attempt = '', version = version + 1
                         where invoice = :invoice and attempt <> ''
                        """)
                    .param("invoice", order.invoice().digits())
                    .update()
                == 1);
  }

  /// Writes down what the shop sets out to do with the money, before it asks for it.
  ///
  /// @return false when the order is in none of these states, or something else was set out for
  public boolean wish(Order order, Set<State> from, Wish wish, Instant askAt) {
    return change(
        order,
        () ->
            database
                    .sql()
                    .sql(
                        """
                        update purchase
                           set wish = :wish, ask_at = :askAt, version = version + 1
                         where invoice = :invoice and state in (:from) and wish = ''
                        """)
                    .param("wish", wish.name())
                    .param("askAt", askAt.toEpochMilli())
                    .param("invoice", order.invoice().digits())
                    .param("from", names(from))
                    .update()
                == 1);
  }

  /// It was refused, so it is wished no more.
  public boolean wishEnded(Order order) {
    return change(
        order,
        () ->
            database
                    .sql()
                    .sql(
                        """
                        update purchase
                           set wish = '', ask_at = null, version = version + 1
                         where invoice = :invoice and wish <> ''
                        """)
                    .param("invoice", order.invoice().digits())
                    .update()
                == 1);
  }

  /// When to ask the gateway next. Says nothing new about the order, so nobody hears of it.
  public void askAt(Order order, Instant when) {
    database
        .sql()
        .sql(
            """
            update purchase
               set ask_at = :askAt
             where invoice = :invoice and (state = 'OPEN' or wish <> '')
            """)
        .param("askAt", when.toEpochMilli())
        .param("invoice", order.invoice().digits())
        .update();
  }

  /// Adds a line to what happened, and rings.
  public void tell(Order order, Step.Kind kind, String detail) {
    change(
        order,
        () -> {
          note(order.invoice(), kind, detail);
          return database
                  .sql()
                  .sql(
                      """
                      update purchase
                         set version = version + 1
                       where invoice = :invoice
                      """)
                  .param("invoice", order.invoice().digits())
                  .update()
              == 1;
        });
  }

  void note(InvoiceId invoice, Step.Kind kind, String detail) {
    database
        .sql()
        .sql(
            """
            insert into purchase_step (invoice, at, kind, detail)
            values (:invoice, :at, :kind, :detail)
            """)
        .param("invoice", invoice.digits())
        .param("at", time.instant().toEpochMilli())
        .param("kind", kind.name())
        .param("detail", detail)
        .update();
  }

  /// One change in one transaction; whoever looks at the order hears of it after the commit.
  private boolean change(Order order, BooleanSupplier work) {
    boolean changed = Boolean.TRUE.equals(database.transaction().execute(_ -> work.getAsBoolean()));
    if (changed) {
      bell.ring(order.buyer());
    }
    return changed;
  }
}

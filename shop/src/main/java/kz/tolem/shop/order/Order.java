package kz.tolem.shop.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// An order as it stands. Immutable.
///
/// @param invoice its number, at the gateway too
/// @param deliverTo name and address, as the buyer wrote them
/// @param money how it is paid
/// @param wish what the shop has set out to do and does not know done yet
/// @param version grows with every change; the page compares it
public record Order(
    InvoiceId invoice,
    BuyerId buyer,
    Language language,
    String deliverTo,
    Instant placedAt,
    List<Line> lines,
    State state,
    Payment money,
    Optional<Wish> wish,
    long version) {

  /// How far it came.
  public enum State {
    /// Not paid, as far as the shop knows.
    OPEN,
    /// The money is blocked on the card.
    HELD,
    /// The money was taken, and the goods are still here: a one-step terminal does so.
    PAID,
    /// Sent, and the money taken.
    SHIPPED,
    /// The block was lifted; the buyer keeps his money.
    CANCELLED,
    /// The money was given back.
    REFUNDED,
    /// Nobody paid within a day.
    LAPSED
  }

  /// What the shop wants done with the money.
  public enum Wish {
    SHIP,
    GIVE_BACK
  }

  /// The payment of an order.
  ///
  /// @param id empty until the gateway has named one
  /// @param card the masked number, empty until there was one
  /// @param decline the code of the last refusal
  /// @param attempt a payment that was sent and whose outcome is not known, in the client's own form: secret
  public record Payment(Optional<PaymentId> id, String card, Optional<Integer> decline, Optional<String> attempt) {

    @Override
    public String toString() {
      return "Payment[id=" + id + "]";
    }
  }

  /// What the buyer pays.
  public Money total() {
    return Line.total(lines);
  }

  /// Whether the buyer may pay now: not while an earlier attempt may have worked.
  public boolean mayBePaid() {
    return state == State.OPEN && money.attempt().isEmpty();
  }

  @Override
  public String toString() {
    return "Order[invoice=" + invoice + ", state=" + state + "]";
  }
}

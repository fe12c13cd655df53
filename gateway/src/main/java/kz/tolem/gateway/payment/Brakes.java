package kz.tolem.gateway.payment;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.config.Limits;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.token.RateLimit;

/// Who pays too fast, and who tries cards out: asked before anything is written, in memory alone. Thread-safe.
public final class Brakes {

  private final RateLimit merchants;
  private final RateLimit terminals;
  private final CardTestGuard addresses;
  private final CardTestGuard shops;

  public Brakes(Limits limits, Edges edges) {
    this.merchants = new RateLimit(limits.perMerchant());
    this.terminals = new RateLimit(limits.perTerminal());
    this.addresses =
        new CardTestGuard("address", limits.cardTestsPerAddress(), true, edges.pause(), edges.time());
    this.shops = new CardTestGuard("terminal", limits.cardTestsPerTerminal(), false, edges.pause(), edges.time());
  }

  /// Forgets whom it suspects of trying cards out.
  public void forget() {
    addresses.forget();
    shops.forget();
  }

  /// Why an order is not even looked at; empty when it may go on, perhaps after a while.
  Optional<Refusal> stop(Order order, PresentedCard card) {
    return switch (card) {
      case PresentedCard.Scheduled _ -> Optional.empty(); // our own, at a pace of our own
      case PresentedCard.Typed _ -> tooFast(order).or(() -> tested(order));
      case PresentedCard.Saved _, PresentedCard.SavedWithCvc _ -> tooFast(order);
    };
  }

  private Optional<Refusal> tooFast(Order order) {
    return merchants
        .tooFast(order.merchant().toString())
        .or(() -> terminals.tooFast(order.terminal().toString()))
        .map(Refusal.TooFast::new);
  }

  private Optional<Refusal> tested(Order order) {
    Optional<Duration> away = shops.held(order.terminal().toString());
    return away.or(() -> buyer(order).flatMap(addresses::held)).map(Refusal.TooManyCards::new);
  }

  /// Remembers what became of it.
  void note(Order order, PresentedCard card, Payment payment) {
    if (card instanceof PresentedCard.Typed) {
      boolean declined = payment instanceof Payment.Declined;
      shops.note(order.terminal().toString(), order.card(), declined);
      buyer(order).ifPresent(address -> addresses.note(address, order.card(), declined));
    }
  }

  /// The buyer's own address, where it is known: on the page. A cryptogram comes from its shop, and what comes from a
  /// private address comes through a proxy that nobody has told us of.
  private static Optional<String> buyer(Order order) {
    String address = order.buyer().address();
    return order.channel() == Channel.PAGE && !isPrivate(address) ? Optional.of(address) : Optional.empty();
  }

  private static boolean isPrivate(String address) {
    return address.matches("(10|127|192\\.168|172\\.(1[6-9]|2[0-9]|3[01])|169\\.254|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))\\..*")
        || address.matches("(?i)(\\[?(::1|f[cd]|fe[89ab])).*")
        || address.isEmpty();
  }
}

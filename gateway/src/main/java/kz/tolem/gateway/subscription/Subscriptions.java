package kz.tolem.gateway.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.operation.Visibility;
import kz.tolem.gateway.payment.Order;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.RecurrentSubscription;
import kz.tolem.protocol.RecurrentSubscribeRequest;

/// Makes, lists and ends subscriptions. Thread-safe.
final class Subscriptions {

  /// The most subscriptions in one list.
  static final int LIST_MAX = 100;

  private final SubscriptionStore store;
  private final Standings standings;
  private final Vault vault;
  private final ZoneId zone;
  private final Edges edges;

  /// @param zone whose days and months count
  Subscriptions(SubscriptionStore store, Standings standings, Vault vault, ZoneId zone, Edges edges) {
    this.store = store;
    this.standings = standings;
    this.vault = vault;
    this.zone = zone;
    this.edges = edges;
  }

  /// What became of a request.
  sealed interface Outcome {

    /// @param first the payment that is repeated
    record Of(Subscription subscription, Standing first) implements Outcome {}

    record Refused(SubscriptionRefusal why) implements Outcome {}
  }

  /// Repeats a payment from now on. The same request again is answered with the subscription that is there.
  Outcome subscribe(AccessToken token, RecurrentSubscribeRequest request) {
    Optional<Standing> found = standings.find(request.transactionId()).filter(Visibility.of(token)::sees);
    if (found.isEmpty()) {
      return new Outcome.Refused(new SubscriptionRefusal.PaymentUnknown());
    }
    Standing first = found.get();
    Optional<Subscription> before = store.active(request.transactionId());
    if (before.isPresent()) {
      return same(before.get(), request.paymentFrequency(), first);
    }
    Optional<SubscriptionRefusal> refusal = refusal(first);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Subscription fresh = fresh(first, request.paymentFrequency());
    return store.insert(fresh)
        ? new Outcome.Of(fresh, first)
        : store
            .active(request.transactionId())
            .map(winner -> same(winner, request.paymentFrequency(), first))
            .orElseGet(() -> new Outcome.Refused(new SubscriptionRefusal.SubscriptionUnknown()));
  }

  private static Outcome same(Subscription there, PaymentFrequency asked, Standing first) {
    return there.frequency() == asked
        ? new Outcome.Of(there, first)
        : new Outcome.Refused(new SubscriptionRefusal.SubscribedOtherwise(there.frequency()));
  }

  private Optional<SubscriptionRefusal> refusal(Standing first) {
    boolean paid = first.state() == Standing.State.AUTHORIZED || first.state() == Standing.State.CHARGED;
    if (!paid || first.isReturned()) {
      return Optional.of(new SubscriptionRefusal.NotPaid());
    }
    Order order = first.payment().order();
    return vault.card(order.merchant(), order.card()).map(StoredCard::saved).orElse(false)
        ? Optional.empty()
        : Optional.of(new SubscriptionRefusal.CardNotSaved());
  }

  private Subscription fresh(Standing first, PaymentFrequency frequency) {
    Instant now = now();
    Schedule schedule = new Schedule(now, frequency, zone);
    Order order = first.payment().order();
    return new Subscription(
        edges.ids().timeOrdered(),
        first.payment().id(),
        order.merchant(),
        order.terminal(),
        frequency,
        RecurrentSubscription.Status.ACTIVE,
        now,
        schedule.last(),
        1,
        schedule.due(1),
        1,
        Optional.empty());
  }

  /// One subscription, as far as the token may see it.
  Optional<Outcome.Of> find(AccessToken token, UUID id) {
    return store.find(id).flatMap(subscription -> visible(token, subscription));
  }

  private Optional<Outcome.Of> visible(AccessToken token, Subscription subscription) {
    return standings
        .find(subscription.payment())
        .filter(Visibility.of(token)::sees)
        .map(first -> new Outcome.Of(subscription, first));
  }

  /// The subscriptions that a token may see, the oldest first, at most [#LIST_MAX].
  ///
  /// @param state empty: all
  /// @param after the last one of the page before; all zeros: from the beginning
  List<Outcome.Of> list(AccessToken token, Optional<RecurrentSubscription.Status> state, UUID after, int most) {
    Optional<PaymentId> payment = Optional.empty();
    if (token.invoice().isPresent()) {
      payment =
          token
              .terminal()
              .flatMap(terminal -> standings.ofInvoice(terminal, token.invoice().get()))
              .map(standing -> standing.payment().id());
      if (payment.isEmpty()) {
        return List.of();
      }
    }
    return store
        .list(new SubscriptionStore.Filter(token.merchant(), token.terminal(), payment, state), after, most)
        .stream()
        .flatMap(subscription -> visible(token, subscription).stream())
        .toList();
  }

  /// The tries that were begun, the first first.
  List<Subscription.Intent> payments(Subscription subscription) {
    return store.intents(subscription.id());
  }

  /// Ends a subscription. One that is not active any more stays as it is; a payment that is under way is still made.
  ///
  /// @return how it stands then; empty when the token cannot see it
  Optional<Outcome.Of> end(AccessToken token, UUID id) {
    return find(token, id)
        .map(
            found -> {
              store.end(id, now());
              return new Outcome.Of(store.find(id).orElseThrow(), found.first());
            });
  }

  private Instant now() {
    return edges.time().instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package kz.tolem.gateway.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Tokens;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.RecurrentSubscribeRequest;
import kz.tolem.protocol.RecurrentSubscription;
import kz.tolem.protocol.Scopes;

/// `POST /recurrent/subscribe` (EPAY.md 10.1), and Tolem's own calls to list and end subscriptions.
final class SubscriptionRoutes {

  private static final UUID BEGINNING = new UUID(0, 0);

  private final Tokens tokens;
  private final Subscriptions subscriptions;
  private final SubscriptionReplies replies;

  SubscriptionRoutes(Tokens tokens, Subscriptions subscriptions, SubscriptionReplies replies) {
    this.tokens = tokens;
    this.subscriptions = subscriptions;
    this.replies = replies;
  }

  void addTo(Routes routes) {
    routes.add(Route.post("/recurrent/subscribe", Admission.ofShops(tokens, this::subscribe)));
    routes.add(Route.get("/recurrent/subscriptions", Admission.ofShops(tokens, this::list)));
    routes.add(Route.get("/recurrent/subscriptions/{id}", Admission.ofShops(tokens, this::one)));
    routes.add(Route.post("/recurrent/subscriptions/{id}/end", Admission.ofShops(tokens, this::end)));
  }

  private Reply subscribe(AccessToken token, Request request) {
    RecurrentSubscribeRequest asked;
    try {
      asked = RecurrentSubscribeRequest.read(request.body());
    } catch (MalformedMessage e) {
      return SubscriptionReplies.refused(new SubscriptionRefusal.Unreadable(e.getMessage()));
    }
    return Scopes.parse(token.scope()).allowsPayment()
        ? replies.subscribed(subscriptions.subscribe(token, asked))
        : SubscriptionReplies.refused(new SubscriptionRefusal.ScopeLacksPayment());
  }

  private Reply list(AccessToken token, Request request) {
    Optional<String> word = request.query("status").filter(text -> !text.isEmpty());
    Optional<RecurrentSubscription.Status> status = word.flatMap(RecurrentSubscription.Status::find);
    if (word.isPresent() && status.isEmpty()) {
      return unreadable("status must be ACTIVE, COMPLETED, ENDED or FAILED");
    }
    Optional<String> last = request.query("after").filter(text -> !text.isEmpty());
    Optional<UUID> after = last.flatMap(SubscriptionRoutes::id);
    if (last.isPresent() && after.isEmpty()) {
      return unreadable("after must be a UUID");
    }
    return replies.list(
        subscriptions.list(token, status, after.orElse(BEGINNING), Subscriptions.LIST_MAX));
  }

  private Reply one(AccessToken token, Request request) {
    return shown(id(request.variable("id")).flatMap(id -> subscriptions.find(token, id)));
  }

  private Reply end(AccessToken token, Request request) {
    return shown(id(request.variable("id")).flatMap(id -> subscriptions.end(token, id)));
  }

  private Reply shown(Optional<Subscriptions.Outcome.Of> found) {
    List<Subscription.Intent> payments =
        found.map(of -> subscriptions.payments(of.subscription())).orElse(List.of());
    return replies.one(found, payments);
  }

  private static Reply unreadable(String why) {
    return SubscriptionReplies.refused(new SubscriptionRefusal.Unreadable(why));
  }

  /// A UUID in the one form that payments' ids have, too.
  private static Optional<UUID> id(String text) {
    return PaymentId.parse(text).map(PaymentId::value);
  }
}

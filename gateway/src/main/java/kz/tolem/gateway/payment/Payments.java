package kz.tolem.gateway.payment;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.acquirer.CredentialUse;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Committer;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.PaymentId;

/// Pays orders. A repeat is answered from the stored payment, never charged again. Thread-safe.
public final class Payments {

  /// How often an opening is tried when what stood in its way has gone by the time one looks.
  private static final int OPENINGS_MAX = 5;

  private final PaymentStore store;
  private final Committer committer;
  private final Authorizer authorizer;
  private final Brakes brakes;
  private final Ids ids;
  private final InstantSource time;
  private final OpenPayments openPayments = new OpenPayments();

  public Payments(
      Database database, Committer committer, Authorizer authorizer, Brakes brakes, Ids ids, InstantSource time) {
    this.store = new PaymentStore(database);
    this.brakes = brakes;
    this.committer = committer;
    this.authorizer = authorizer;
    this.ids = ids;
    this.time = time;
  }

  /// Pays one order: writes the intent, asks the card host, writes the outcome. Blocks up to the acquirer wait; a
  /// payment that is still pending then is settled as soon as the card host answers.
  ///
  /// @return the payment, pending when the outcome is not known yet, or waiting for its buyer's 3-D Secure step; or why
  ///     there is none
  public Outcome pay(Order order, Terminal terminal, PresentedCard card) {
    return pay(order, terminal, card, order.digest());
  }

  /// As [#pay(Order, Terminal, PresentedCard)], for a request whose fields alone do not tell whether it is a repeat.
  ///
  /// @param digest of the request; the same token with another digest is refused
  public Outcome pay(Order order, Terminal terminal, PresentedCard card, byte[] digest) {
    Optional<Refusal> stop = brakes.stop(order, card);
    if (stop.isPresent()) {
      return new Outcome.Refused(stop.get());
    }
    Outcome outcome = open(order, terminal, card, digest);
    if (outcome instanceof Outcome.Of(var payment)) {
      brakes.note(order, card, payment);
    }
    return outcome;
  }

  private Outcome open(Order order, Terminal terminal, PresentedCard card, byte[] digest) {
    boolean mustBeSaved = !(card instanceof PresentedCard.Typed);
    for (int tries = 1; tries <= OPENINGS_MAX; tries++) {
      Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
      Opening opening = Opening.of(new PaymentId(ids.timeOrdered()), order, digest, terminal, mustBeSaved, now);
      switch (committer.commit(openPayments, opening)) {
        case Opening.Result.Opened(var stored, var firstOnInvoice) -> {
          Payment.Pending pending = opening.pending();
          CredentialUse use = CardRules.use(order, card, stored);
          return new Outcome.Of(
              CardRules.decline(use, stored, terminal.rules(), now)
                  .map(code -> authorizer.decline(pending, code, stored, firstOnInvoice))
                  .orElseGet(() -> authorizer.authorize(pending, terminal, stored, card, firstOnInvoice)));
        }
        case Opening.Result.CardWillNotDo _ -> {
          return replayOr(opening, new Refusal.CardUnknown());
        }
        case Opening.Result.Taken _ -> {
          Optional<Outcome> answer = explain(opening);
          if (answer.isPresent()) {
            return answer.get();
          }
          // What was in the way has been declined meanwhile: try again.
        }
      }
    }
    throw new IllegalStateException("invoice " + order.invoice() + " was taken and free again " + OPENINGS_MAX + " times");
  }

  public Optional<Payment> byId(PaymentId id) {
    return store.byId(id);
  }

  /// The payment that a token made at a given attempt.
  public Optional<Payment> byUse(TokenUse use) {
    return store.byUse(use).map(PaymentStore.Found::payment);
  }

  /// The attempts made with a token, the first first.
  public List<Payment> attempts(TokenId token) {
    return store.attempts(token);
  }

  /// Waits for a payment that is with the card host, up to the acquirer wait; returns it as it stands then.
  public Payment await(Payment payment) {
    return payment instanceof Payment.Pending pending ? authorizer.await(pending) : payment;
  }

  /// Says which rule an opening met, in the order of [Refusal]; empty when nothing stands in its way any more.
  private Optional<Outcome> explain(Opening opening) {
    Order order = opening.order();
    Optional<Outcome> replay = replay(opening);
    if (replay.isPresent()) {
      return replay;
    }
    Optional<Payment> live = store.live(order.terminal(), order.invoice());
    if (live.isPresent()) {
      Refusal refusal =
          live.get() instanceof Payment.Pending || live.get() instanceof Payment.SecureStep
              ? new Refusal.InvoiceInProgress(order.invoice())
              : new Refusal.InvoicePaid(order.invoice());
      return Optional.of(new Outcome.Refused(refusal));
    }
    if (opening.tail().isPresent() && store.tailIsHeld(order.terminal(), order.invoice())) {
      return Optional.of(new Outcome.Refused(new Refusal.InvoiceTailUsed(order.invoice())));
    }
    return Optional.empty();
  }

  private Outcome replayOr(Opening opening, Refusal otherwise) {
    return replay(opening).orElseGet(() -> new Outcome.Refused(otherwise));
  }

  private Optional<Outcome> replay(Opening opening) {
    return replay(opening.order().use(), opening.digest());
  }

  /// What the token has been used for already: the answer to a repeat of that request, the refusal of any other; empty
  /// while it has not been used.
  public Optional<Outcome> replay(TokenUse use, byte[] digest) {
    return store
        .byUse(use)
        .map(
            found ->
                MessageDigest.isEqual(found.digest(), digest)
                    ? new Outcome.Of(await(found.payment()))
                    : new Outcome.Refused(new Refusal.TokenUsed()));
  }
}

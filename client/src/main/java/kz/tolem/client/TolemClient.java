package kz.tolem.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/**
 * A shop's side of ePay 2.0: pays with saved cards, and finds out, charges, cancels and refunds what was paid. Speaks
 * to a Tolem and to the bank itself.
 *
 * <p>Immutable and thread-safe: one for the whole program, and nothing to close. Every call blocks until it has its
 * result, or until its deadline ({@link TolemClientBuilder#deadline}) at the latest; virtual threads are welcome. A
 * thread that is interrupted stops waiting at once and stays interrupted; what was sent is in doubt then. Tokens are
 * fetched by itself. Results say what became of the money; a {@link TolemException} is thrown only where nothing did.
 * No parameter may be null, and nothing that is returned is. Source: EPAY.md 2 to 9.
 */
public final class TolemClient {

  private static final InvoiceId NO_ORDER = new InvoiceId("000000");

  private final Engine engine;
  private final SecretHashes hashes;

  TolemClient(Engine engine, SecretHashes hashes) {
    this.engine = engine;
    this.hashes = hashes;
  }

  /** Starts one: {@code TolemClient.to(Environment.at("http://localhost:8080"), credentials).build()}. */
  public static TolemClientBuilder to(Environment environment, Credentials credentials) {
    return new TolemClientBuilder(environment, credentials);
  }

  /**
   * Pays with a saved card; the buyer is there. After a lost answer it finds out what became of the payment, and never
   * pays twice.
   *
   * @throws TolemRefusedException when the request itself is refused: nothing happened
   * @throws TolemTransportException when the other side cannot be reached: nothing happened
   */
  public PaymentResult pay(CardId card, Purchase purchase) {
    return pay(card, purchase, PaymentRequests.Buyer.PRESENT);
  }

  /**
   * Pays with a saved card while the buyer is not there, as for a subscription: nobody can be asked for 3-D Secure, and
   * the bank judges it more strictly. Else as {@link #pay}.
   */
  public PaymentResult payWithoutBuyer(CardId card, Purchase purchase) {
    return pay(card, purchase, PaymentRequests.Buyer.ABSENT);
  }

  private PaymentResult pay(CardId card, Purchase purchase, PaymentRequests.Buyer buyer) {
    Objects.requireNonNull(card, "card");
    Engine.requirePositive(purchase);
    return engine.observed(
        "pay",
        deadline -> {
          PaymentAttempt attempt = engine.requests().withSavedCard(card, purchase, buyer, deadline);
          return engine.payments().send(attempt, engine.requests().call(attempt), deadline);
        });
  }

  /**
   * Gets the token and puts the request together without sending it, for shops that store it first and so survive
   * their own crash: store {@link PaymentAttempt#store()}, then {@link #send}; after a restart {@link #settle}.
   *
   * @throws TolemRefusedException when the token is refused, such as for an invoice that is paid
   * @throws TolemTransportException when no token is to be had within the deadline
   */
  public PaymentAttempt prepare(CardId card, Purchase purchase) {
    return prepare(card, purchase, PaymentRequests.Buyer.PRESENT);
  }

  /** As {@link #prepare}, for a payment as by {@link #payWithoutBuyer}. */
  public PaymentAttempt prepareWithoutBuyer(CardId card, Purchase purchase) {
    return prepare(card, purchase, PaymentRequests.Buyer.ABSENT);
  }

  private PaymentAttempt prepare(CardId card, Purchase purchase, PaymentRequests.Buyer buyer) {
    Objects.requireNonNull(card, "card");
    Engine.requirePositive(purchase);
    return engine.observed(
        "prepare", deadline -> engine.requests().withSavedCard(card, purchase, buyer, deadline));
  }

  /** Sends what {@link #prepare} or its like made and what was not sent before. As {@link #pay}. */
  public PaymentResult send(PaymentAttempt attempt) {
    return engine.observed(
        "pay", deadline -> engine.payments().send(attempt, engine.requests().call(attempt), deadline));
  }

  /**
   * Finds out what became of a payment that may have been sent; where that is safe, it sends it again.
   *
   * @throws TolemRefusedException when there is no such payment and its request is refused: nothing happened
   */
  public PaymentResult settle(PaymentAttempt attempt) {
    return engine.observed(
        "settle",
        deadline ->
            engine
                .payments()
                .settle(
                    attempt, engine.requests().call(attempt), Verdict.Doubtful.of(Doubt.ANSWER_LOST), deadline));
  }

  /**
   * Completes a payment after 3-D Secure where the issuer sent the buyer back to the shop itself (EPAY.md 7.5, variant
   * B). May be called again after a doubt.
   *
   * @param waiting what {@link #pay} gave; may be kept meanwhile, {@link PaymentResult.NeedsBuyer#store()}
   * @param paRes what the buyer's browser brought, unchanged
   * @throws TolemRefusedException when {@code paRes} is not the issuer's answer, or nothing waits for it
   */
  public PaymentResult complete(PaymentResult.NeedsBuyer waiting, String paRes) {
    Objects.requireNonNull(paRes, "paRes");
    return engine.observed(
        PaymentRequests.CONFIRM,
        deadline ->
            engine.payments().send(waiting.attempt(), engine.requests().confirmation(waiting, paRes), deadline));
  }

  /**
   * How the payment of an order stands: of several attempts the one that succeeded, else the latest.
   *
   * @throws TolemRefusedException when the credentials or the terminal are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public PaymentStatus status(InvoiceId invoice) {
    return engine.observed("status", deadline -> engine.status().of(invoice, deadline));
  }

  /** How one attempt to pay stands. As {@link #status(InvoiceId)}. */
  public PaymentStatus status(PaymentId id) {
    return engine.observed("status", deadline -> engine.status().of(id, deadline));
  }

  /**
   * Finds out whether the other side is there and takes the shop's credentials, by asking for an order that cannot be.
   *
   * @throws TolemException when it is not, or does not
   */
  public void probe() {
    engine.observed("probe", deadline -> engine.status().of(NO_ORDER, deadline));
  }

  /**
   * Takes all of the blocked money. A lost answer leads to the status first; what is charged already is done.
   *
   * @throws TolemRefusedException when the request itself is refused: nothing happened
   * @throws TolemTransportException when the other side cannot be reached: nothing happened
   */
  public OperationResult charge(PaymentId id) {
    return done(Wish.charge(id, Optional.empty()));
  }

  /**
   * Takes a part of the blocked money; the rest is released. As {@link #charge(PaymentId)}.
   *
   * @param part in the payment's own currency
   */
  public OperationResult charge(PaymentId id, Money part) {
    return done(Wish.charge(id, Optional.of(part.majorUnits())));
  }

  /** Releases the blocked money. As {@link #charge(PaymentId)}. */
  public OperationResult cancel(PaymentId id) {
    return done(Wish.cancel(id));
  }

  /**
   * Gives back all that is left.
   *
   * @param refundId the shop's own id of this refund, so that it is done once however often it is asked for
   * @throws TolemRefusedException when the request itself is refused: nothing happened
   * @throws TolemTransportException when the other side cannot be reached: nothing happened
   */
  public OperationResult refund(PaymentId id, String refundId) {
    return done(Wish.refund(id, refundId, Optional.empty()));
  }

  /**
   * Gives back a part. As {@link #refund(PaymentId, String)}.
   *
   * @param part in the payment's own currency
   */
  public OperationResult refund(PaymentId id, String refundId, Money part) {
    return done(Wish.refund(id, refundId, Optional.of(part.majorUnits())));
  }

  private OperationResult done(Wish wish) {
    return engine.observed(wish.verb().word(), deadline -> engine.operations().done(wish, deadline));
  }

  /** Saved cards: list and deactivate. */
  public SavedCards cards() {
    return new SavedCards(engine);
  }

  /** Payments that the other side repeats by itself. */
  public Subscriptions subscriptions() {
    return new Subscriptions(engine);
  }

  /** Payments by cryptogram. */
  public Cryptograms cryptograms() {
    return new Cryptograms(engine);
  }

  /** The payment page, where buyers type their cards. */
  public PaymentPages pages() {
    return new PaymentPages(engine);
  }

  /** The list of payments, and the people who may look at it. */
  public Reports reports() {
    return new Reports(engine);
  }

  /** What makes and recognises the {@code secret_hash} of this client's orders. */
  public SecretHashes secretHashes() {
    return hashes;
  }

  /** The terminal that this client pays at. */
  public Credentials credentials() {
    return engine.settings().credentials();
  }

  /** The same client under another deadline; connections and tokens are shared. */
  public TolemClient within(Duration deadline) {
    return new TolemClient(engine.within(TolemClientBuilder.positive(deadline, "deadline")), hashes);
  }

  /**
   * Makes any call of this client on an executor: {@code client.async(threads, c -> c.pay(card, purchase))}. What the
   * call throws is the cause of the future's {@link java.util.concurrent.CompletionException}. To cancel the future
   * does not stop a call that has begun: a payment that was sent is not unsent.
   */
  public <T> CompletableFuture<T> async(Executor executor, Function<TolemClient, T> call) {
    return CompletableFuture.supplyAsync(() -> call.apply(this), executor);
  }

  @Override
  public String toString() {
    return "TolemClient[" + engine.settings().environment().api() + ", " + credentials() + "]";
  }
}

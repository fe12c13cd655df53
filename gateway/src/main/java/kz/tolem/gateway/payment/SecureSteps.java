package kz.tolem.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kz.tolem.gateway.acquirer.Authentication;
import kz.tolem.gateway.acquirer.SecureDirectory;
import kz.tolem.gateway.acquirer.SecureDirectory.Verdict;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Recurring;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.AccessToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends 3-D Secure steps: with the issuer's answer, or because their time is over. A step is left once, by one guarded
/// statement; whoever left it takes the payment on, and everybody else waits for what comes of it. Source: EPAY.md 7.5;
/// ADR 26. Thread-safe.
public final class SecureSteps implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SecureSteps.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int BATCH = 100;

  private static final Pattern MD = Pattern.compile("[0-9]{9}-[0-9A-F]{32}");

  /// EPAY.md 11: the check is not available; what every 3-D Secure failure is called by the bank's own app.
  private static final int ABANDONED = 455;

  /// EPAY.md 11: the check cannot be completed.
  private static final int CARD_IS_GONE = 877;

  private final SecureStepStore store;
  private final PaymentStore payments;
  private final SecureDirectory directory;
  private final Authorizer authorizer;
  private final Vault vault;
  private final Merchants merchants;
  private final InstantSource time;
  private Recurring job;

  private SecureSteps(
      Database database,
      SecureDirectory directory,
      Authorizer authorizer,
      Vault vault,
      Merchants merchants,
      InstantSource time) {
    this.store = new SecureStepStore(database);
    this.payments = new PaymentStore(database);
    this.directory = directory;
    this.authorizer = authorizer;
    this.vault = vault;
    this.merchants = merchants;
    this.time = time;
  }

  /// Begins to look for steps whose time is over.
  public static SecureSteps start(
      Database database,
      SecureDirectory directory,
      Authorizer authorizer,
      Vault vault,
      Merchants merchants,
      Edges edges) {
    SecureSteps steps = new SecureSteps(database, directory, authorizer, vault, merchants, edges.time());
    steps.job = Recurring.start("3-D Secure steps", EVERY, edges.pause(), steps::endOverdue);
    return steps;
  }

  /// Completes the step that has this name. Blocks up to the acquirer wait. Safe to repeat: the payment is authorised
  /// once, and every repeat with a genuine answer is told what became of it.
  ///
  /// @param md as the shop or the page was told
  /// @param paRes the issuer's answer, from the buyer's browser
  /// @param mine whether the caller may complete this payment; one that he may not does not exist for him
  public Completion complete(String md, String paRes, Predicate<Payment> mine) {
    Optional<Payment> found =
        MD.matcher(md).matches() ? store.byMd(md).filter(mine) : Optional.empty();
    if (found.isEmpty()) {
      return new Completion.StepUnknown();
    }
    Payment payment = found.get();
    Verdict verdict = directory.read(payment.id(), paRes);
    if (verdict instanceof Verdict.NotGenuine) {
      LOG.warn("payment {} was to be completed with an answer that no issuer gave", payment.id());
      return new Completion.AnswerNotGenuine();
    }
    return new Completion.Of(
        payment instanceof Payment.SecureStep step ? end(step, verdict) : settledOrAwaited(payment));
  }

  /// Whether a token may complete a payment: its own, or another one of the shop that is bound to nothing else.
  public static boolean mayComplete(AccessToken token, Payment payment) {
    Order order = payment.order();
    return order.merchant().equals(token.merchant())
        && token.terminal().map(order.terminal()::equals).orElse(true)
        && token.invoice().map(order.invoice()::equals).orElse(true);
  }

  /// The payment as it stands now: one whose step is over by the clock is ended here and now.
  public Payment upToDate(Payment payment) {
    return payment instanceof Payment.SecureStep step && isOver(step) ? abandon(step) : payment;
  }

  private Payment end(Payment.SecureStep step, Verdict verdict) {
    if (isOver(step)) {
      return abandon(step);
    }
    return switch (verdict) {
      case Verdict.Passed(var authentication) -> goOn(step, authentication);
      case Verdict.Failed(int code) -> decline(step, code);
      case Verdict.NotGenuine _ -> step;
    };
  }

  private boolean isOver(Payment.SecureStep step) {
    return !time.instant().isBefore(step.challenge().until());
  }

  private Payment goOn(Payment.SecureStep step, Authentication authentication) {
    if (!store.leave(step, authentication, now())) {
      return others(step);
    }
    Payment.Pending pending = step.resumed(authentication);
    Order order = step.order();
    Optional<StoredCard> card = vault.card(order.merchant(), order.card());
    if (card.isEmpty()) {
      return authorizer.decline(pending, CARD_IS_GONE, anyCard(step), step.challenge().expiry());
    }
    Terminal terminal = merchants.terminal(order.terminal()).orElseThrow();
    return authorizer.resume(pending, terminal, card.get(), step.challenge().expiry());
  }

  private Payment decline(Payment.SecureStep step, int code) {
    if (!store.leave(step, Authentication.none(), now())) {
      return others(step);
    }
    Payment.Pending pending = step.resumed(Authentication.none());
    return authorizer.decline(pending, code, anyCard(step), step.challenge().expiry());
  }

  private Payment abandon(Payment.SecureStep step) {
    return decline(step, ABANDONED);
  }

  private StoredCard anyCard(Payment.SecureStep step) {
    return vault.anyCard(step.order().merchant(), step.order().card()).orElseThrow();
  }

  /// Somebody else ended this step a moment ago.
  private Payment others(Payment.SecureStep step) {
    return settledOrAwaited(payments.byId(step.id()).orElse(step));
  }

  private Payment settledOrAwaited(Payment payment) {
    return payment instanceof Payment.Pending pending ? authorizer.await(pending) : payment;
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Ends every step whose time is over.
  void endOverdue() {
    List<Payment> overdue;
    do {
      overdue = store.overdue(time.instant(), BATCH);
      overdue.forEach(this::endOverdue);
    } while (overdue.size() == BATCH);
  }

  private void endOverdue(Payment payment) {
    if (upToDate(payment) instanceof Payment.Declined) {
      LOG.info("payment {} is declined: its buyer did not come back from the issuer in time", payment.id());
    }
  }

  @Override
  public void close() {
    job.close();
  }
}

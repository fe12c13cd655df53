package kz.tolem.gateway.payment;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import kz.tolem.gateway.acquirer.SecureDirectory;
import kz.tolem.gateway.acquirer.SecureDirectory.Enrolment;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Database;

/// Stands between a pending payment and the card host where the terminal wants 3-D Secure: asks the directory, and lets
/// the payment through, or puts it into the step. Elsewhere it is open and costs nothing. Source: EPAY.md 3.4; ADR 25.
/// Thread-safe.
public final class SecureGate {

  /// Where the issuer sends the buyer when the shop names no address. Source: EPAY.md 7.5, variant A.
  public static final String RETURN_PATH = "/payments/cards/confirmPayment";

  private final SecureDirectory directory;
  private final Merchants merchants;
  private final SecureStepStore store;
  private final Supplier<URI> publicUrl;
  private final Duration life;
  private final Ids ids;
  private final InstantSource time;

  /// @param publicUrl the gateway's address for browsers
  /// @param life how long a buyer has for the step
  public SecureGate(
      SecureDirectory directory,
      Merchants merchants,
      Database database,
      Supplier<URI> publicUrl,
      Duration life,
      Ids ids,
      InstantSource time) {
    this.directory = directory;
    this.merchants = merchants;
    this.store = new SecureStepStore(database);
    this.publicUrl = publicUrl;
    this.life = life;
    this.ids = ids;
    this.time = time;
  }

  /// What the gate does with a payment.
  sealed interface Passage {

    /// On to the card host.
    record Through(Payment.Pending payment) implements Passage {}

    /// The buyer must go to the issuer; this is on disk.
    record Step(Payment.SecureStep payment) implements Passage {}

    /// No way to authenticate the buyer.
    record Closed(int code) implements Passage {}

    /// Somebody settled the payment meanwhile.
    record Gone() implements Passage {}
  }

  /// Whether a payment must be authenticated. Nobody can be asked while the buyer is not there.
  static boolean guards(Terminal terminal, Order order) {
    return terminal.secure3d() && !order.recurrent();
  }

  /// Asks the directory about a payment that this caller has opened.
  Passage pass(Payment.Pending pending, CardNumber number, Expiry expiry) {
    Order order = pending.order();
    Instant until = time.instant().truncatedTo(ChronoUnit.MICROS).plus(life);
    String shop = merchants.merchant(order.merchant()).map(Merchant::name).orElse("");
    SecureDirectory.Question question =
        new SecureDirectory.Question(
            pending.id(), shop, order.amount(), number, order.buyer().language(), until);
    return switch (directory.ask(question)) {
      case Enrolment.Passed(var authentication) ->
          store.note(pending.id(), authentication)
              ? new Passage.Through(pending.with(authentication))
              : new Passage.Gone();
      case Enrolment.Impossible(int code) -> new Passage.Closed(code);
      case Enrolment.Challenge(var paReq, var action) -> {
        Payment.SecureStep step = pending.challenged(challenge(paReq, action, expiry, until));
        yield store.enter(step) ? new Passage.Step(step) : new Passage.Gone();
      }
    };
  }

  private Challenge challenge(String paReq, URI action, Expiry expiry, Instant until) {
    return new Challenge(md(), paReq, action, Optional.of(publicUrl.get() + RETURN_PATH), expiry, until);
  }

  /// Nine digits, a dash, and 128 bits that nobody can guess. The shape is the documents'.
  private String md() {
    int number = (ByteBuffer.wrap(ids.secret(4)).getInt() & Integer.MAX_VALUE) % 900_000_000 + 100_000_000;
    return number + "-" + HexFormat.of().withUpperCase().formatHex(ids.secret(16));
  }
}

package kz.tolem.gateway.sandbox.switches;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kz.tolem.cardline.SandboxOutcome;
import kz.tolem.gateway.acquirer.Authorization;
import kz.tolem.gateway.acquirer.FollowUp;
import kz.tolem.gateway.acquirer.HostScript;
import kz.tolem.gateway.acquirer.SecureDirectory.Question;
import kz.tolem.gateway.acquirer.SecureScript;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.MovableTime;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.SandboxScript;
import kz.tolem.protocol.SandboxScript.Operation;

/// Tells the simulated card host and the 3-D Secure directory what the scripts say. Thread-safe.
final class ScriptedHost implements HostScript, SecureScript {

  /// EPAY.md 11: the card has expired.
  private static final int EXPIRED = 478;

  private static final Line BY_THE_TABLE = new Line.ByTheTable();

  private final Scripts scripts;
  private final Database database;
  private final Edges edges;
  private final Duration wait;
  private final ZoneId zone;
  private volatile Consumer<PaymentId> latePayment = _ -> {};
  private volatile Consumer<UUID> lateOperation = _ -> {};

  /// @param wait how long a caller waits for the host
  ScriptedHost(Scripts scripts, Database database, Edges edges, Duration wait, ZoneId zone) {
    this.scripts = scripts;
    this.database = database;
    this.edges = edges;
    this.wait = wait;
    this.zone = zone;
  }

  /// Tells who is to hear of answers that will come later than callers wait.
  void whenLate(Consumer<PaymentId> payments, Consumer<UUID> operations) {
    latePayment = payments;
    lateOperation = operations;
  }

  @Override
  public Line next(Authorization authorization) {
    PaymentId payment = authorization.payment();
    Optional<SandboxScript> script =
        scripts.of(
            payment.value(), Operation.PAYMENT, edges.time().instant(), () -> Facts.of(database, payment));
    if (script.isEmpty()) {
      return hasBecomeOld(authorization.expiry()) ? declined(EXPIRED) : BY_THE_TABLE;
    }
    if (script.get().after().compareTo(wait) > 0) {
      latePayment.accept(payment);
    }
    return line(script.get(), SandboxOutcome.of(authorization.amount()));
  }

  @Override
  public Line next(FollowUp request) {
    Operation operation =
        switch (request.kind()) {
          case CAPTURE -> Operation.CHARGE;
          case REVERSE -> Operation.CANCEL;
          case REFUND -> Operation.REFUND;
        };
    Optional<SandboxScript> script =
        scripts.of(
            request.operation(),
            operation,
            edges.time().instant(),
            () -> Facts.of(database, request.payment()).map(facts -> facts.withAmount(request.amount())));
    if (script.isPresent() && script.get().after().compareTo(wait) > 0) {
      lateOperation.accept(request.operation());
    }
    return script.map(found -> line(found, SandboxOutcome.of(request.amount()))).orElse(BY_THE_TABLE);
  }

  private static Line line(SandboxScript script, SandboxOutcome otherwise) {
    if (script.lost().equals(Optional.of(SandboxScript.Lost.REQUEST))) {
      return new Line.Act(script.after(), new SandboxOutcome.LoseRequest());
    }
    if (script.lost().isPresent()) {
      // A decline whose answer is lost is as a request that was lost: the host has done nothing.
      boolean approves = script.declines().orElse(0) == 0;
      return new Line.Act(
          script.after(),
          approves ? new SandboxOutcome.ApproveAndLoseAnswer() : new SandboxOutcome.LoseRequest());
    }
    if (script.declines().isPresent()) {
      int code = script.declines().get();
      return new Line.Act(
          script.after(), code == 0 ? new SandboxOutcome.Approve() : new SandboxOutcome.Decline(code));
    }
    return script.after().isZero() ? BY_THE_TABLE : new Line.Act(script.after(), otherwise);
  }

  private static Line declined(int code) {
    return new Line.Act(Duration.ZERO, new SandboxOutcome.Decline(code));
  }

  /// A card whose month is over because the time was moved. Those whose month was over before pay, since two of the
  /// documents' cards are of that sort.
  private boolean hasBecomeOld(Expiry expiry) {
    Duration ahead = edges.movableTime().map(MovableTime::ahead).orElse(Duration.ZERO);
    if (ahead.isZero()) {
      return false;
    }
    Instant now = edges.time().instant();
    return expiry.isBefore(YearMonth.from(now.atZone(zone)))
        && !expiry.isBefore(YearMonth.from(now.minus(ahead).atZone(zone)));
  }

  @Override
  public Optional<Act> next(Question question) {
    PaymentId payment = question.payment();
    return scripts
        .of(payment.value(), Operation.PAYMENT, edges.time().instant(), () -> Facts.of(database, payment))
        .flatMap(SandboxScript::secure)
        .map(ScriptedHost::act);
  }

  private static Act act(SandboxScript.Secure secure) {
    return switch (secure) {
      case PASSES -> Act.PASSES;
      case WRONG_CODE -> Act.WRONG_CODE;
      case GIVES_UP -> Act.GIVES_UP;
      case ISSUER_FAILS -> Act.ISSUER_FAILS;
      case FRICTIONLESS -> Act.FRICTIONLESS;
      case NOT_ENROLLED -> Act.NOT_ENROLLED;
      case NO_DIRECTORY -> Act.NO_DIRECTORY;
      case NO_ISSUER -> Act.NO_ISSUER;
    };
  }
}

package kz.tolem.gateway.acquirer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import kz.tolem.cardline.SandboxOutcome;
import kz.tolem.gateway.acquirer.HostJournal.Entry;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.protocol.PaymentId;

/// A card host for the sandbox. Card and amount choose the outcome ([SandboxOutcome]); what it approved stands in its
/// own journal, apart from Tolem's database, so that the two books can be compared. Thread-safe.
public final class SimulatedCardHost implements Acquirer, Remedy.Inquiry {

  private final HostJournal journal;
  private final FollowUpJournal followUps;
  private final PanAccess access;
  private final HostReferences references;
  private final InstantSource time;
  private final Pause pause;
  private final HostScript script;
  // What was asked about before it came in. Few, since one is asked about long after it was sent.
  private final Set<PaymentId> givenUp = ConcurrentHashMap.newKeySet();
  private final Set<UUID> followUpsGivenUp = ConcurrentHashMap.newKeySet();
  // Changes when everything is forgotten.
  private volatile int era;

  private SimulatedCardHost(
      HostJournal journal,
      FollowUpJournal followUps,
      PanAccess access, Ids ids, InstantSource time, Pause pause, HostScript script) {
    this.journal = journal;
    this.followUps = followUps;
    this.access = access;
    this.references = new HostReferences(ids, time);
    this.time = time;
    this.pause = pause;
    this.script = script;
  }

  /// Opens the host with its journal in the given folder, going on where an earlier run stopped.
  ///
  /// @throws IOException when the journal cannot be opened
  public static SimulatedCardHost open(Path folder, PanAccess access, Ids ids, InstantSource time, Pause pause)
      throws IOException {
    return open(folder, access, ids, time, pause, HostScript.none());
  }

  /// As [#open(Path, PanAccess, Ids, InstantSource, Pause)], with a script that says what happens before card and
  /// amount do.
  public static SimulatedCardHost open(
      Path folder, PanAccess access, Ids ids, InstantSource time, Pause pause, HostScript script) throws IOException {
    return new SimulatedCardHost(
        HostJournal.open(folder), FollowUpJournal.open(folder), access, ids, time, pause, script);
  }

  @Override
  public AcquirerReply authorize(Authorization authorization) {
    int since = era;
    return switch (script.next(authorization)) {
      case HostScript.Line.ByTheTable _ -> act(authorization, byTheTable(authorization), since);
      case HostScript.Line.Act(var after, var outcome) ->
          after.isZero() || passed(after) ? act(authorization, outcome, since) : STOPPED;
    };
  }

  private SandboxOutcome byTheTable(Authorization authorization) {
    return SandboxOutcome.of(authorization.number().digits(access), authorization.amount());
  }

  private AcquirerReply act(Authorization authorization, SandboxOutcome outcome, int since) {
    return switch (outcome) {
      case SandboxOutcome.Approve _ -> approve(authorization, since);
      case SandboxOutcome.Decline(int code) -> decline(authorization, code, since);
      case SandboxOutcome.ApproveAfter(Duration late) -> passed(late) ? approve(authorization, since) : STOPPED;
      case SandboxOutcome.ApproveAndLoseAnswer _ -> {
        approve(authorization, since);
        yield new AcquirerReply.Unknown("the simulated host approved and its answer was lost");
      }
      case SandboxOutcome.LoseRequest _ -> new AcquirerReply.Unknown("the request to the simulated host was lost");
    };
  }

  /// @return whether the time has passed; the gateway stops otherwise
  private boolean passed(Duration late) {
    try {
      pause.forAtLeast(late);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private AcquirerReply approve(Authorization authorization, int since) {
    AcquirerReply.Approved approved =
        new AcquirerReply.Approved(
            references.reference(),
            references.intReference(),
            references.approvalCode(),
            references.networkId(authorization.number().scheme()));
    return write(authorization, approved, since);
  }

  private AcquirerReply decline(Authorization authorization, int code, int since) {
    return write(authorization, new AcquirerReply.Declined(code, references.reference()), since);
  }

  /// Puts the answer into the book, unless the payment was given up meanwhile, or the book emptied.
  private AcquirerReply write(Authorization authorization, AcquirerReply reply, int since) {
    try {
      synchronized (givenUp) {
        if (era != since) {
          return EMPTIED;
        }
        if (givenUp.contains(authorization.payment())) {
          return NEVER_RECEIVED;
        }
        journal.append(
            Entry.of(time.instant(), authorization, reply));
        return reply;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated host cannot write its journal", e);
    }
  }

  /// Forgets everything, as a host that was never asked. What it is at work on has no effect any more.
  public void empty() {
    try {
      synchronized (givenUp) {
        synchronized (followUpsGivenUp) {
          era++;
          journal.empty();
          followUps.empty();
          givenUp.clear();
          followUpsGivenUp.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated host cannot empty its journal", e);
    }
  }

  /// Reads every answer, the oldest first.
  public void forEachAnswer(Consumer<Entry> reader) {
    try {
      journal.forEach(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated host cannot read its journal", e);
    }
  }

  /// Reads every capture, reversal and refund, the oldest first.
  public void forEachFollowUp(Consumer<FollowUpJournal.Entry> reader) {
    try {
      followUps.forEach(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated host cannot read its journal", e);
    }
  }

  /// Whoever hears that a payment never came in tells the shop that nothing was paid, so it must not be carried out any
  /// more, should it come in yet.
  @Override
  public AcquirerReply inquire(Original original) {
    PaymentId payment = original.payment();
    try {
      synchronized (givenUp) {
        Optional<Entry> found = journal.find(payment);
        if (found.isEmpty()) {
          givenUp.add(payment);
        }
        return found.map(Entry::reply).orElse(NEVER_RECEIVED);
      }
    } catch (IOException e) {
      return new AcquirerReply.Unknown("the simulated host cannot read its journal: " + e.getMessage());
    }
  }

  @Override
  public Remedy remedy() {
    return this;
  }

  /// Longer than the slowest answer.
  @Override
  public Duration leftAlone() {
    return LEFT_ALONE;
  }

  @Override
  public Duration followUpLeftAlone() {
    return LEFT_ALONE;
  }

  private static final Duration LEFT_ALONE = Duration.ofMinutes(2);

  @Override
  public FollowUp.Reply followUp(FollowUp request) {
    int since = era;
    return switch (script.next(request)) {
      case HostScript.Line.ByTheTable _ -> act(request, SandboxOutcome.of(request.amount()), since);
      case HostScript.Line.Act(var after, var outcome) ->
          after.isZero() || passed(after) ? act(request, outcome, since) : FOLLOW_UP_STOPPED;
    };
  }

  private FollowUp.Reply act(FollowUp request, SandboxOutcome outcome, int since) {
    return switch (outcome) {
      case SandboxOutcome.Approve _ -> done(request, since);
      case SandboxOutcome.Decline(int code) -> new FollowUp.Reply.Refused(code);
      case SandboxOutcome.ApproveAfter(Duration late) -> passed(late) ? done(request, since) : FOLLOW_UP_STOPPED;
      case SandboxOutcome.ApproveAndLoseAnswer _ -> {
        done(request, since);
        yield new FollowUp.Reply.Unknown("the simulated host did it and its answer was lost");
      }
      case SandboxOutcome.LoseRequest _ -> new FollowUp.Reply.Unknown("the request to the simulated host was lost");
    };
  }

  /// Puts what was done into the book, unless it was given up meanwhile, or the book emptied.
  private FollowUp.Reply done(FollowUp request, int since) {
    String reference = references.reference();
    try {
      synchronized (followUpsGivenUp) {
        if (era != since) {
          return new FollowUp.Reply.Unknown("the simulated host's book was emptied");
        }
        if (followUpsGivenUp.contains(request.operation())) {
          return FOLLOW_UP_NEVER_RECEIVED;
        }
        followUps.append(new FollowUpJournal.Entry(time.instant(), request, reference));
        return new FollowUp.Reply.Done(reference);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated host cannot write its journal", e);
    }
  }

  /// As for payments: what never came in is not carried out any more, should it come in yet.
  @Override
  public FollowUp.Reply inquire(FollowUp request) {
    try {
      synchronized (followUpsGivenUp) {
        Optional<FollowUpJournal.Entry> found = followUps.find(request.operation());
        if (found.isEmpty()) {
          followUpsGivenUp.add(request.operation());
        }
        return found
            .<FollowUp.Reply>map(entry -> new FollowUp.Reply.Done(entry.reference()))
            .orElse(FOLLOW_UP_NEVER_RECEIVED);
      }
    } catch (IOException e) {
      return new FollowUp.Reply.Unknown("the simulated host cannot read its journal: " + e.getMessage());
    }
  }

  /// EPAY.md 11: the server did not answer; repeat later.
  private static final int NOT_ANSWERED = 458;

  private static final String NO_TIME = "the gateway stopped while the simulated host took its time";
  private static final AcquirerReply STOPPED = new AcquirerReply.Unknown(NO_TIME);
  private static final FollowUp.Reply FOLLOW_UP_STOPPED = new FollowUp.Reply.Unknown(NO_TIME);
  private static final AcquirerReply EMPTIED = new AcquirerReply.Unknown("the simulated host's book was emptied");
  private static final AcquirerReply NEVER_RECEIVED = new AcquirerReply.Declined(NOT_ANSWERED, "");
  private static final FollowUp.Reply FOLLOW_UP_NEVER_RECEIVED = new FollowUp.Reply.Refused(NOT_ANSWERED);

  @Override
  public String describe() {
    return "simulated card host";
  }

  @Override
  public void close() {
    try {
      journal.close();
      followUps.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated host cannot close its journal", e);
    }
  }
}

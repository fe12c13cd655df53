package kz.tolem.gateway.acquirer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.tolem.cardline.SandboxOutcome;
import kz.tolem.gateway.acquirer.HostJournal.Entry;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.gateway.card.Scheme;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.protocol.PaymentId;

/// A card host for the sandbox. Card and amount choose the outcome ([SandboxOutcome]); what it approved stands in its
/// own journal, apart from Tolem's database, so that the two books can be compared. Thread-safe.
public final class SimulatedCardHost implements Acquirer, Remedy.Inquiry {

  private final HostJournal journal;
  private final FollowUpJournal followUps;
  private final PanAccess access;
  private final Ids ids;
  private final InstantSource time;
  private final Pause pause;
  // What was asked about before it came in. Few, since one is asked about long after it was sent.
  private final Set<PaymentId> givenUp = ConcurrentHashMap.newKeySet();
  private final Set<UUID> followUpsGivenUp = ConcurrentHashMap.newKeySet();

  private SimulatedCardHost(
      HostJournal journal,
      FollowUpJournal followUps,
      PanAccess access, Ids ids, InstantSource time, Pause pause) {
    this.journal = journal;
    this.followUps = followUps;
    this.access = access;
    this.ids = ids;
    this.time = time;
    this.pause = pause;
  }

  /// Opens the host with its journal in the given folder, going on where an earlier run stopped.
  ///
  /// @throws IOException when the journal cannot be opened
  public static SimulatedCardHost open(Path folder, PanAccess access, Ids ids, InstantSource time, Pause pause)
      throws IOException {
    return new SimulatedCardHost(
        HostJournal.open(folder), FollowUpJournal.open(folder), access, ids, time, pause);
  }

  @Override
  public AcquirerReply authorize(Authorization authorization) {
    SandboxOutcome outcome = SandboxOutcome.of(authorization.number().digits(access), authorization.amount());
    return switch (outcome) {
      case SandboxOutcome.Approve _ -> approve(authorization);
      case SandboxOutcome.Decline(int code) -> decline(authorization, code);
      case SandboxOutcome.ApproveAfter(Duration late) -> approveAfter(authorization, late);
      case SandboxOutcome.ApproveAndLoseAnswer _ -> {
        approve(authorization);
        yield new AcquirerReply.Unknown("the simulated host approved and its answer was lost");
      }
      case SandboxOutcome.LoseRequest _ -> new AcquirerReply.Unknown("the request to the simulated host was lost");
    };
  }

  private AcquirerReply approveAfter(Authorization authorization, Duration late) {
    try {
      pause.forAtLeast(late);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new AcquirerReply.Unknown("the gateway stopped while the simulated host took its time");
    }
    return approve(authorization);
  }

  private AcquirerReply approve(Authorization authorization) {
    return write(authorization, new AcquirerReply.Approved(
            reference(), intReference(), approvalCode(), networkId(authorization.number().scheme())));
  }

  private AcquirerReply decline(Authorization authorization, int code) {
    return write(authorization, new AcquirerReply.Declined(code, reference()));
  }

  /// Puts the answer into the book, unless the payment was given up meanwhile.
  private AcquirerReply write(Authorization authorization, AcquirerReply reply) {
    try {
      synchronized (givenUp) {
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
    return switch (SandboxOutcome.of(request.amount())) {
      case SandboxOutcome.Approve _ -> done(request);
      case SandboxOutcome.Decline(int code) -> new FollowUp.Reply.Refused(code);
      case SandboxOutcome.ApproveAfter(Duration late) -> {
        try {
          pause.forAtLeast(late);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          yield new FollowUp.Reply.Unknown("the gateway stopped while the simulated host took its time");
        }
        yield done(request);
      }
      case SandboxOutcome.ApproveAndLoseAnswer _ -> {
        done(request);
        yield new FollowUp.Reply.Unknown("the simulated host did it and its answer was lost");
      }
      case SandboxOutcome.LoseRequest _ -> new FollowUp.Reply.Unknown("the request to the simulated host was lost");
    };
  }

  /// Puts what was done into the book, unless it was given up meanwhile.
  private FollowUp.Reply done(FollowUp request) {
    String reference = reference();
    try {
      synchronized (followUpsGivenUp) {
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

  private static final AcquirerReply NEVER_RECEIVED = new AcquirerReply.Declined(NOT_ANSWERED, "");
  private static final FollowUp.Reply FOLLOW_UP_NEVER_RECEIVED = new FollowUp.Reply.Refused(NOT_ANSWERED);

  @Override
  public String describe() {
    return "simulated card host";
  }

  /// Twelve digits: the last digit of the year, the day of the year, and eight random ones (ISO 8583, field 37).
  private String reference() {
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    long day = today.getYear() % 10 * 1000L + today.getDayOfYear();
    return digits(day * 100_000_000 + number(100_000_000), 12);
  }

  private String intReference() {
    return HexFormat.of().withUpperCase().formatHex(ids.secret(8));
  }

  /// Visa's is 15 digits; Mastercard's is 9 letters and digits and the day. The others are taken to look like Visa's.
  private String networkId(Scheme scheme) {
    if (scheme == Scheme.MASTERCARD || scheme == Scheme.MAESTRO) {
      LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
      return intReference().substring(0, 9) + digits(today.getMonthValue() * 100L + today.getDayOfMonth(), 4);
    }
    return digits((ByteBuffer.wrap(ids.secret(8)).getLong() & Long.MAX_VALUE) % 1_000_000_000_000_000L, 15);
  }

  private String approvalCode() {
    return digits(number(1_000_000), 6);
  }

  private static String digits(long value, int length) {
    String text = Long.toString(value);
    return "0".repeat(length - text.length()) + text;
  }

  private int number(int below) {
    return (ByteBuffer.wrap(ids.secret(4)).getInt() & Integer.MAX_VALUE) % below;
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

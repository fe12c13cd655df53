package kz.tolem.gateway.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import kz.tolem.gateway.TestClock;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.SecureIds;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The host's promises to whoever asks it about a lost answer.
class SimulatedCardHostTest {

  private static final long SLOW = 91_000_400;

  @TempDir private Path folder;

  private final TestClock clock = new TestClock();
  private final SecureIds ids = new SecureIds(clock);

  private SimulatedCardHost host(Pause pause) throws IOException {
    return SimulatedCardHost.open(folder, PanAccess.grantPanAccess(), ids, clock, pause);
  }

  private Authorization authorization(long minorUnits) {
    return new Authorization(
        new PaymentId(ids.timeOrdered()),
        "98120001",
        new InvoiceId("000001"),
        new Money(minorUnits, Currency.getInstance("KZT")),
        CardNumber.parse("4405639704015096").orElseThrow(),
        new Expiry(YearMonth.of(2030, 1)),
        Optional.empty(),
        true,
        new CredentialUse(CredentialUse.Reason.ONCE, ""),
        Authentication.none());
  }

  private List<HostJournal.Entry> approved() throws IOException {
    List<HostJournal.Entry> entries = new ArrayList<>();
    try (HostJournal journal = HostJournal.open(folder)) {
      journal.forEach(entries::add);
    }
    return entries.stream().filter(entry -> entry.reply() instanceof AcquirerReply.Approved).toList();
  }

  @Test
  void what_was_approved_is_found_again_also_after_a_restart() throws IOException {
    var authorization = authorization(10_000);
    AcquirerReply first;
    try (var host = host(Pause.sleeping())) {
      first = host.authorize(authorization);
    }

    try (var host = host(Pause.sleeping())) {
      assertThat(host.inquire(original(authorization))).isEqualTo(first).isInstanceOf(AcquirerReply.Approved.class);
    }
  }

  @Test
  void a_payment_it_never_received_is_declined_and_never_carried_out() throws IOException {
    var late = authorization(10_000);
    try (var host = host(Pause.sleeping())) {
      assertThat(host.inquire(original(late))).isEqualTo(new AcquirerReply.Declined(458, ""));

      assertThat(host.authorize(late)).isInstanceOf(AcquirerReply.Declined.class);
      assertThat(host.inquire(original(late))).isEqualTo(new AcquirerReply.Declined(458, ""));
    }
    assertThat(approved()).isEmpty();
  }

  @Test
  void a_slow_payment_that_was_asked_about_meanwhile_is_not_carried_out() throws Exception {
    var asked = new CountDownLatch(1);
    var waiting = new CountDownLatch(1);
    Pause untilAsked =
        _ -> {
          waiting.countDown();
          asked.await();
        };
    var slow = authorization(SLOW);
    try (var host = host(untilAsked)) {
      var reply = CompletableFuture.supplyAsync(() -> host.authorize(slow));
      waiting.await();
      AcquirerReply told = host.inquire(original(slow));
      asked.countDown();

      assertThat(told).isInstanceOf(AcquirerReply.Declined.class);
      assertThat(reply.get()).isEqualTo(told);
    }
    assertThat(approved()).isEmpty();
  }

  @Test
  void a_payment_given_up_before_a_restart_is_not_carried_out_after_it() throws IOException {
    var late = authorization(10_000);
    try (var host = host(Pause.sleeping())) {
      host.inquire(original(late));
    }

    try (var host = host(Pause.sleeping())) {
      assertThat(host.inquire(original(late))).isEqualTo(new AcquirerReply.Declined(458, ""));
    }
    assertThat(approved()).isEmpty();
  }

  private FollowUp refund(long minorUnits) {
    return new FollowUp(
        ids.timeOrdered(),
        new PaymentId(ids.timeOrdered()),
        FollowUp.Kind.REFUND,
        "98120001",
        "601500000001",
        new Money(minorUnits, Currency.getInstance("KZT")),
        true);
  }

  private List<FollowUpJournal.Entry> done() throws IOException {
    List<FollowUpJournal.Entry> entries = new ArrayList<>();
    try (FollowUpJournal journal = FollowUpJournal.open(folder)) {
      journal.forEach(entries::add);
    }
    return entries;
  }

  @Test
  void a_refund_it_never_received_is_refused_and_never_carried_out() throws IOException {
    var late = refund(10_000);
    try (var host = host(Pause.sleeping())) {
      assertThat(host.inquire(late)).isEqualTo(new FollowUp.Reply.Refused(458));

      assertThat(host.followUp(late)).isEqualTo(new FollowUp.Reply.Refused(458));
      assertThat(host.inquire(late)).isEqualTo(new FollowUp.Reply.Refused(458));
    }
    assertThat(done()).isEmpty();
  }

  @Test
  void a_slow_refund_that_was_asked_about_meanwhile_is_not_carried_out() throws Exception {
    var asked = new CountDownLatch(1);
    var waiting = new CountDownLatch(1);
    Pause untilAsked =
        _ -> {
          waiting.countDown();
          asked.await();
        };
    var slow = refund(SLOW);
    try (var host = host(untilAsked)) {
      var reply = CompletableFuture.supplyAsync(() -> host.followUp(slow));
      waiting.await();
      FollowUp.Reply told = host.inquire(slow);
      asked.countDown();

      assertThat(told).isInstanceOf(FollowUp.Reply.Refused.class);
      assertThat(reply.get()).isEqualTo(told);
    }
    assertThat(done()).isEmpty();
  }

  @Test
  void it_pauses_as_long_as_the_amount_says() throws IOException {
    List<Duration> pauses = new ArrayList<>();
    try (var host = host(pauses::add)) {
      host.authorize(authorization(SLOW));
    }

    assertThat(pauses).containsExactly(Duration.ofSeconds(4));
  }

  private static Original original(Authorization of) {
    return new Original(of.payment(), of.terminalNumber(), of.invoice(), of.amount(), of.twoStep());
  }
}

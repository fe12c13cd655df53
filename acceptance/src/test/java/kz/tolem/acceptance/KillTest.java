package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Sql;
import kz.tolem.gateway.acquirer.HostJournal;
import kz.tolem.gateway.sql.PrivatePostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the gateway under load, again and again, and then holds it to all it said.
class KillTest {

  private static final int KILLS = 3;
  private static final int SHOPPERS = 12;
  private static final int ANSWERS_BEFORE_KILL = 60;

  private final AtomicInteger invoices = new AtomicInteger(100_000);
  private final Map<Request, Answer> answered = new ConcurrentHashMap<>();
  private final Set<Request> inDoubt = ConcurrentHashMap.newKeySet();

  /// A payment request as it was sent, so that it can be sent again.
  private record Request(String invoice, String token, PaymentBody body) {}

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_is_charged_twice(@TempDir Path folder) throws Exception {
    try (Receiver receiver = Receiver.start()) {
      for (int kill = 0; kill < KILLS; kill++) {
        loadAndKill(folder, Duration.ofMinutes(3L * kill), receiver.url());
      }
      assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS_BEFORE_KILL);

      // So late that whatever was left open is asked about, and every lease is over.
      try (ChildGateway gateway = ChildGateway.start(folder, Duration.ofMinutes(20), "info")) {
        askAgain(gateway, inDoubt);
        int approved = 0;
        for (Map.Entry<Request, Answer> each : answered.entrySet()) {
          Answer before = each.getValue();
          Answer now = untilFinal(gateway, each.getKey());
          if (before.status() != 408) {
            assertThat(now.body()).isEqualTo(before.body());
          }
          approved += now.status() == 200 ? 1 : 0;
        }
        var address = PrivatePostgres.running(folder.resolve("data")).orElseThrow();
        try (Sql sql = new Sql(address)) {
          untilNone(sql, "select count(*) from payment where state = 'PENDING'");
          untilNone(sql, "select count(*) from notification where delivered_at is null");
          Books.agree(journal(folder), sql);
          assertThat(sql.count("select count(*) from payment where state = 'AUTHORIZED'")).isEqualTo(approved);
          everybodyWasTold(sql, receiver);
        }
      }
    }
  }

  private void loadAndKill(Path folder, Duration ahead, String postLink) throws Exception {
    ChildGateway gateway = ChildGateway.start(folder, ahead, "info");
    AtomicBoolean killed = new AtomicBoolean();
    CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE_KILL);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SHOPPERS; i++) {
        int shopper = i;
        threads.submit(
            () -> {
              for (int n = 0; !killed.get(); n++) {
                shopOnce(gateway, amount(shopper, n), postLink, enough, killed);
              }
            });
      }
      enough.await();
      gateway.kill();
      killed.set(true);
    } finally {
      gateway.kill();
    }
  }

  /// Mostly approvals; now and then a decline, and an answer that the card host loses.
  private static String amount(int shopper, int n) {
    return (shopper + n) % 9 == 0 ? "900484" : (shopper + n) % 23 == 0 ? "920000" : "100";
  }

  private void shopOnce(
      ChildGateway gateway, String amount, String postLink, CountDownLatch enough, AtomicBoolean killed) {
    String invoice = Integer.toString(invoices.incrementAndGet());
    String token;
    try {
      token = Sandbox.granted(gateway.wire(), invoice, amount);
    } catch (UncheckedIOException e) {
      return; // killed before there was anything to pay
    }
    Request request = new Request(invoice, token, Sandbox.payment(invoice, amount).postingTo(postLink));
    try {
      Answer answer = request.body().send(gateway.wire(), token);
      if (answer.status() == 200 || answer.status() == 400 || answer.status() == 408) {
        answered.put(request, answer);
        enough.countDown();
      } else {
        inDoubt.add(request);
      }
    } catch (UncheckedIOException e) {
      inDoubt.add(request);
    }
  }

  /// What a shop does whose answer was lost: it sends the same request again.
  private void askAgain(ChildGateway gateway, Set<Request> requests) throws InterruptedException {
    for (Request request : new HashSet<>(requests)) {
      answered.put(request, untilFinal(gateway, request));
    }
  }

  private static Answer untilFinal(ChildGateway gateway, Request request) throws InterruptedException {
    Answer answer = request.body().send(gateway.wire(), request.token());
    for (int i = 0; answer.status() == 408; i++) {
      assertThat(i).as("waits for the outcome of " + request.invoice()).isLessThan(300);
      Thread.sleep(100);
      answer = request.body().send(gateway.wire(), request.token());
    }
    assertThat(answer.status()).as(answer.body()).isIn(200, 400);
    return answer;
  }

  private static void untilNone(Sql sql, String count) throws InterruptedException {
    for (int i = 0; sql.count(count) > 0; i++) {
      assertThat(i).as("waits for none of: " + count).isLessThan(300);
      Thread.sleep(100);
    }
  }

  private static List<HostJournal.Entry> journal(Path folder) throws Exception {
    List<HostJournal.Entry> entries = new ArrayList<>();
    try (HostJournal journal = HostJournal.open(folder.resolve("data").resolve("cardhost"))) {
      journal.forEach(entries::add);
    }
    return entries;
  }

  private static void everybodyWasTold(Sql sql, Receiver receiver) {
    Map<String, ConcurrentLinkedQueue<String>> told = new ConcurrentHashMap<>();
    receiver
        .calls()
        .forEach(
            call ->
                told.computeIfAbsent((String) call.json().get("id"), _ -> new ConcurrentLinkedQueue<>())
                    .add((String) call.json().get("code")));
    for (List<String> payment : sql.rows("select id, state from payment")) {
      String code = payment.getLast().equals("DECLINED") ? "error" : "ok";
      assertThat(told).containsKey(payment.getFirst());
      assertThat(told.get(payment.getFirst())).containsOnly(code);
    }
  }
}

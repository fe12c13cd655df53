package kz.tolem.gateway.race;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import kz.tolem.gateway.NotificationBook;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.ThreeBooks;

/// Many races of one kind at two gateways, some at a time, and the three books compared at the end.
final class Races {

  private static final int AT_A_TIME = 8;

  private Races() {}

  /// @param progress hears now and then how many have been run
  static void run(Race race, int count, IntConsumer progress) throws InterruptedException {
    try (var first = TestGateway.start(s -> s.pause(TestPause.REAL).poolSize(12).acquirerWait(Duration.ofSeconds(30)));
        var second = first.another();
        var book = NotificationBook.open()) {
      Race.Track track = Race.Track.of(race, first, second, book.url());
      runAll(race, track, count, progress);
      untilTold(first);
      ThreeBooks.agree(first, book);
      sums(race, first, count);
    }
  }

  private static void runAll(Race race, Race.Track track, int count, IntConsumer progress) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CountDownLatch ended = new CountDownLatch(AT_A_TIME);
    for (int i = 0; i < AT_A_TIME; i++) {
      track
          .threads()
          .submit(
              () -> {
                try {
                  for (int n = next.getAndIncrement(); n < count && failures.isEmpty(); n = next.getAndIncrement()) {
                    race.run(track, n);
                    progress.accept(n);
                  }
                } catch (RuntimeException | Error e) {
                  failures.add(e);
                } finally {
                  ended.countDown();
                }
              });
    }
    ended.await();
    track.threads().shutdown();
    if (!failures.isEmpty()) {
      throw new AssertionError(race + " went wrong", failures.peek());
    }
  }

  /// Waits until the shop has been told everything, as long as it goes on being told.
  private static void untilTold(TestGateway gateway) throws InterruptedException {
    long open = Long.MAX_VALUE;
    for (int idle = 0; open > 0; ) {
      Thread.sleep(100);
      long now = gateway.sql().count("select count(*) from notification where next_try_at is not null");
      idle = now < open ? 0 : idle + 1;
      if (idle > 100) {
        throw new AssertionError(now + " notifications are not taken");
      }
      open = now;
    }
  }

  /// What the races left, counted by another way than the books.
  private static void sums(Race race, TestGateway gateway, int count) {
    String expected =
        switch (race) {
          case REFUND_AGAINST_REFUND -> count + " payments, 0 cancelled, " + count * 60_000L + " given back";
          case CHARGE_AGAINST_CANCEL, REPLAY_AGAINST_FIRST_CALL -> count + " payments, ";
        };
    String found =
        gateway
            .sql()
            .one(
                """
                select count(*) || ' payments, ' || count(*) filter (where state = 'CANCELLED') || ' cancelled, '
                       || sum(returned_amount) || ' given back'
                  from payment
                """);
    if (!found.startsWith(expected)) {
      throw new AssertionError(found + " instead of " + expected);
    }
  }
}

package kz.tolem.gateway.race;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.gateway.NotificationBook;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.ThreeBooks;

/// Two gateways on one database, and races of any number there, some at a time; the three books are compared at the end
/// of each kind.
final class Races implements AutoCloseable {

  private static final int AT_A_TIME = 8;

  private final TestGateway first =
      TestGateway.start(s -> s.pause(TestPause.REAL).poolSize(12).acquirerWait(Duration.ofSeconds(30)));
  private final TestGateway second = first.another();
  private final NotificationBook book = NotificationBook.open();

  /// @param progress hears of each race that has been run
  void run(Race race, int count, Runnable progress) throws InterruptedException {
    try (Track track = Track.of(race, first, second, book.url())) {
      runAll(race, track, count, progress);
      untilTold();
      ThreeBooks.agree(first, track.shop(), book);
      sums(race, track.shop(), count);
    }
  }

  private static void runAll(Race race, Track track, int count, Runnable progress) throws InterruptedException {
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
                    progress.run();
                  }
                } catch (RuntimeException | Error e) {
                  failures.add(e);
                } finally {
                  ended.countDown();
                }
              });
    }
    ended.await();
    if (!failures.isEmpty()) {
      throw new AssertionError(race + " went wrong", failures.peek());
    }
  }

  /// Waits until the shop has been told everything, as long as it goes on being told.
  private void untilTold() throws InterruptedException {
    long open = Long.MAX_VALUE;
    for (int idle = 0; open > 0; ) {
      Thread.sleep(100);
      long now = first.sql().count("select count(*) from notification where next_try_at is not null");
      idle = now < open ? 0 : idle + 1;
      if (idle > 10) {
        first.clock().advance(Duration.ofMinutes(1)); // what was refused for want of room comes up again
      }
      if (idle > 200) {
        throw new AssertionError(now + " notifications are not taken");
      }
      open = now;
    }
  }

  /// What the races left, counted by another way than the books.
  private void sums(Race race, TestShop shop, int count) {
    String expected =
        switch (race) {
          case REFUND_AGAINST_REFUND -> count + " payments, 0 cancelled, " + count * 60_000L + " given back";
          case CHARGE_AGAINST_CANCEL, REPLAY_AGAINST_FIRST_CALL -> count + " payments, ";
        };
    String found =
        first
            .sql()
            .one(
                """
                select count(*) || ' payments, ' || count(*) filter (where state = 'CANCELLED') || ' cancelled, '
                       || sum(returned_amount) || ' given back'
                  from payment
                 where merchant_id = ?
                """,
                shop.merchant().value());
    if (!found.startsWith(expected)) {
      throw new AssertionError(found + " instead of " + expected);
    }
  }

  @Override
  public void close() {
    book.close();
    second.close();
    first.close();
  }
}

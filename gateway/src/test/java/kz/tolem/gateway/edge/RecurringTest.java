package kz.tolem.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecurringTest {

  private static final Pause NONE = _ -> Thread.onSpinWait();

  @Test
  void a_turn_that_is_under_way_ends_undisturbed() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var cutShort = new AtomicBoolean();
    var recurring =
        Recurring.start(
            "slow",
            Duration.ZERO,
            NONE,
            () -> {
              begun.countDown();
              try {
                goOn.await();
              } catch (InterruptedException _) {
                cutShort.set(true);
              }
            });
    begun.await();

    var closing = Thread.ofVirtual().start(recurring::close);
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    closing.join();

    assertThat(cutShort).isFalse();
  }

  @Test
  void a_turn_that_does_not_end_is_cut_short() throws Exception {
    var begun = new CountDownLatch(1);
    var cutShort = new CountDownLatch(1);
    var recurring =
        Recurring.start(
            "stuck",
            Duration.ZERO,
            NONE,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException _) {
                cutShort.countDown();
              }
            });
    begun.await();

    recurring.close();

    assertThat(cutShort.getCount()).isZero();
  }

  @Test
  void a_pause_is_ended_at_once_and_no_turn_follows() {
    var turns = new AtomicInteger();
    var recurring = Recurring.start("rare", Duration.ofDays(1), Pause.sleeping(), turns::incrementAndGet);

    recurring.close();

    assertThat(turns).hasValue(0);
  }
}

package kz.tolem.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The time that flows, and can be moved on.
class MovableTimeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MovableTime time = new MovableTime();

  @Test
  void it_moves_on_and_never_back() {
    var before = time.instant();

    time.moveTo(before.plusSeconds(3600));
    time.moveTo(before);

    assertThat(time.instant()).isAfterOrEqualTo(before.plusSeconds(3600));
    assertThat(time.ahead()).isLessThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void whoever_waits_for_a_moment_is_woken_when_it_has_come() {
    CompletableFuture<Void> waiting = waiting(Duration.ofHours(1));

    time.moveTo(time.instant().plus(Duration.ofHours(2)));

    assertThat(waiting).succeedsWithin(PATIENCE);
    assertThat(time.watchedBefore()).isZero();
  }

  @Test
  void whoever_waits_for_a_later_moment_goes_on_waiting_and_is_known() {
    CompletableFuture<Void> waiting = waiting(Duration.ofHours(3));

    time.moveTo(time.instant().plus(Duration.ofHours(2)));

    assertThat(time.watchedBefore()).isEqualTo(1);
    assertThat(time.nextWatched()).isPresent();
    time.returnToReal();
    assertThat(waiting).succeedsWithin(PATIENCE);
  }

  private CompletableFuture<Void> waiting(Duration duration) {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                time.watched().forAtLeast(duration);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    while (time.watchedBefore() == 0) {
      Thread.onSpinWait();
    }
    return waiting;
  }

  @Test
  void a_turn_is_over_when_every_job_has_taken_one_that_began_after_it_was_asked_for() throws Exception {
    AtomicInteger turns = new AtomicInteger();
    try (var _ = Recurring.start("job", Duration.ofDays(1), time, turns::incrementAndGet)) {
      waitForJob();

      assertThat(time.turn(PATIENCE)).isTrue();
      assertThat(turns).hasValue(1);
      assertThat(time.turn(PATIENCE)).isTrue();
      assertThat(turns).hasValue(2);
    }
    assertThat(time.turn(PATIENCE)).as("a job that was closed is not waited for").isTrue();
  }

  @Test
  void no_job_begins_a_turn_while_jobs_rest() throws Exception {
    AtomicInteger turns = new AtomicInteger();
    try (var _ = Recurring.start("job", Duration.ofMillis(1), time, turns::incrementAndGet)) {
      waitForJob();

      time.whileJobsRest(
          PATIENCE,
          () -> {
            int before = turns.get();
            time.moveTo(time.instant().plusSeconds(60));
            assertThat(turns).hasValue(before);
          });

      assertThat(time.turn(PATIENCE)).isTrue();
      assertThat(turns).hasPositiveValue();
    }
  }

  private void waitForJob() throws InterruptedException {
    // A job that has not come to its first pause is not known yet.
    while (!time.hasJobs()) {
      Thread.onSpinWait();
    }
  }
}

package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import kz.tolem.client.edge.Edges;
import org.junit.jupiter.api.Test;

/** The pauses between repeats, by a clock that only they move. */
class PausesTest {

  private final AtomicLong nanos = new AtomicLong(42);
  private final List<Duration> taken = new ArrayList<>();

  private Pauses pauses(long seed, Duration deadline) {
    Edges edges =
        new Edges(
            nanos::get,
            new SplittableRandom(seed),
            length -> {
              taken.add(length);
              nanos.addAndGet(length.toNanos());
            },
            Edges.real().exchange());
    return new Pauses(edges, Deadline.in(deadline, nanos::get));
  }

  @Test
  void they_double_up_to_five_seconds_and_are_shortened_by_a_quarter_at_most() {
    Pauses pauses = pauses(0, Duration.ofHours(1));
    List<Long> whole = List.of(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);

    whole.forEach(length -> assertThat(pauses.before(Optional.empty())).isTrue());

    for (int i = 0; i < whole.size(); i++) {
      assertThat(taken.get(i).toMillis()).isBetween(whole.get(i) * 3 / 4, whole.get(i));
    }
  }

  @Test
  void many_clients_do_not_come_back_at_one_moment() {
    for (int client = 0; client < 20; client++) {
      pauses(client, Duration.ofHours(1)).before(Optional.empty());
    }

    assertThat(taken.stream().distinct()).hasSizeGreaterThan(5);
  }

  @Test
  void a_longer_pause_is_taken_where_it_is_asked_for_and_a_shorter_one_is_not() {
    Pauses pauses = pauses(0, Duration.ofHours(1));

    pauses.before(Optional.of(Duration.ofSeconds(30)));
    pauses.before(Optional.of(Duration.ZERO));

    assertThat(taken.get(0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(taken.get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void a_pause_that_outlasts_the_deadline_is_not_even_begun() {
    assertThat(pauses(0, Duration.ofMillis(100)).before(Optional.empty())).isFalse();
    assertThat(pauses(0, Duration.ofMinutes(1)).before(Optional.of(Duration.ofMinutes(1)))).isFalse();
    assertThat(taken).isEmpty();
  }

  @Test
  void a_thread_that_was_told_to_stop_does_not_pause_and_stays_told() {
    Thread.currentThread().interrupt();

    assertThat(pauses(0, Duration.ofMinutes(1)).before(Optional.empty())).isFalse();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken).isEmpty();
  }
}

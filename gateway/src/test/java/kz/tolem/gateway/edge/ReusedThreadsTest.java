package kz.tolem.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReusedThreadsTest {

  private final ReusedThreads threads = new ReusedThreads("test");

  private CompletableFuture<Thread> run(Runnable task) {
    return CompletableFuture.supplyAsync(
        () -> {
          task.run();
          return Thread.currentThread();
        },
        threads);
  }

  @Test
  void a_thread_that_waits_holds_on_to_nothing_of_what_it_has_done() throws Exception {
    List<WeakReference<Object>> held = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Object card = new Object();
      held.add(new WeakReference<>(card));
      CountDownLatch done = new CountDownLatch(1);
      threads.execute(
          () -> {
            card.hashCode();
            done.countDown();
          });
      done.await();
    }

    for (int i = 0; held.stream().anyMatch(each -> each.get() != null); i++) {
      assertThat(i).as("waits until nobody holds them").isLessThan(200);
      System.gc();
      Thread.sleep(20);
    }
  }

  @Test
  void tasks_that_wait_for_each_other_all_run() throws Exception {
    var all = new CountDownLatch(2_000);

    List<CompletableFuture<Thread>> tasks =
        Stream.generate(() -> run(() -> {
          all.countDown();
          await(all);
        })).limit(2_000).toList();

    for (CompletableFuture<Thread> task : tasks) {
      assertThat(task.get(30, TimeUnit.SECONDS).isVirtual()).isTrue();
    }
  }

  @Test
  void one_task_after_the_other_needs_few_threads() throws Exception {
    var seen = new java.util.HashSet<Long>();

    for (int i = 0; i < 1_000; i++) {
      seen.add(run(() -> {}).get(30, TimeUnit.SECONDS).threadId());
    }

    // A thread may not be back yet when the next task comes.
    assertThat(seen).hasSizeLessThan(500);
  }

  @Test
  void what_a_task_throws_or_leaves_behind_meets_no_other() throws Exception {
    for (int i = 0; i < 100; i++) {
      threads.execute(() -> Thread.currentThread().interrupt());
      assertThat(CompletableFuture.supplyAsync(Thread::interrupted, threads).get(30, TimeUnit.SECONDS)).isFalse();
    }
    threads.execute(() -> {
      throw new IllegalStateException("of this task alone");
    });
    assertThat(run(() -> {}).get(30, TimeUnit.SECONDS)).isNotNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

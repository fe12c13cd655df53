package kz.tolem.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.Ledger;
import kz.tolem.bench.bed.Stock;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.bench.load.Clerk;
import kz.tolem.bench.load.Flooded;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Latencies;
import kz.tolem.bench.load.Rate;
import kz.tolem.bench.load.Work;
import kz.tolem.gateway.sandbox.SandboxSeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The load generator against a real gateway in a process of its own, a few payments at a time. Only counts are judged.
class SmallRunTest {

  @TempDir private static Path parent;
  private static Workspace workspace;
  private static Bed bed;

  @BeforeAll
  static void start() throws Exception {
    workspace = Workspace.in(parent);
    bed = workspace.bed("gateway");
    bed.start();
  }

  @AfterAll
  static void nothing_is_left_behind() throws Exception {
    workspace.close();

    try (var left = Files.list(parent)) {
      assertThat(left).isEmpty();
    }
    assertThat(bed.gateway().isAlive()).isFalse();
    assertThat(bed.databaseCpu()).isZero();
  }

  @Test
  void every_payment_is_on_the_books_and_told_once() throws Exception {
    try (Generator generator = bed.generator();
        Ledger ledger = Ledger.open(bed.database())) {
      Stock.put(bed, 0, there -> {});

      Rate rate = generator.exactly(Work.PAYMENT, 50);
      bed.settle(generator);

      assertThat(rate.done()).isEqualTo(50);
      assertThat(rate.otherwise()).as(rate.sample()).isZero();
      assertThat(ledger.paid()).isEqualTo(50);
      assertThat(ledger.delivered()).isEqualTo(50);
      assertThat(ledger.undelivered()).isZero();
      assertThat(generator.received()).isEqualTo(50);
    }
  }

  @Test
  void tokens_leave_nothing_on_the_books() throws Exception {
    try (Generator generator = bed.generator();
        Ledger ledger = Ledger.open(bed.database())) {
      Stock.put(bed, 0, there -> {});

      Rate rate = generator.exactly(Work.TOKEN, 50);

      assertThat(rate.done()).isEqualTo(50);
      assertThat(ledger.paid()).isZero();
    }
  }

  @Test
  void payments_at_an_even_rate_are_all_timed() throws Exception {
    try (Generator generator = bed.generator()) {
      Stock.put(bed, 0, there -> {});

      Latencies latencies = generator.atRate(50, Duration.ofSeconds(1));
      bed.settle(generator);

      assertThat(latencies.otherwise()).as(latencies.sample()).isZero();
      assertThat(latencies.whole().getTotalCount()).isEqualTo(50);
      assertThat(latencies.payment().getTotalCount()).isEqualTo(50);
    }
  }

  @Test
  void of_a_flood_every_payment_is_accounted_for() throws Exception {
    try (Generator generator = bed.generator()) {
      Stock.put(bed, 0, there -> {});

      Flooded flooded = generator.flood(200, 32, Duration.ofSeconds(1));
      bed.settle(generator);

      assertThat(flooded.refused()).as(flooded.sample()).isZero();
      assertThat(flooded.good()).isPositive();
      assertThat(flooded.good() + flooded.late() + flooded.unsent()).isBetween(150L, 200L);
    }
  }

  @Test
  void stocked_orders_stand_under_the_numbers_that_the_load_goes_on_from() throws Exception {
    try (Generator generator = bed.generator();
        Ledger ledger = Ledger.open(bed.database())) {
      Stock.put(bed, 160, there -> {});

      Rate again = generator.exactly(Work.PAYMENT, 160);
      generator.orders().startAt(160);
      Rate fresh = generator.exactly(Work.PAYMENT, 16);
      bed.settle(generator);

      assertThat(again.done()).as("payments of orders that are stocked as paid").isZero();
      assertThat(fresh.done()).as(fresh.sample()).isEqualTo(16);
      assertThat(ledger.paid()).isEqualTo(176);
    }
  }

  @Test
  void people_open_the_pages_of_stocked_payments() throws Exception {
    Stock.put(bed, 100, there -> {});
    Stock.Stocked payment = Stock.at(bed, 50);

    try (Clerk clerk = Clerk.signIn(bed.gateway().port(), SandboxSeed.USER.text(), SandboxSeed.USER_PASSWORD)) {
      assertThat(clerk.open("/payments?q=" + payment.number())).isPositive();
      assertThat(clerk.open("/payments/" + payment.id())).isPositive();
      assertThatThrownBy(() -> clerk.open("/payments/nothing")).hasMessageContaining("404");
    }
    int port = bed.gateway().port();
    assertThatThrownBy(() -> Clerk.signIn(port, "nobody", "wrong")).hasMessageContaining("422");
  }

  @Test
  void a_start_the_second_time_is_timed_and_its_data_are_still_there() throws Exception {
    try (Generator generator = bed.generator()) {
      Stock.put(bed, 0, there -> {});
      generator.exactly(Work.PAYMENT, 5);
      bed.settle(generator);
    }

    bed.stop();
    Duration taken = bed.start();

    assertThat(taken).isPositive();
    try (Ledger ledger = Ledger.open(bed.database())) {
      assertThat(ledger.paid()).isEqualTo(5);
    }
    assertThat(List.copyOf(bed.terminals())).hasSize(16);
  }
}

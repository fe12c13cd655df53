package kz.tolem.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kz.tolem.bench.bed.Bed;
import kz.tolem.bench.bed.Stock;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.bench.load.Clerk;
import kz.tolem.bench.load.Generator;
import kz.tolem.bench.load.Rate;
import kz.tolem.bench.load.Work;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.sandbox.SandboxSeed;

/// How long people wait for the account pages with many payments stored, and what they cost the payments meanwhile.
final class PagesTime {

  private static final int TIMES = 20;
  private static final int FIRST = 3;
  private static final int PEOPLE = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final long BAR_MICROS = 50_000;
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

  private final Plan plan;
  private final Workspace workspace;
  private final Consumer<String> progress;

  PagesTime(Plan plan, Workspace workspace, Consumer<String> progress) {
    this.plan = plan;
    this.workspace = workspace;
    this.progress = progress;
  }

  /// A page that somebody opens.
  ///
  /// @param judged whether it is held against the bar
  private record Look(String what, String path, boolean judged) {}

  List<Finding> measure() throws IOException, SQLException, InterruptedException {
    Bed bed = workspace.bed("pages");
    bed.start();
    List<Finding> findings = new ArrayList<>();
    try (Generator generator = bed.generator();
        Clerk clerk = clerk(bed)) {
      WarmUp.run(plan, generator, progress);
      bed.settle(generator);
      progress.accept("filling the gateway with " + plan.stored() + " payments");
      Stock.put(bed, plan.stored(), there -> {});
      generator.orders().startAt(plan.stored());
      List<Look> looks = looks(Stock.at(bed, plan.stored() / 2));
      for (Look look : looks) {
        findings.add(time(clerk, look));
      }
      findings.addAll(together(bed, generator, clerk, looks));
    }
    bed.stop();
    return findings;
  }

  private static Clerk clerk(Bed bed) throws IOException, InterruptedException {
    return Clerk.signIn(bed.gateway().port(), SandboxSeed.USER.text(), SandboxSeed.USER_PASSWORD);
  }

  private static List<Look> looks(Stock.Stocked payment) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(payment.at()), ZONE);
    String month = "from=" + day.minusDays(29) + "&to=" + day;
    return List.of(
        new Look("the latest payments of 30 days", "/payments?" + month, true),
        new Look("an order number", "/payments?q=" + payment.number(), true),
        new Look("a payment's id", "/payments?q=" + payment.id(), true),
        new Look("one payment's story", "/payments/" + payment.id(), true),
        new Look("a reference, in 1 day", "/payments?q=" + payment.reference() + "&from=" + day + "&to=" + day, false),
        new Look("an e-mail that nobody has, in 1 day", "/payments?q=no@one.kz&from=" + day + "&to=" + day, false),
        new Look("the overview of 1 day", "/?from=" + day + "&to=" + day, false));
  }

  private Finding time(Clerk clerk, Look look) throws IOException, InterruptedException {
    List<Long> micros = new ArrayList<>();
    for (int i = 0; i < FIRST + TIMES; i++) {
      long taken = clerk.open(look.path());
      if (i >= FIRST) {
        micros.add(taken);
      }
    }
    long worst = micros.stream().sorted().toList().get(TIMES * 95 / 100 - 1);
    boolean many = plan.stored() >= Plan.STORED_MANY;
    progress.accept(look.what() + ": " + Figures.millis(worst));
    return new Finding(
        "page: " + look.what() + ", p95",
        Figures.millis(worst),
        look.judged() ? "≤ 50 ms with 5,000,000" : "",
        look.judged() && many ? Finding.Verdict.of(worst <= BAR_MICROS) : Finding.Verdict.NOT_JUDGED);
  }

  /// Payments with and without people who look at pages, in turns.
  private List<Finding> together(Bed bed, Generator generator, Clerk clerk, List<Look> looks)
      throws IOException, SQLException, InterruptedException {
    List<Long> alone = new ArrayList<>();
    List<Long> watched = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      alone.add(turn(bed, generator));
      watched.add(turnWithPeople(bed, generator, clerk, looks));
      progress.accept("round %d of %d: payments/s alone %d, with people at the pages %d"
          .formatted(round, plan.rounds(), alone.getLast(), watched.getLast()));
    }
    BigDecimal ratio = Figures.ratio(Figures.median(watched), Figures.median(alone));
    return List.of(
        Finding.of("payments/s with nobody at the pages", Figures.series(alone)),
        Finding.of("payments/s with %d people, a page a second each".formatted(PEOPLE), Figures.series(watched)),
        new Finding(
            "the latter ÷ the former",
            ratio.toString(),
            "≥ 0.95 with 5,000,000",
            plan.stored() >= Plan.STORED_MANY
                ? Finding.Verdict.of(Figures.atLeast(ratio, "0.95"))
                : Finding.Verdict.NOT_JUDGED));
  }

  private long turnWithPeople(Bed bed, Generator generator, Clerk clerk, List<Look> looks)
      throws IOException, SQLException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> at = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        int first = person;
        at.add(people.submit(() -> work(clerk, looks, first, over)));
      }
      try {
        return turn(bed, generator);
      } finally {
        over.set(true);
        for (Future<Integer> each : at) {
          await(each);
        }
      }
    }
  }

  private static void await(Future<Integer> person) throws IOException, InterruptedException {
    try {
      person.get();
    } catch (ExecutionException e) {
      throw new IOException("a page was not opened", e.getCause());
    }
  }

  private static int work(Clerk clerk, List<Look> looks, int first, AtomicBoolean over)
      throws IOException, InterruptedException {
    int opened = 0;
    while (!over.get()) {
      clerk.open(looks.get((first + opened) % looks.size()).path());
      opened++;
      Pause.sleeping().forAtLeast(BETWEEN);
    }
    return opened;
  }

  private long turn(Bed bed, Generator generator) throws IOException, SQLException {
    Rate rate = generator.asFastAsPossible(Work.PAYMENT, plan.storedLoad());
    if (rate.otherwise() > 0) {
      throw new IOException(rate.otherwise() + " payments were not answered as they should be: " + rate.sample());
    }
    bed.settle(generator);
    return rate.donePerSecond();
  }
}

package kz.tolem.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kz.tolem.gateway.edge.Steps.Step;

/// Kills one thing after the other, at a random moment or at a marked step, and starts it again.
final class Killer {

  static final List<Victim> EVERYTHING =
      List.of(
          Victim.GATEWAY, Victim.GATEWAY, Victim.GATEWAY_AT_A_STEP, Victim.GATEWAY_AT_A_STEP,
          Victim.GATEWAY_AT_A_STEP, Victim.CARD_HOST, Victim.CARD_HOST, Victim.POSTGRES, Victim.POSTGRES_CONNECTION,
          Victim.RECEIVER);
  static final List<Victim> THE_PRIMARY = List.of(Victim.POSTGRES);
  static final List<Victim> THE_DISK = List.of(Victim.DISK);
  private static final long STEP_WAIT_MILLIS = 2_000;

  private static final long RESUMES_WITHIN_SECONDS = 60;

  private final Stage stage;
  private final Shops shops;
  private final List<Victim> lot;
  private final SplittableRandom random;
  private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
  private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
  private final List<Long> resumeMillis = new ArrayList<>();
  private int turn;

  /// @param lot what is killed, as often as it stands there; the first turns take one after the other
  Killer(Stage stage, Shops shops, List<Victim> lot, long seed) {
    this.stage = stage;
    this.shops = shops;
    this.lot = lot;
    this.random = new SplittableRandom(seed);
  }

  /// Kills until there were so many kills, or the time is over.
  ///
  /// @param progress hears now and then how far it is
  void run(int kills, long untilNanos, Consumer<String> progress) throws IOException, InterruptedException {
    for (int i = 1; i <= kills && System.nanoTime() < untilNanos; i++) {
      pause(300);
      killOne();
      if (i % 10 == 0) {
        progress.accept(i + " kills");
      }
    }
  }

  private void killOne() throws IOException, InterruptedException {
    // The first turns take everything once, so that a short run is a whole one.
    Victim victim = turn < lot.size() ? lot.get(turn) : lot.get(random.nextInt(lot.size()));
    int gateway = random.nextInt(Stage.GATEWAYS);
    switch (victim) {
      case GATEWAY -> {
        stage.killGateway(gateway);
        stage.startGateway(gateway);
      }
      case GATEWAY_AT_A_STEP -> {
        Step step = Step.values()[turn % Step.values().length];
        if (stage.killGatewayAt(gateway, step, STEP_WAIT_MILLIS)) {
          steps.merge(step, 1, Integer::sum);
        }
        stage.startGateway(gateway);
      }
      case CARD_HOST -> {
        stage.killHost();
        pause(1_500);
        stage.startHost();
      }
      case POSTGRES, DISK -> {
        stage.database().kill();
        pause(1_500);
        stage.database().comeBack();
        resumed(System.nanoTime());
        stage.database().mend();
      }
      case POSTGRES_CONNECTION -> stage.killBackend();
      case RECEIVER -> {
        stage.killReceiver();
        pause(1_000);
        stage.startReceiver();
      }
    }
    turn++;
    killed.merge(victim, 1, Integer::sum);
  }

  /// Waits for the first payment after the database takes writes again.
  private void resumed(long since) throws IOException {
    long end = since + TimeUnit.SECONDS.toNanos(RESUMES_WITHIN_SECONDS);
    while (shops.lastPaidNanos() <= since) {
      if (System.nanoTime() > end) {
        throw new IOException("no payment within a minute after the database was back");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    resumeMillis.add(TimeUnit.NANOSECONDS.toMillis(shops.lastPaidNanos() - since));
  }

  private void pause(int millisMax) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(millisMax)));
  }

  Map<Victim, Integer> killed() {
    return killed;
  }

  /// How long after each return of the database the first payment was told to be paid.
  long[] resumeMillis() {
    return resumeMillis.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /// How often a gateway died at each step.
  Map<Step, Integer> steps() {
    return steps;
  }
}

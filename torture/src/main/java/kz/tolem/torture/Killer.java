package kz.tolem.torture;

import java.io.IOException;
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

  private static final List<Victim> LOT =
      List.of(
          Victim.GATEWAY, Victim.GATEWAY, Victim.GATEWAY_AT_A_STEP, Victim.GATEWAY_AT_A_STEP,
          Victim.GATEWAY_AT_A_STEP, Victim.CARD_HOST, Victim.CARD_HOST, Victim.POSTGRES, Victim.POSTGRES_CONNECTION,
          Victim.RECEIVER);
  private static final long STEP_WAIT_MILLIS = 2_000;

  private final Stage stage;
  private final SplittableRandom random;
  private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
  private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
  private int turn;

  Killer(Stage stage, long seed) {
    this.stage = stage;
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
    Victim victim = turn < LOT.size() ? LOT.get(turn) : LOT.get(random.nextInt(LOT.size()));
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
      case POSTGRES -> {
        stage.killPostgres();
        pause(1_500);
        stage.startPostgres();
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

  private void pause(int millisMax) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(millisMax)));
  }

  Map<Victim, Integer> killed() {
    return killed;
  }

  /// How often a gateway died at each step.
  Map<Step, Integer> steps() {
    return steps;
  }
}

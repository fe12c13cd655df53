package kz.tolem.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One run: load, kills, quiet, books.
public final class Torture {

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);
  private static final Duration LAST_OUTCOMES = Duration.ofSeconds(120);

  private Torture() {}

  /// What is to be done.
  ///
  /// @param kills how many
  /// @param timeMax the killing ends then, however many there were
  /// @param shoppers how many pay at once
  /// @param seed of the random choices
  public record Plan(int kills, Duration timeMax, int shoppers, long seed, Aim aim) {}

  /// What is hit.
  public sealed interface Aim {

    /// Everything, on one PostgreSQL.
    record Everything() implements Aim {}

    /// The primary of a cluster.
    ///
    /// @param script starts the cluster
    record ThePrimary(Path script) implements Aim {}

    /// The disk of PostgreSQL.
    ///
    /// @param folder on a small file system
    record TheDisk(Path folder) implements Aim {}
  }

  /// What came of it.
  ///
  /// @param faults what does not agree, in words; empty: everything does
  public record Result(
      int kills,
      String victims,
      String steps,
      int orders,
      int paid,
      long lost,
      long doubled,
      long open,
      int inDoubt,
      long doubtMedianMillis,
      long doubtP99Millis,
      long doubtMaxMillis,
      long resumeMedianMillis,
      long resumeMaxMillis,
      String statuses,
      List<String> faults) {

    /// A table for people.
    public String table() {
      return """
          kills                     %d  %s
          kills at marked steps     %s
          orders, paid              %d, %d
          lost                      %d
          doubled                   %d
          open                      %d
          in doubt for a while      %d, median %d ms, p99 %d ms, longest %d ms
          database back to payment  median %d ms, longest %d ms
          statuses heard            %s
          books                     %s
          """
          .formatted(
              kills, victims, steps, orders, paid, lost, doubled, open, inDoubt, doubtMedianMillis, doubtP99Millis,
              doubtMaxMillis, resumeMedianMillis, resumeMaxMillis, statuses,
              faults.isEmpty() ? "agree" : "DO NOT AGREE: " + String.join("; ", faults));
    }
  }

  /// Runs in an empty folder, which it fills with logs and books.
  public static Result run(Plan plan, Path folder, Consumer<String> progress)
      throws IOException, SQLException, InterruptedException {
    progress.accept("starting PostgreSQL, the card host, two gateways and a receiver");
    try (Stage stage = Stage.start(folder, database(plan.aim(), folder.resolve("database")));
        Shops shops = new Shops(stage)) {
      shops.open(plan.shoppers(), plan.seed(), Shops.Amounts.ALL);
      Killer killer = new Killer(stage, shops, lot(plan.aim()), plan.seed());
      killer.run(plan.kills(), System.nanoTime() + plan.timeMax().toNanos(), progress);
      progress.accept("no more kills; waiting for the last answers");
      boolean ended = shops.finish(LAST_ANSWERS);
      progress.accept("comparing the books");
      Audit audit = new Audit(stage.database(), Optional.of(stage.hostFolder()), stage.receiverBook(), shops);
      audit.run(LAST_OUTCOMES);
      if (!ended) {
        audit.faults().add("some shops still wait for an answer");
      }
      return result(killer, shops, audit);
    }
  }

  private static Databases database(Aim aim, Path folder) throws IOException, InterruptedException {
    return switch (aim) {
      case Aim.Everything() -> new Databases.One(folder);
      case Aim.ThePrimary(Path script) -> new Databases.Cluster(script, folder);
      case Aim.TheDisk(Path small) -> new SmallDisk(small);
    };
  }

  private static List<Victim> lot(Aim aim) {
    return switch (aim) {
      case Aim.Everything() -> Killer.EVERYTHING;
      case Aim.ThePrimary _ -> Killer.THE_PRIMARY;
      case Aim.TheDisk _ -> Killer.THE_DISK;
    };
  }

  private static Result result(Killer killer, Shops shops, Audit audit) {
    long[] doubt = shops.doubtMillis();
    long[] resume = killer.resumeMillis();
    return new Result(
        killer.killed().values().stream().mapToInt(Integer::intValue).sum(),
        killer.killed().toString(),
        killer.steps().toString(),
        shops.book().size(),
        (int) shops.book().values().stream().filter(told -> told.status() == 200).count(),
        audit.lost(),
        audit.doubled(),
        audit.open(),
        doubt.length,
        at(doubt, 50),
        at(doubt, 99),
        at(doubt, 100),
        at(resume, 50),
        at(resume, 100),
        shops.statuses().toString(),
        List.copyOf(audit.faults()));
  }

  private static long at(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}

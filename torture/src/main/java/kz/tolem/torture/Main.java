package kz.tolem.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./tolem torture`.
@Command(
    name = "torture",
    description = {
      "Kills gateways, PostgreSQL, the card host and a shop's receiver under load, again and again, and then holds the"
          + " books against each other.",
      "",
      "Everything runs on this machine in processes of its own, in a temporary folder. Exits with 1 when the books do"
          + " not agree; the folder is then kept."
    },
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--kills", paramLabel = "N", defaultValue = "1000",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int kills;

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "120",
      description = "end the killing then (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(names = "--shoppers", paramLabel = "N", defaultValue = "8",
      description = "how many pay at once (default: ${DEFAULT-VALUE})")
  private int shoppers;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "of the random choices (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--folder", paramLabel = "FOLDER", defaultValue = ".",
      description = "where the temporary folder is made (default: here)")
  private Path folder;

  @Option(names = "--cluster", paramLabel = "SCRIPT", arity = "0..1", fallbackValue = "ops/patroni/cluster",
      description = "kill the primary of a three-node cluster, started by this script (default: ${FALLBACK-VALUE})")
  private Optional<Path> cluster = Optional.empty();

  @Option(names = "--fill-disk", paramLabel = "FOLDER",
      description = "kill nothing; put the database on this folder's file system, a small one, and fill that up")
  private Optional<Path> disk = Optional.empty();

  @Option(names = "--upgrade-from", paramLabel = "CHECKOUT",
      description = "kill nothing; exchange the gateways of an older checkout, built, for these")
  private Optional<Path> upgradeFrom = Optional.empty();

  /// PostgreSQL may run as another user.
  static final FileAttribute<?> PASSABLE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  private static final Duration PHASE = Duration.ofSeconds(10);

  private Main() {}

  /// Runs and exits: 0 the books agree, 1 they do not or the run failed, 2 the command was wrong.
  public static void main(String[] words) {
    System.exit(new CommandLine(new Main()).execute(words));
  }

  @Override
  public Integer call() throws Exception {
    Path place =
        Files.createTempDirectory(
            Files.createDirectories(folder.toAbsolutePath()), "tolem-torture-", PASSABLE);
    if (upgradeFrom.isPresent()) {
      Upgrade.Result result = Upgrade.run(upgradeFrom.get(), shoppers, seed, PHASE, place, progress());
      return end(place, result.table(), result.faults());
    }
    Torture.Plan plan = new Torture.Plan(kills, Duration.ofMinutes(minutes), shoppers, seed, aim());
    Torture.Result result = Torture.run(plan, place, progress());
    return end(place, result.table(), result.faults());
  }

  private Torture.Aim aim() {
    if (cluster.isPresent()) {
      return new Torture.Aim.ThePrimary(cluster.get().toAbsolutePath());
    }
    return disk.isPresent() ? new Torture.Aim.TheDisk(disk.get().toAbsolutePath()) : new Torture.Aim.Everything();
  }

  private Consumer<String> progress() {
    PrintWriter err = spec.commandLine().getErr();
    long begun = System.nanoTime();
    return step -> {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      err.printf("%2d:%02d  %s%n", seconds / 60, seconds % 60, step);
      err.flush();
    };
  }

  private int end(Path place, String table, List<String> faults) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(table);
    out.flush();
    if (!faults.isEmpty()) {
      spec.commandLine().getErr().println("Logs and books are in " + place);
      return 1;
    }
    delete(place);
    return 0;
  }

  private static void delete(Path place) throws IOException {
    try (var all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

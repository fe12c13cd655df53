package kz.tolem.bench.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The temporary folder of a run and everything that runs in it. Gone when closed, and when the program is interrupted.
public final class Workspace implements AutoCloseable {

  private final Path folder;
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Thread whenInterrupted = new Thread(this::clean, "clean");
  private boolean cleaned;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /// @param parent where the folder is made: on the disk that is to be measured
  public static Workspace in(Path parent) throws IOException {
    Files.createDirectories(parent);
    Workspace workspace = new Workspace(Files.createTempDirectory(parent, "tolem-bench-"));
    Runtime.getRuntime().addShutdownHook(workspace.whenInterrupted);
    return workspace;
  }

  public Path folder() {
    return folder;
  }

  /// A gateway with a fresh data folder, not started yet.
  public Bed bed(String name) {
    Bed bed = new Bed(folder.resolve(name));
    add(bed);
    return bed;
  }

  /// Something to be closed before the folder goes.
  public synchronized void add(AutoCloseable part) {
    running.add(part);
  }

  private synchronized void clean() {
    if (cleaned) {
      return;
    }
    cleaned = true;
    for (AutoCloseable part : running.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("bench: something did not stop: " + e);
      }
    }
    delete();
  }

  private void delete() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("bench: " + folder + " could not be removed: " + e);
    }
  }

  @Override
  public void close() {
    clean();
    try {
      Runtime.getRuntime().removeShutdownHook(whenInterrupted);
    } catch (IllegalStateException _) {
      // the program is ending: the hook runs and finds nothing left to do
    }
  }
}

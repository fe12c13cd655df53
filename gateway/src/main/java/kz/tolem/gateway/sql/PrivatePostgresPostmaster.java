package kz.tolem.gateway.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A PostgreSQL server found through the `postmaster.pid` of a data folder.
///
/// @param process alive when it was looked at
/// @param port the port it listens on, or will
record PrivatePostgresPostmaster(ProcessHandle process, int port) {
  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;

  /// Finds the live server of this data folder; empty when there is no file, or its process is gone or is another
  /// program (numbers of processes are used again after the machine restarts).
  static Optional<PrivatePostgresPostmaster> find(Path data) throws IOException {
    List<String> lines = lines(data);
    Optional<ProcessHandle> process = process(lines);
    return lines.size() > PORT_LINE && process.isPresent() && serves(process.get(), data)
        ? Optional.of(new PrivatePostgresPostmaster(process.get(), Integer.parseInt(lines.get(PORT_LINE).strip())))
        : Optional.empty();
  }

  /// Removes a `postmaster.pid` whose number now belongs to another program, which PostgreSQL would take for a living
  /// server. A file whose process is gone stays: PostgreSQL deals with that itself, and more carefully.
  static void removeMistakable(Path data) throws IOException {
    Optional<ProcessHandle> process = process(lines(data));
    if (process.isPresent() && !serves(process.get(), data)) {
      Files.deleteIfExists(data.resolve(PID_FILE));
    }
  }

  private static List<String> lines(Path data) throws IOException {
    try {
      return Files.readAllLines(data.resolve(PID_FILE));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Optional<ProcessHandle> process(List<String> lines) {
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
  }

  private static boolean serves(ProcessHandle process, Path data) throws IOException {
    ProcessHandle.Info info = process.info();
    // A program that was replaced on the disk while it runs shows with a note behind its name.
    boolean postgres = info.command()
        .map(command -> Path.of(command.replace(" (deleted)", "")).endsWith("postgres"))
        .orElse(true);
    boolean here = info.arguments().map(arguments -> List.of(arguments).contains(data.toString())).orElse(true);
    return postgres && here && !isDead(process);
  }

  /// A process that has ended still counts as alive until its parent takes note, which a container's first process may
  /// never do.
  private static boolean isDead(ProcessHandle process) throws IOException {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      String text = Files.readString(stat);
      return text.startsWith("Z", text.lastIndexOf(')') + 2);
    } catch (NoSuchFileException e) {
      // Gone by now, or a system without /proc, whose first process does its duty.
      return false;
    }
  }
}

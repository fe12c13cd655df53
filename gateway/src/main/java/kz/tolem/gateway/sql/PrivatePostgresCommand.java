package kz.tolem.gateway.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs the programs of PostgreSQL to their end.
///
/// @param output what it printed, on both streams
record PrivatePostgresCommand(int exitCode, String output) {

  /// @param input what the program reads; may be empty
  static PrivatePostgresCommand run(PrivatePostgresAccount account, Path folder, String input, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(account.command(command));
    // PostgreSQL lives longer than we do and must not inherit our secrets, nor PGDATA and the like from a developer.
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    } catch (IOException e) {
      // It ended before it had read all; what it printed and its exit code say why.
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return new PrivatePostgresCommand(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PrivatePostgresFailure("Interrupted while waiting for " + Path.of(command.getFirst()).getFileName(), e);
    }
  }

  boolean succeeded() {
    return exitCode == 0;
  }
}

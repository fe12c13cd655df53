package kz.tolem.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What all Java processes of a run have in common: small heaps, no settings but their own, an orderly end.
final class Jvm {

  private static final long STOP_SECONDS = 40;

  private Jvm() {}

  /// A process that can be started as soon as it is told where its output goes.
  ///
  /// @param words the main class and its arguments
  /// @param settings its whole share of the environment
  static ProcessBuilder of(String classPath, List<String> words, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", classPath));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLEM_"));
    builder.environment().putAll(settings);
    return builder;
  }

  /// Waits for a process that was told to stop, and ends one that does not.
  static void awaitStop(Process process) {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

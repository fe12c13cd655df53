package kz.tolem.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import kz.tolem.gateway.TestGateway;

/// `tolem …`, each in a process of its own beside a running gateway.
///
/// The launcher lets the JVM begin with what it noted at an earlier start (JEP 483), and so does this: the first process
/// notes, for all that follow in this JVM. That takes a class path of jars alone. Thread-safe.
public final class TolemCommand {

  private TolemCommand() {}

  /// What became of one process.
  public record Run(int exitCode, String output, String errors) {}

  /// Runs a command to its end.
  ///
  /// @param input what it reads
  public static Run run(TestGateway gateway, String input, String... words) throws IOException, InterruptedException {
    return process(gateway, "-XX:AOTCache=" + Rehearsed.with(gateway).notes(), input, words);
  }

  private static Run process(TestGateway gateway, String notes, String input, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(notes, "-Xlog:aot=off", "-Xlog:cds=off"));
    command.addAll(List.of("-cp", Jars.CLASS_PATH, Main.class.getName()));
    command.addAll(List.of(words));
    Path errors = Files.createTempFile(gateway.data(), "errors", "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLEM_"));
    builder.environment().putAll(gateway.environment());
    Process process = builder.start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: tolem " + String.join(" ", words));
    }
    return new Run(process.exitValue(), output, Files.readString(errors));
  }

  /// The notes of one process that ran before all others. When there are none the others run without.
  private record Rehearsed(Path notes) {

    private static Rehearsed done;

    static synchronized Rehearsed with(TestGateway gateway) throws IOException, InterruptedException {
      if (done == null) {
        Path notes = Jars.FOLDER.resolve("commands.aot");
        process(gateway, "-XX:AOTCacheOutput=" + notes, "", "user", "list");
        done = new Rehearsed(notes);
      }
      return done;
    }
  }

  /// The class path of this JVM, with every folder on it packed. It goes with the JVM.
  private static final class Jars {

    static final Path FOLDER = made();
    static final String CLASS_PATH = packed();

    private static Path made() {
      try {
        Path folder = Files.createTempDirectory("tolem-test-commands");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String packed() {
      List<String> jars = new ArrayList<>();
      for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
        if (Files.isDirectory(Path.of(part))) {
          jars.add(pack(part, FOLDER.resolve(jars.size() + ".jar")));
        } else if (Files.exists(Path.of(part))) {
          jars.add(part);
        }
      }
      return String.join(java.io.File.pathSeparator, jars);
    }

    private static String pack(String folder, Path jar) {
      PrintWriter out = new PrintWriter(System.out, true);
      int failed =
          ToolProvider.findFirst("jar").orElseThrow().run(out, out, "cf", jar.toString(), "-C", folder, ".");
      if (failed != 0) {
        throw new IllegalStateException("cannot pack " + folder);
      }
      return jar.toString();
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package kz.tolem.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.tolem.gateway.Wire;

/// Starts [ChildMain] on a folder, in sandbox mode with a private PostgreSQL, and stops or kills it.
final class ChildGateway implements AutoCloseable {

  /// It lives for seconds: only what is very hot, as the making of an RSA key, is worth the slower compiler.
  private static final List<String> SHORT_LIVED =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private final Process process;
  private final Wire wire;

  private ChildGateway(Process process, Wire wire) {
    this.process = process;
    this.wire = wire;
  }

  /// @param folder holds `data`, `tmp` and `log.txt`
  /// @param ahead by how much the child's clock is fast
  static ChildGateway start(Path folder, Duration ahead, String logLevel) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-Xmx128m", "-Djava.io.tmpdir=" + folder.resolve("tmp")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildMain.class.getName(), ahead.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLEM_"));
    builder.environment().put("TOLEM_PORT", "0");
    builder.environment().put("TOLEM_DATA", folder.resolve("data").toString());
    builder.environment().put("TOLEM_LOG_LEVEL", logLevel);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
    Process process = builder.start();
    String line = process.inputReader().readLine();
    if (line == null || !line.startsWith("listening ")) {
      process.destroyForcibly();
      throw new IOException("the gateway did not start: " + line + "\n" + Files.readString(folder.resolve("log.txt")));
    }
    return new ChildGateway(process, Wire.at(Integer.parseInt(line.substring("listening ".length()))));
  }

  Wire wire() {
    return wire;
  }

  /// Writes down all objects of the process that are alive.
  Path heapDump(Path file) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process dumping =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.heap_dump", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(dumping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (dumping.waitFor() != 0 || !Files.exists(file)) {
      throw new IOException("no heap dump: " + said);
    }
    return file;
  }

  /// Ends the process from one moment to the next; its database server lives on.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Stops in good order, database server included.
  @Override
  public void close() throws IOException {
    if (!process.isAlive()) {
      return;
    }
    try {
      process.outputWriter().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IOException("the gateway does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}

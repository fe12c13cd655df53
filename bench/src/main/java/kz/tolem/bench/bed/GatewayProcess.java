package kz.tolem.bench.bed;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A gateway in a process of its own. Called by the launcher, it is started as the launcher starts one; otherwise, as in
/// a test, with the class path at hand.
public final class GatewayProcess implements AutoCloseable {

  /// What the launcher gives to Java, one argument a line, class path included.
  private static final String LAUNCHER_ARGUMENTS = "TOLEM_BENCH_GATEWAY";

  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final int port;
  private final Path log;

  private GatewayProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// Starts the process and does not wait for it to answer.
  ///
  /// @param data its data folder
  static GatewayProcess start(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String launcher = System.getenv(LAUNCHER_ARGUMENTS);
    command.addAll(
        launcher == null ? List.of("-cp", System.getProperty("java.class.path")) : launcher.lines().toList());
    String more = System.getenv("TOLEM_JAVA_OPTS");
    if (more != null && !more.isBlank()) {
      command.addAll(List.of(more.strip().split("\\s+")));
    }
    command.addAll(List.of(kz.tolem.gateway.cli.Main.class.getName(), "start"));
    int port = freePort();
    Path log = data.resolveSibling(data.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // The measuring person's own settings are not what is measured.
    environment.keySet().removeIf(name -> name.startsWith("TOLEM_"));
    environment.put("TOLEM_PORT", Integer.toString(port));
    environment.put("TOLEM_DATA", data.toString());
    environment.put("TOLEM_MODE", "sandbox");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return new GatewayProcess(builder.start(), port, log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// The last lines that the process wrote.
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }

  /// What the process uses right now.
  public Usage usage() {
    return Usage.of(process.toHandle());
  }

  /// Stops the gateway, which stops its PostgreSQL.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

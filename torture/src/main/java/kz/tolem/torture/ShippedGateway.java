package kz.tolem.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A gateway as it is shipped, of this build or an older one, in a process of its own.
final class ShippedGateway implements AutoCloseable {

  private static final long START_SECONDS = 90;

  private final Process process;
  private final int port;

  private ShippedGateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// What a checkout that was built, by `./tolem merchant --help` for example, runs.
  static String classPathOf(Path checkout) throws IOException {
    Path target = checkout.resolve("gateway/target");
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(file -> file.getFileName().toString().matches("tolem-gateway-.*(?<!-tests)\\.jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("there is no gateway in " + target + "; build it first"));
      return jar + ":" + target.resolve("lib") + "/*";
    }
  }

  /// Starts it and waits until it takes connections.
  ///
  /// @param settings its whole share of the environment, apart from the port
  /// @param log what it says goes there, behind what is there
  static ShippedGateway start(String classPath, int port, Map<String, String> settings, Path log)
      throws IOException {
    ProcessBuilder builder =
        Jvm.of(classPath, List.of("kz.tolem.gateway.cli.Main", "start"), settings).redirectErrorStream(true);
    builder.environment().put("TOLEM_PORT", Integer.toString(port));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    ShippedGateway gateway = new ShippedGateway(builder.start(), port);
    try {
      gateway.awaitReady(log);
      return gateway;
    } catch (IOException e) {
      gateway.process.destroyForcibly();
      throw e;
    }
  }

  private void awaitReady(Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isReachable()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("a gateway did not start; see " + log);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private boolean isReachable() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /// SIGTERM, and waits until it has stopped in good order.
  @Override
  public void close() {
    process.destroy();
    Jvm.awaitStop(process);
  }
}

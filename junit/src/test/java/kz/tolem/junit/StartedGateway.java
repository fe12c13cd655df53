package kz.tolem.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A gateway as `./tolem start` runs it: a process of its own, in sandbox mode.
final class StartedGateway implements AutoCloseable {

  private static final Pattern WELCOME = Pattern.compile("Tolem answers at (http://\\S+)");

  private final Process process;
  private final URI base;

  private StartedGateway(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  static StartedGateway in(Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "kz.tolem.gateway.cli.Main",
            "start");
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLEM_"));
    builder.environment().put("TOLEM_PORT", "0");
    builder.environment().put("TOLEM_DATA", folder.resolve("data").toString());
    builder.redirectError(folder.resolve("log.txt").toFile());
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    String line;
    while ((line = out.readLine()) != null) {
      Matcher welcome = WELCOME.matcher(line);
      if (welcome.find()) {
        // What it says later is not read, and is little.
        return new StartedGateway(process, URI.create(welcome.group(1)));
      }
    }
    process.destroyForcibly();
    throw new IOException("the gateway did not start");
  }

  URI base() {
    return base;
  }

  /// In good order, database server included.
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}

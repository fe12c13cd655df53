package kz.tolem.torture;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of ours that says on which port it listens, takes words on its standard input, and ends when that ends.
final class Child implements AutoCloseable {

  private static final String READY = "listening ";

  private final Process process;
  private final PrintWriter words;
  private final int port;

  private Child(Process process, int port) {
    this.process = process;
    this.words = new PrintWriter(process.outputWriter(), true);
    this.port = port;
  }

  /// Starts a program of this class path and waits until it listens.
  ///
  /// @param settings its whole share of the environment
  /// @param log its standard error goes there, behind what is there
  static Child start(Class<?> main, List<String> arguments, Map<String, String> settings, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(main.getName()));
    words.addAll(arguments);
    ProcessBuilder builder = Jvm.of(System.getProperty("java.class.path"), words, settings);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    String line = process.inputReader().readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException(main.getSimpleName() + " did not start; see " + log);
    }
    return new Child(process, Integer.parseInt(line.substring(READY.length())));
  }

  int port() {
    return port;
  }

  void tell(String word) {
    words.println(word);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Waits for the process to die by itself.
  boolean diesWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /// SIGKILL.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Ends its standard input and waits until it has stopped in good order.
  @Override
  public void close() {
    words.close();
    Jvm.awaitStop(process);
  }
}

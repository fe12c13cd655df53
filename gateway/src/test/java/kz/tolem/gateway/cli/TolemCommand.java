package kz.tolem.gateway.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.gateway.TestGateway;

/// `tolem …` in a process of its own beside a running gateway, which gives it nothing but its environment. Belongs to
/// one thread.
final class TolemCommand implements AutoCloseable {

  private final Process process;
  private final DataOutputStream asked;
  private final DataInputStream answered;

  private TolemCommand(Process process) {
    this.process = process;
    this.asked = new DataOutputStream(process.getOutputStream());
    this.answered = new DataInputStream(process.getInputStream());
  }

  /// What became of one command.
  record Run(int exitCode, String output, String errors) {}

  /// Starts the process.
  static TolemCommand beside(TestGateway gateway) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CommandChild.class.getName()));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLEM_"));
    builder.environment().putAll(gateway.environment());
    return new TolemCommand(builder.start());
  }

  /// Runs a command to its end.
  ///
  /// @param input what it reads
  Run run(String input, String... words) throws IOException {
    asked.writeByte(words.length);
    for (String word : words) {
      asked.writeUTF(word);
    }
    asked.writeUTF(input);
    asked.flush();
    return new Run(answered.readInt(), answered.readUTF(), answered.readUTF());
  }

  /// Ends the process as a power cut would.
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

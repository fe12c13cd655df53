package kz.tolem.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./tolem host` as a process.
class HostCommandTest {

  private static Process host(Path folder, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--data", folder.toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static boolean isReachable(int port) throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return true;
      } catch (IOException _) {
        Thread.sleep(20);
      }
    }
    return false;
  }

  private static boolean isRefused(int port) throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread.sleep(20);
      } catch (IOException _) {
        return true;
      }
    }
    return false;
  }

  @Test
  void it_listens_takes_words_and_stops_on_a_signal(@TempDir Path folder) throws Exception {
    Process process = host(folder, "--port", "0");
    try (BufferedReader said = process.inputReader();
        PrintWriter words = new PrintWriter(process.outputWriter(), true)) {
      String first = said.readLine();
      int port = Integer.parseInt(first.replaceFirst(".*127\\.0\\.0\\.1:([0-9]+)\\..*", "$1"));

      assertThat(first).contains("listens").contains(folder.toString());
      assertThat(isReachable(port)).isTrue();
      words.println("down");
      words.println("sing");
      assertThat(said.readLine()).contains("not known: sing");
      assertThat(isRefused(port)).isTrue();
      words.println("up");
      assertThat(isReachable(port)).isTrue();
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_list_of_cards_that_cannot_be_read_is_told_in_a_line(@TempDir Path folder) throws Exception {
    Path cards = Files.writeString(folder.resolve("cards.txt"), "4405639704015096 KZT balance=lots\n");
    Process process = host(folder, "--port", "0", "--cards", cards.toString());

    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).startsWith("host: line 1 of ").doesNotContain("4405639704015096").doesNotContain("\tat ");
  }
}

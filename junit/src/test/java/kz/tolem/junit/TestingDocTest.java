package kz.tolem.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.tolem.bank.Bank;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the samples of docs/shops/testing.md, as far as their languages are on this machine.
@TolemBank
class TestingDocTest {

  private static final Path DOC = Path.of("..", "docs", "shops", "testing.md");

  /// @param program runs a file of the language
  private record Sample(String name, String program, String ending) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("javascript", "node", "mjs"),
          new Sample("python", "python3", "py"),
          new Sample("php", "php", "php"));

  @TestFactory
  Stream<DynamicTest> the_samples_do_what_they_say(Bank bank, @TempDir Path folder) {
    return SAMPLES.stream()
        .filter(sample -> isHere(sample.program()))
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> run(sample, bank, folder)));
  }

  /// The sample in Java is run as the tests that it is.
  @Test
  void the_sample_in_java_is_a_test_that_is_run() throws IOException {
    assertThat(text("junit")).isEqualTo(Files.readString(Path.of("src", "test", "java", "ShopTest.java")));
  }

  private static boolean isHere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void run(Sample sample, Bank bank, Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("sample." + sample.ending());
    Files.writeString(file, text(sample.name()));
    ProcessBuilder builder = new ProcessBuilder(sample.program(), file.toString()).redirectErrorStream(true);
    builder.environment().put("BANK", bank.baseUrl().toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output.strip()).endsWith("charged once");
  }

  private static String text(String sample) throws IOException {
    String doc = Files.readString(DOC);
    int begin = doc.indexOf("<!-- run: " + sample + " -->");
    int from = doc.indexOf('\n', doc.indexOf("```", begin)) + 1;
    return doc.substring(from, doc.indexOf("```", from));
  }
}

package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every message of the documents' is sent to a running gateway, or its answer is compared with it. That each is read and
/// written, too, is held by the module `protocol`.
class ExamplesTest {

  private static final Path ROOT = root();

  /// Messages of operations that Tolem does not offer; only their form is there, for who talks to the bank.
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "10-invoice-link.request.json",
          "10-invoice-link.response.200.json",
          "10-qr-generate.request.json",
          "10-qr-generate.response.200.json",
          "10-qr-status.response.200.json");

  /// Tolem answers with status 503 instead.
  private static final String BANK_FAILED = "08-status.103.error.json";

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("acceptance")) ? here : here.getParent();
  }

  @Test
  void every_example_meets_a_running_gateway() throws IOException {
    String tests = testsThatStartAGateway();

    Set<String> untested = new TreeSet<>();
    for (String name : examples()) {
      if (!tests.contains(name) && !NOT_OFFERED.contains(name) && !name.equals(BANK_FAILED)) {
        untested.add(name);
      }
    }

    assertThat(untested).isEmpty();
  }

  @Test
  void what_is_not_offered_is_an_example() throws IOException {
    assertThat(examples()).containsAll(NOT_OFFERED).contains(BANK_FAILED);
  }

  private static Set<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("protocol/src/test/resources/examples"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String testsThatStartAGateway() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : new String[] {"gateway", "acceptance"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        for (Path file : files.filter(ExamplesTest::isAnother).toList()) {
          String code = Files.readString(file);
          all.append(code.contains("TestGateway.start(") ? code : "");
        }
      }
    }
    return all.toString();
  }

  private static boolean isAnother(Path file) {
    return file.toString().endsWith("Test.java") && !file.endsWith("ExamplesTest.java");
  }
}

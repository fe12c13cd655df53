package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/reference/compatibility.md has every line, and every test that it names is there.
class CompatibilityDocTest {

  private static final Path ROOT = root();
  private static final Path DOC = ROOT.resolve("docs/reference/compatibility.md");
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)#([a-z0-9_]+)`");

  /// Areas of work that a line may wait for.
  private static final Set<String> AREAS = Set.of("not planned");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("acceptance")) ? here : here.getParent();
  }

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher named = TEST.matcher(Files.readString(DOC));
    int count = 0;
    while (named.find()) {
      count++;
      if (!isThere(named.group(1), named.group(2))) {
        missing.add(named.group(1) + "#" + named.group(2));
      }
    }

    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(200);
  }

  private static boolean isThere(String type, String method) throws IOException {
    Pattern declared = Pattern.compile("@(Test|ParameterizedTest|TestFactory|Property)\\b[^;{}]*?\\b" + method + "\\(",
        Pattern.DOTALL);
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> candidates =
          files
              .filter(file -> file.endsWith(type + ".java") && file.toString().contains("/src/test/"))
              .toList();
      for (Path candidate : candidates) {
        // What a parameterized test is fed with may hold any sign.
        String code = Files.readString(candidate).replaceAll("(?s)@(Value|Csv|Method|Enum)Source\\(.*?\\)\n", "");
        if (declared.matcher(code).find()) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void no_line_is_left_out() throws IOException {
    List<Integer> numbers = rows().map(cells -> Integer.parseInt(cells.getFirst())).toList();

    List<Integer> expected =
        Stream.of(48, 34, 32).flatMap(last -> IntStream.rangeClosed(1, last).boxed()).toList();
    assertThat(numbers).isEqualTo(expected);
  }

  @Test
  void a_line_has_a_test_or_says_what_it_waits_for() throws IOException {
    List<String> bare =
        rows()
            .filter(cells -> !TEST.matcher(cells.getLast()).find())
            .map(cells -> String.join(" | ", cells))
            .filter(line -> !line.contains("**—** ("))
            .toList();
    List<String> areas =
        Pattern.compile("\\*\\*—\\*\\* \\(([^)]*)\\)").matcher(Files.readString(DOC)).results()
            .map(MatchResult::group)
            .map(text -> text.substring("**—** (".length(), text.length() - 1))
            .distinct()
            .toList();

    assertThat(bare).isEmpty();
    assertThat(AREAS).containsAll(areas);
  }

  private static Stream<List<String>> rows() throws IOException {
    return Files.readAllLines(DOC).stream()
        .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
  }
}

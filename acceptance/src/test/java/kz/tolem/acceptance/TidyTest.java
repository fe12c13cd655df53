package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a review forgets. Each banned word names what to write instead.
class TidyTest {

  private static final Path ROOT = root();

  private static final Set<String> GENERATED = Set.of("target", "data", ".git", "node_modules");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("acceptance")) ? here : here.getParent();
  }

  /// @param allowed where the word may stand
  private record Banned(String pattern, String instead, Predicate<String> allowed) {}

  private static final List<Banned> BANNED =
      List.of(
          new Banned("\\b(double|float)\\b", "Money, or BigDecimal", nowhere()),
          new Banned("\\b(Double|Float)\\b", "Money, or BigDecimal", nowhere()),
          new Banned("\\b(doubleValue|floatValue)\\b", "exact arithmetic", nowhere()),
          new Banned("\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\(\\)", "Edges.time", edge()),
          new Banned("\\bUUID\\.randomUUID\\b", "Edges.ids", edge()),
          new Banned("\\bnew (Random|SecureRandom)\\b|\\bMath\\.random\\b|ThreadLocalRandom", "Edges.ids", edge().or(in("/http/RequestIds.java")).or(in("/sql/PrivatePostgres"))),
          new Banned("\\bThread\\s*(\\.|::)\\s*sleep\\b", "Edges.pause", edge().or(in("/sql/PrivatePostgres"))),
          new Banned("\\bcurrentTimeMillis\\b", "Edges.time", edge()),
          new Banned("System\\.(out|err)\\b", "a logger, or the command's writer", console()),
          new Banned("\\bprintStackTrace\\b", "a logger, or the command's writer", in("/cli/")));

  private static Predicate<String> nowhere() {
    return _ -> false;
  }

  private static Predicate<String> edge() {
    return in("/edge/").or(in("bench/"));
  }

  private static Predicate<String> console() {
    return in("/cli/").or(in("bench/")).or(in("acceptance/")).or(in("torture/")).or(in("/host/Main.java"));
  }

  private static Predicate<String> in(String part) {
    return path -> path.contains(part);
  }

  @Test
  void no_banned_word_stands_in_main_code() {
    List<String> found = new ArrayList<>();
    for (Path file : mainSources()) {
      String path = relative(file);
      String code = codeOf(read(file));
      for (Banned banned : BANNED) {
        Matcher matcher = Pattern.compile(banned.pattern()).matcher(code);
        while (!banned.allowed().test(path) && matcher.find()) {
          found.add(path + ":" + lineOf(code, matcher.start()) + " " + matcher.group() + ", write " + banned.instead());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /// The order of the arrows: a package may know those in later rows, and none in its own row or above, but itself.
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("cli"),
          List.of("."),
          List.of("sandbox"),
          List.of("account", "subscription"),
          List.of("operation", "page", "docs", "savedcard", "cryptogram"),
          List.of("payment"),
          List.of("acquirer", "notification"),
          List.of("token"),
          List.of("card", "user"),
          List.of("merchant"),
          List.of("audit"),
          List.of("key"),
          List.of("config"),
          List.of("http", "sql"),
          List.of("edge"));

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?kz\\.tolem\\.gateway\\.(?:([a-z]+)\\.)?[A-Z]", Pattern.MULTILINE);

  @Test
  void packages_know_each_other_along_the_arrows_only() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    Path gateway = ROOT.resolve("gateway/src/main/java/kz/tolem/gateway");
    for (Path file : filesBelow(gateway, ".java")) {
      Path inside = gateway.relativize(file);
      String from = inside.getNameCount() == 1 ? "." : inside.getName(0).toString();
      Matcher imports = IMPORT.matcher(read(file));
      while (imports.find()) {
        String to = imports.group(1) == null ? "." : imports.group(1);
        if (!to.equals(from)) {
          arrows.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
        }
      }
    }
    List<String> wrong = new ArrayList<>();
    arrows.forEach((from, all) -> all.stream().filter(to -> layer(to) <= layer(from)).forEach(to -> wrong.add(from + " -> " + to)));
    assertThat(wrong).isEmpty();
    assertThat(arrows.keySet()).as("packages that were looked at").contains("payment", "token", "notification", "cli");
  }

  private static int layer(String name) {
    for (int i = 0; i < LAYERS.size(); i++) {
      if (LAYERS.get(i).contains(name)) {
        return i;
      }
    }
    throw new AssertionError("package " + name + " has no place among the arrows");
  }

  @Test
  void the_protocol_knows_nothing_but_itself_and_its_json_library() {
    for (Path file : filesBelow(ROOT.resolve("protocol/src/main"), ".java")) {
      assertThat(read(file).lines().filter(line -> line.startsWith("import ")))
          .allMatch(line -> line.matches("import (static )?(java|kz\\.tolem\\.protocol|tools\\.jackson\\.core)\\..*"));
    }
  }

  /// The host is held against the gateway, so it must share no more with it than the line.
  @Test
  void the_card_host_knows_the_line_and_nothing_of_the_gateway() {
    for (String module : List.of("cardline", "host")) {
      for (Path file : filesBelow(ROOT.resolve(module + "/src/main"), ".java")) {
        assertThat(read(file)).as(relative(file)).doesNotContain("kz.tolem.gateway");
      }
    }
    for (Path file : filesBelow(ROOT.resolve("cardline/src/main"), ".java")) {
      assertThat(read(file)).as(relative(file)).doesNotContain("kz.tolem.host");
    }
  }

  @Test
  void the_client_knows_nothing_but_the_protocol_and_the_jdk() {
    String always = "import (static )?(java|javax|kz\\.tolem\\.client|kz\\.tolem\\.protocol)\\..*";
    for (Path file : filesBelow(ROOT.resolve("client/src/main"), ".java")) {
      boolean observing = relative(file).contains("/micrometer/");
      assertThat(read(file).lines().filter(line -> line.startsWith("import ")))
          .as(relative(file))
          .allMatch(line -> line.matches(always) || observing && line.startsWith("import io.micrometer.observation."));
    }
  }

  @Test
  void the_right_to_see_card_numbers_is_granted_once() {
    List<String> calls = new ArrayList<>();
    for (Path file : mainSources()) {
      Matcher matcher = Pattern.compile("\\bgrantPanAccess\\(").matcher(codeOf(read(file)));
      while (matcher.find()) {
        calls.add(relative(file));
      }
    }
    assertThat(calls)
        .containsExactlyInAnyOrder(
            "gateway/src/main/java/kz/tolem/gateway/card/PanAccess.java",
            "gateway/src/main/java/kz/tolem/gateway/Gateway.java");
  }

  @Test
  void no_sealed_switch_has_a_default_that_hides_new_refusals() {
    assertThat(codeOf(read(ROOT.resolve("gateway/src/main/java/kz/tolem/gateway/payment/PaymentReplies.java"))))
        .doesNotContain("default ->");
  }

  @Test
  void every_refusal_has_a_reply() {
    String replies = read(ROOT.resolve("gateway/src/main/java/kz/tolem/gateway/payment/PaymentReplies.java"));
    String refusals = read(ROOT.resolve("gateway/src/main/java/kz/tolem/gateway/payment/Refusal.java"));
    Matcher cases = Pattern.compile("record (\\w+)\\(").matcher(refusals);
    int count = 0;
    while (cases.find()) {
      assertThat(replies).contains("Refusal." + cases.group(1));
      count++;
    }
    assertThat(count).isGreaterThan(10);
  }

  @Test
  void nothing_is_left_to_be_done() {
    List<String> found = new ArrayList<>();
    Pattern mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    for (Path file : texts()) {
      Matcher matcher = mark.matcher(read(file));
      while (matcher.find()) {
        String word = matcher.group();
        boolean currency = word.equals("X" + "XX") && !read(file).contains("// " + word);
        if (!currency) {
          found.add(relative(file) + ":" + lineOf(read(file), matcher.start()));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /// Where a file once lay on somebody's machine is nobody's business.
  @Test
  void no_machine_path_stands_anywhere() {
    List<String> found = new ArrayList<>();
    Pattern path = Pattern.compile("(?<![\\w.])/(work|root|home/[a-z]+|Users/[A-Za-z]+)/");
    for (Path file : texts()) {
      String text = read(file);
      Matcher matcher = path.matcher(text);
      while (matcher.find()) {
        found.add(relative(file) + ":" + lineOf(text, matcher.start()) + " " + matcher.group());
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void no_test_is_switched_off() {
    List<String> found = new ArrayList<>();
    for (Path file : javaSources()) {
      if (codeOf(read(file)).matches("(?s).*@Dis" + "abled\\b.*")) {
        found.add(relative(file));
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> mainSources() {
    return javaSources().stream().filter(file -> relative(file).contains("/src/main/")).toList();
  }

  private static List<Path> javaSources() {
    return filesBelow(ROOT, ".java");
  }

  private static List<Path> texts() {
    List<Path> all = new ArrayList<>();
    for (String ending : List.of(".java", ".md", ".sql", ".xml", ".jte", ".css", ".js", ".properties", ".yml")) {
      all.addAll(filesBelow(ROOT, ending));
    }
    return all;
  }

  private static List<Path> filesBelow(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(
              file -> {
                for (Path part : ROOT.relativize(file)) {
                  if (GENERATED.contains(part.toString())) {
                    return false;
                  }
                }
                return Files.isRegularFile(file);
              })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String relative(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lineOf(String text, int at) {
    return (int) text.substring(0, at).lines().count() + 1;
  }

  /// Java without its comments and texts; line breaks stay.
  private static String codeOf(String source) {
    Matcher parts =
        Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'", Pattern.DOTALL)
            .matcher(source);
    return parts.replaceAll(part -> Matcher.quoteReplacement(part.group().replaceAll("[^\n]", " ")));
  }
}

package kz.tolem.gateway.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tolem.cardline.SandboxOutcome;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds docs/sandbox.md against the program. The tables between the marks are generated: to write them anew, run
/// `./tolem test -pl gateway -am -Dtest=SandboxDocTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dtolem.sandbox.doc.write=true`.
class SandboxDocTest {

  private static final Path DOC = Path.of("..", "docs", "sandbox.md");
  private static final Currency KZT = Currency.getInstance("KZT");
  private static final Money ORDINARY = money("100");
  private static final CardNumber ORDINARY_CARD = card("4405639704015096");

  @BeforeAll
  static void write_the_tables_anew_when_asked() throws IOException {
    if (Boolean.getBoolean("tolem.sandbox.doc.write")) {
      String doc = Files.readString(DOC);
      Files.writeString(DOC, replaced(replaced(doc, "outcomes", outcomes()), "declines", declines()));
    }
  }

  @Test
  void the_tables_are_those_that_the_code_gives() throws Exception {
    String doc = Files.readString(DOC);

    assertThat(between(doc, "outcomes")).isEqualTo(outcomes());
    assertThat(between(doc, "declines")).isEqualTo(declines());
  }

  @Test
  void every_decline_code_that_is_known_is_listed() throws Exception {
    Set<Integer> listed =
        rows("declines").stream()
            .map(row -> Integer.parseInt(row.getFirst()))
            .collect(Collectors.toCollection(TreeSet::new));

    Set<Integer> known =
        DeclineCode.known().stream()
            .map(DeclineCode::code)
            .filter(code -> code > 0)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(known).hasSizeGreaterThan(90);
  }

  @Test
  void every_listed_card_and_amount_is_declined_with_its_code() throws Exception {
    assertThat(rows("declines"))
        .allSatisfy(
            row -> {
              SandboxOutcome declined = new SandboxOutcome.Decline(Integer.parseInt(row.getFirst()));
              assertThat(ofCard(row.get(1))).isEqualTo(declined);
              assertThat(ofAmount(row.get(2))).isEqualTo(declined);
            });
  }

  @Test
  void every_listed_card_and_amount_has_its_outcome() throws Exception {
    assertThat(rows("outcomes"))
        .hasSize(OUTCOMES.size())
        .allSatisfy(
            row -> {
              SandboxOutcome outcome =
                  OUTCOMES.stream().filter(known -> known.words.equals(row.getFirst())).findFirst().orElseThrow().outcome;
              assertThat(ofCard(row.get(1))).isEqualTo(outcome);
              assertThat(ofAmount(row.get(2))).isEqualTo(outcome);
            });
  }

  @Test
  void the_documented_cards_do_what_the_page_says() throws Exception {
    List<List<String>> cards = rows("cards");

    assertThat(cards).hasSize(5);
    assertThat(cards)
        .allSatisfy(
            row ->
                assertThat(ofCard(row.getFirst()))
                    .isEqualTo(
                        row.getLast().equals("approved")
                            ? new SandboxOutcome.Approve()
                            : new SandboxOutcome.Decline(Integer.parseInt(row.getLast().replaceAll("\\D", "")))));
  }

  private record Listed(String words, String card, String amount, SandboxOutcome outcome) {}

  /// What can be made to happen beside approvals and declines.
  private static final List<Listed> OUTCOMES =
      List.of(
          new Listed(
              "approved after 2 s",
              card(SandboxOutcome.CARD_ANSWERS_LATE, 2),
              major(SandboxOutcome.AMOUNT_ANSWERS_LATE + 2),
              new SandboxOutcome.ApproveAfter(Duration.ofSeconds(2))),
          new Listed(
              "approved after 10 s",
              card(SandboxOutcome.CARD_ANSWERS_LATE, 10),
              major(SandboxOutcome.AMOUNT_ANSWERS_LATE + 10),
              new SandboxOutcome.ApproveAfter(Duration.ofSeconds(10))),
          new Listed(
              "approved after 60 s, the longest",
              card(SandboxOutcome.CARD_ANSWERS_LATE, SandboxOutcome.LATE_MAX_SECONDS),
              major(SandboxOutcome.AMOUNT_ANSWERS_LATE + SandboxOutcome.LATE_MAX_SECONDS),
              new SandboxOutcome.ApproveAfter(Duration.ofSeconds(SandboxOutcome.LATE_MAX_SECONDS))),
          new Listed(
              "approved, the answer is lost",
              card(SandboxOutcome.CARD_LOSES_ANSWER, 0),
              major(SandboxOutcome.AMOUNT_LOSES_ANSWER),
              new SandboxOutcome.ApproveAndLoseAnswer()),
          new Listed(
              "the request is lost, the host knows nothing",
              card(SandboxOutcome.CARD_LOSES_REQUEST, 0),
              major(SandboxOutcome.AMOUNT_LOSES_REQUEST),
              new SandboxOutcome.LoseRequest()));

  private static String outcomes() {
    List<String> lines = new ArrayList<>(List.of("| What happens | Card | Amount |", "|---|---|---|"));
    OUTCOMES.forEach(
        listed -> lines.add("| %s | `%s` | `%s` |".formatted(listed.words, listed.card, listed.amount)));
    return String.join("\n", lines);
  }

  private static String declines() {
    List<String> lines = new ArrayList<>(List.of("| Code | Card | Amount | Text | Next |", "|---|---|---|---|---|"));
    DeclineCode.known().stream()
        .filter(known -> known.code() > 0)
        .forEach(
            known ->
                lines.add(
                    "| %d | `%s` | `%s` | %s | %s |"
                        .formatted(
                            known.code(),
                            card(SandboxOutcome.CARD_DECLINES, known.code()),
                            major(SandboxOutcome.AMOUNT_DECLINES + known.code()),
                            known.english(),
                            known.next())));
    return String.join("\n", lines);
  }

  /// A number of 16 digits: what the prefix stands for, four digits that say which or how long, and a check digit.
  private static String card(String prefix, int which) {
    String fifteen = "%s%04d00000".formatted(prefix, which);
    return IntStream.range(0, 10)
        .mapToObj(check -> fifteen + check)
        .filter(number -> CardNumber.parse(number).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static String major(long amount) {
    return Long.toString(amount);
  }

  private static SandboxOutcome ofCard(String digits) {
    return SandboxOutcome.of(card(digits).digits(PanAccess.grantPanAccess()), ORDINARY);
  }

  private static SandboxOutcome ofAmount(String amount) {
    return SandboxOutcome.of(ORDINARY_CARD.digits(PanAccess.grantPanAccess()), money(amount));
  }

  private static CardNumber card(String digits) {
    return CardNumber.parse(digits).orElseThrow();
  }

  private static Money money(String major) {
    return Money.of(new BigDecimal(major), KZT);
  }

  /// The cells of a table's rows, without its head and without the marks of code.
  private static List<List<String>> rows(String table) throws IOException {
    return between(Files.readString(DOC), table)
        .lines()
        .skip(2)
        .map(
            line ->
                Arrays.stream(line.split("\\|")).skip(1).map(cell -> cell.strip().replace("`", "")).toList())
        .toList();
  }

  private static String between(String doc, String table) {
    return doc.substring(doc.indexOf(begin(table)) + begin(table).length(), doc.indexOf(end(table))).strip();
  }

  private static String replaced(String doc, String table, String lines) {
    int from = doc.indexOf(begin(table)) + begin(table).length();
    return doc.substring(0, from) + "\n\n" + lines + "\n\n" + doc.substring(doc.indexOf(end(table)));
  }

  private static String begin(String table) {
    return "<!-- table: " + table + " -->";
  }

  private static String end(String table) {
    return "<!-- end of table: " + table + " -->";
  }
}

package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Any sequence of orders over a few invoice numbers is answered as a model of the rule says (DESIGN 10, 11).
class InvoiceRuleProperties {

  private static TestGateway gateway;

  @BeforeContainer
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterContainer
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  /// @param token which of the sequence's tokens is used; the same number again with the same rest is a replay
  record Attempt(String invoice, boolean approve, int token) {}

  @Provide
  Arbitrary<List<Attempt>> sequences() {
    // Two families of one tail each, and a loner.
    Arbitrary<String> invoices = Arbitraries.of("111222", "3111222", "53111222", "444555", "1444555", "999000");
    return Combinators.combine(invoices, Arbitraries.of(true, false, false), Arbitraries.integers().between(0, 5))
        .as(Attempt::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /// What the rule says, kept in memory: nothing of the gateway's own.
  private static final class Model {
    private final Map<Integer, Attempt> usedBy = new HashMap<>();
    private final Map<String, String> holderOfTail = new HashMap<>();
    private final Set<String> paid = new HashSet<>();

    String answer(Attempt attempt) {
      Attempt before = usedBy.get(attempt.token());
      if (before != null) {
        return before.equals(attempt) ? outcome(attempt) : "token used";
      }
      if (paid.contains(attempt.invoice())) {
        return "paid";
      }
      String tail = attempt.invoice().substring(attempt.invoice().length() - 6);
      if (!holderOfTail.computeIfAbsent(tail, _ -> attempt.invoice()).equals(attempt.invoice())) {
        return "tail";
      }
      usedBy.put(attempt.token(), attempt);
      if (attempt.approve()) {
        paid.add(attempt.invoice());
      }
      return outcome(attempt);
    }

    private static String outcome(Attempt attempt) {
      return attempt.approve() ? "approved" : "declined";
    }
  }

  @Property(tries = 60)
  void every_sequence_is_answered_as_the_rule_says(@ForAll("sequences") List<Attempt> attempts) {
    TestShop shop = gateway.shop();
    Model model = new Model();
    Map<Integer, String> tokens = new HashMap<>();
    Map<Attempt, String> bodies = new HashMap<>();
    for (Attempt attempt : attempts) {
      String token = tokens.computeIfAbsent(attempt.token(), _ -> shop.granted(shop.serviceToken()));

      Answer answer = shop.payment(attempt.invoice(), attempt.approve() ? "100" : "900484").send(gateway.wire(), token);

      String expected = model.answer(attempt);
      assertThat(word(answer)).as("%s in %s: %s", attempt, attempts, answer).isEqualTo(expected);
      if (expected.equals("approved") || expected.equals("declined")) {
        assertThat(bodies.computeIfAbsent(attempt, _ -> answer.body())).isEqualTo(answer.body());
      }
    }
    assertThat(gateway.sql().count(
            "select count(*) from payment where terminal_id = ? and state = 'AUTHORIZED'", shop.terminal().id().value()))
        .isEqualTo(model.paid.size());
    assertThat(gateway.sql().count("select count(*) from invoice where terminal_id = ?", shop.terminal().id().value()))
        .isEqualTo(model.holderOfTail.size());
  }

  private static String word(Answer answer) {
    if (answer.status() == 200) {
      return "approved";
    }
    String message = answer.text("message");
    return answer.number("code") == 484
        ? "declined"
        : message.startsWith("token has been used")
            ? "token used"
            : message.endsWith("is already paid") ? "paid" : message.contains("last 6 digits") ? "tail" : message;
  }
}

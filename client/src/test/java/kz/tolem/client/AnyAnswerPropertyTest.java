package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AnyAnswerPropertyTest {

  private static final PaymentAttempt ATTEMPT =
      new PaymentAttempt(
          "/payments/cards/auth", Shop.purchase().invoice(), Shop.purchase().money(), "token", new byte[0], 0);

  private static final Call CALL = Call.json("pay", URI.create("http://127.0.0.1"), new byte[0]);

  private static Verdict verdict(int status, byte[] body, String retryAfter) {
    HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
    return PaymentAnswers.read(ATTEMPT, CALL, new Answer.Heard(status, headers, body, "id"));
  }

  @Property(tries = 500)
  void no_bytes_are_money_and_none_break_the_reading(
      @ForAll @IntRange(min = 200, max = 599) int status, @ForAll @Size(max = 200) byte[] body, @ForAll String pause) {
    Verdict verdict = verdict(status, body, pause);

    assertThat(verdict).isNotNull();
    assertThat(verdict).isNotInstanceOf(Verdict.Settled.class);
  }

  @Provide
  Arbitrary<String> spoiledReplies() {
    String good = Shop.paid("AUTH");
    return Arbitraries.integers()
        .between(0, good.length() - 1)
        .flatMap(at -> Arbitraries.chars().ascii().map(c -> good.substring(0, at) + c + good.substring(at + 1)));
  }

  /** One wrong character may spoil a text that nobody looks at, but never makes another payment of it. */
  @Property(tries = 500)
  void a_reply_with_one_wrong_character_is_this_payment_or_in_doubt(@ForAll("spoiledReplies") String reply) {
    Verdict verdict = verdict(200, reply.getBytes(StandardCharsets.UTF_8), "");

    if (verdict instanceof Verdict.Settled settled) {
      assertThat(settled.result()).isInstanceOf(PaymentResult.Authorized.class);
      assertThat(((PaymentResult.Authorized) settled.result()).money()).isEqualTo(ATTEMPT.money());
    } else {
      assertThat(verdict).isInstanceOf(Verdict.Doubtful.class);
    }
  }

  @Property(tries = 200)
  void a_stored_attempt_is_the_same_attempt(
      @ForAll @IntRange(min = 1) int minor, @ForAll @Size(max = 500) byte[] body, @ForAll String token) {
    Money money = new Money(minor, Shop.purchase().money().currency());
    PaymentAttempt attempt = new PaymentAttempt("/x", new InvoiceId("000000001"), money, clean(token), body, 7);

    PaymentAttempt restored = PaymentAttempt.restore(attempt.store());

    assertThat(restored.body()).isEqualTo(body);
    assertThat(restored.token()).isEqualTo(clean(token));
    assertThat(restored.money()).isEqualTo(money);
    assertThat(restored.startedAtServer()).isEqualTo(7);
  }

  /** Half a surrogate pair is no text. */
  private static String clean(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Property(tries = 300)
  void a_decline_always_says_what_to_do(@ForAll @IntRange(min = 1, max = 4000) int code) {
    Decline decline = Decline.of(code, "");

    assertThat(decline.repeat()).isNotNull();
    assertThat(decline.pause()).isEqualTo(
        decline.repeat() instanceof Decline.Repeat.NotBefore later ? Optional.of(later.pause()) : Optional.empty());
  }
}

package kz.tolem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

  @Test
  void words_are_split_at_any_blanks_and_echoed_with_one() {
    Scopes scopes = Scopes.parse("  webapi \t usermanagement\npayment payment ");

    assertThat(scopes.words()).containsExactly("webapi", "usermanagement", "payment");
    assertThat(scopes.echo()).isEqualTo("webapi usermanagement payment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"payment", " payment", "webapi payment", "payment usermanagement"})
  void a_payment_needs_the_word_payment(String text) {
    assertThat(Scopes.parse(text).allowsPayment()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "webapi", "payments", "Payment"})
  void other_words_are_not_the_word_payment(String text) {
    assertThat(Scopes.parse(text).allowsPayment()).isFalse();
  }

  @Test
  void known_words_are_told_from_others() {
    assertThat(Scopes.parse(String.join(" ", Scopes.KNOWN)).areKnown()).isTrue();
    assertThat(Scopes.parse("payment everything").areKnown()).isFalse();
    assertThat(Scopes.parse("").areKnown()).isFalse();
  }
}

package kz.tolem.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Passwords as they are kept.
class PasswordHashTest {

  private static final byte[] SALT = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

  @Test
  void the_hash_is_argon2id_as_others_work_it_out() {
    // From the reference implementation's own tests: argon2id, t=2, m=64 MiB, p=1, "password", "somesalt".
    var reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    var hash = PasswordHash.parse(reference);

    assertThat(hash.matches(Password.presented("password"))).isTrue();
    assertThat(hash.matches(Password.presented("Password"))).isFalse();
    assertThat(hash.phc()).isEqualTo(reference);
  }

  @Test
  void a_hash_is_read_back_as_it_was_written() {
    var password = Password.chosen("correct horse battery");

    var phc = PasswordHash.of(password, SALT).phc();

    assertThat(phc).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct");
    assertThat(PasswordHash.parse(phc).matches(password)).isTrue();
    assertThat(PasswordHash.parse(phc).matches(Password.presented("correct horse batterz"))).isFalse();
  }

  @Test
  void what_is_no_such_hash_is_refused() {
    var others = new String[] {"", "secret", "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA", "$argon2id$v=19$"};

    for (String text : others) {
      assertThatThrownBy(() -> PasswordHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void one_letter_in_two_encodings_is_one_letter() {
    var composed = Password.chosen("caf\u00e9 caf\u00e9 caf\u00e9");
    var decomposed = Password.presented("cafe\u0301 cafe\u0301 cafe\u0301");

    assertThat(PasswordHash.of(composed, SALT).matches(decomposed)).isTrue();
  }

  @Test
  void a_password_has_12_to_200_characters() {
    assertThatThrownBy(() -> Password.chosen("eleven char"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a password has 12 to 200 characters");
    assertThatThrownBy(() -> Password.chosen("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    assertThat(Password.chosen("тұрақты сөз-")).hasToString("password");
    assertThat(Password.chosen("x".repeat(200))).hasToString("password");
  }

  @Test
  void nobody_has_the_hash_of_nobody() {
    assertThat(PasswordHash.ofNobody().matches(Password.presented(""))).isFalse();
    assertThat(PasswordHash.ofNobody()).hasToString("password hash");
  }
}

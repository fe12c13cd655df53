package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.user.Role;
import org.junit.jupiter.api.Test;

/// Whoever guesses passwords is slowed, and after ten wrong ones the name is locked for a while.
class UserLockTest {

  private static int wrong(TestGateway gateway, Person person) {
    return person.form().with("password", "a-wrong-password").urlencoded(gateway.wire()).status();
  }

  @Test
  void the_tenth_wrong_password_locks_the_name_for_a_quarter_of_an_hour() {
    try (var gateway = TestGateway.start()) {
      var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
      for (int i = 0; i < 9; i++) {
        assertThat(wrong(gateway, person)).isEqualTo(400);
      }
      assertThat(person.form().urlencoded(gateway.wire()).status()).as("after nine").isEqualTo(200);
      for (int i = 0; i < 10; i++) {
        assertThat(wrong(gateway, person)).isEqualTo(400);
      }

      var locked = person.form().urlencoded(gateway.wire());
      gateway.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
      var stillLocked = person.form().urlencoded(gateway.wire());
      gateway.clock().advance(Duration.ofSeconds(1));
      var open = person.form().urlencoded(gateway.wire());

      assertThat(locked.status()).isEqualTo(400);
      assertThat(locked.text("message")).isEqualTo("user name or password is wrong");
      assertThat(stillLocked.status()).isEqualTo(400);
      assertThat(open.status()).isEqualTo(200);
      assertThat(gateway.sql().count("select count(*) from sign_in_failure")).isZero();
    }
  }

  @Test
  void guesses_at_several_gateways_are_counted_together() {
    try (var gateway = TestGateway.start();
        var second = gateway.another()) {
      var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

      for (int i = 0; i < 5; i++) {
        wrong(gateway, person);
        wrong(second, person);
      }

      assertThat(person.form().urlencoded(second.wire()).status()).isEqualTo(400);
    }
  }

  @Test
  void guesses_of_one_client_do_not_lock_another_clients_user() {
    try (var gateway = TestGateway.start()) {
      var shop = gateway.shop();
      var other = gateway.shop();
      var person = Person.of(gateway, shop, Role.VIEWER);

      for (int i = 0; i < 12; i++) {
        person
            .form()
            .with("client_id", other.clientId())
            .with("client_secret", other.clientSecret())
            .urlencoded(gateway.wire());
      }

      assertThat(person.form().urlencoded(gateway.wire()).status()).isEqualTo(200);
    }
  }

  @Test
  void an_unknown_name_costs_the_database_what_a_known_one_costs() {
    try (var gateway = TestGateway.start()) {
      var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

      for (int i = 0; i < 3; i++) {
        wrong(gateway, person);
        person.form().with("username", "nobody-" + i).urlencoded(gateway.wire());
      }

      assertThat(gateway.sql().column("select failures from sign_in_failure order by user_id"))
          .containsExactly("3", "3");
    }
  }

  @Test
  void another_password_and_enabling_lift_the_lock() {
    try (var gateway = TestGateway.start()) {
      var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
      for (int i = 0; i < 10; i++) {
        wrong(gateway, person);
      }

      gateway.users().enable(person.login());

      assertThat(person.form().urlencoded(gateway.wire()).status()).isEqualTo(200);
    }
  }

  @Test
  void guesses_of_one_name_wait_and_are_sent_away_while_the_right_password_goes_through() throws Exception {
    try (var gateway = TestGateway.start(s -> s.pause(TestPause.BY_HAND));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var person = Person.of(gateway, gateway.shop(), Role.VIEWER);
      for (int i = 0; i < 5; i++) {
        assertThat(wrong(gateway, person)).isEqualTo(400);
      }

      // Nobody moves the time: of three refusals at once two are held and stay held, and one is sent away.
      var asked =
          IntStream.range(0, 3)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> wrongAnswer(gateway, person), threads))
              .toList();
      Answer away = (Answer) CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).get();

      assertThat(away.status()).isEqualTo(429);
      assertThat(away.text("error")).isEqualTo("slow_down");
      assertThat(person.form().urlencoded(gateway.wire()).status()).as("the right password").isEqualTo(200);
      for (var each : asked) {
        while (!each.isDone()) {
          gateway.clock().advance(Duration.ofSeconds(4));
          Thread.sleep(10);
        }
        assertThat(each.get().status()).isIn(400, 429);
      }
    }
  }

  private static Answer wrongAnswer(TestGateway gateway, Person person) {
    return person.form().with("password", "a-wrong-password").urlencoded(gateway.wire());
  }

  @Test
  void a_crowd_of_passwords_is_answered_or_told_to_come_back_and_memory_holds() {
    try (var gateway = TestGateway.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var person = Person.of(gateway, gateway.shop(), Role.VIEWER);

      var answers =
          IntStream.range(0, 40)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> person.form().urlencoded(gateway.wire()), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();

      assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
      assertThat(answers).anyMatch(answer -> answer.status() == 200);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 503)
          .isNotEmpty()
          .allMatch(answer -> answer.header("retry-after").equals("1"));
    }
  }
}

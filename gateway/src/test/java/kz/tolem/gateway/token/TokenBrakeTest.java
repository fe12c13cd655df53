package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A refused client that asks again without end is slowed (CLIENTS.md 3); one that knows its secret never is.
class TokenBrakeTest {

  @Test
  void the_sixth_refusal_waits_and_further_ones_are_sent_away() throws Exception {
    try (var gateway = TestGateway.start(s -> s.pause(TestPause.BY_HAND));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = gateway.shop();
      for (int i = 0; i < 5; i++) {
        assertThat(wrong(gateway, shop).status()).isEqualTo(401);
      }

      // Nobody moves the time: of three refusals at once two are held and stay held, and one is sent away.
      var asked =
          IntStream.range(0, 3).mapToObj(_ -> CompletableFuture.supplyAsync(() -> wrong(gateway, shop), threads)).toList();
      Answer away = (Answer) CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).get();
      var held = asked.stream().filter(answer -> !answer.isDone()).toList();

      assertThat(held).hasSize(2);
      assertThat(away.status()).isEqualTo(429);
      assertThat(away.text("error")).isEqualTo("slow_down");
      assertThat(Integer.parseInt(away.header("retry-after"))).isBetween(1, 4);
      assertThat(shop.serviceToken().urlencoded(gateway.wire()).status()).as("the right secret").isEqualTo(200);
      assertThat(held).noneMatch(CompletableFuture::isDone);
      for (var each : held) {
        assertThat(moved(gateway, each).status()).isEqualTo(401);
      }
    }
  }

  /// Moves the time on until the answer is there: a refusal waits for its client and then for its address.
  private static Answer moved(TestGateway gateway, CompletableFuture<Answer> answer) throws Exception {
    while (!answer.isDone()) {
      gateway.clock().advance(Duration.ofSeconds(4));
      Thread.sleep(10);
    }
    return answer.get();
  }

  @Test
  void the_right_secret_is_never_held_up_by_a_guesser() {
    try (var gateway = TestGateway.start()) {
      var shop = gateway.shop();
      int refused = 0;

      for (int i = 0; i < 30; i++) {
        int status = wrong(gateway, shop).status();
        assertThat(status).isIn(401, 429);
        refused++;
        assertThat(shop.serviceToken().urlencoded(gateway.wire()).status()).isEqualTo(200);
      }

      assertThat(refused).isEqualTo(30);
    }
  }

  private static Answer wrong(TestGateway gateway, TestShop shop) {
    return shop.serviceToken().with("client_secret", "wrong").urlencoded(gateway.wire());
  }
}

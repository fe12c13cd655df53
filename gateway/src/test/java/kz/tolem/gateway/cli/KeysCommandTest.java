package kz.tolem.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.key.KeyRotation;
import org.junit.jupiter.api.Test;

/// `tolem keys …` in a process of its own beside a running gateway.
class KeysCommandTest {

  @Test
  void keys_are_listed_rotated_and_a_killed_rotation_is_gone_on_with() throws Exception {
    try (var gateway = TestGateway.start();
        var command = TolemCommand.beside(gateway)) {
      TestShop shop = gateway.shop();

      var before = command.run("", "keys", "list");
      assertThat(before.exitCode()).as(before.errors()).isZero();
      assertThat(before.output()).contains("Master key ", "card ", "Gateway ").doesNotContain("opens too", "under way");

      try (var killed = TolemCommand.beside(gateway)) {
        var running = CompletableFuture.supplyAsync(() -> rotate(killed));
        for (int i = 0; gateway.sql().count("select count(*) from key_rotation where stage = 'RESEALED'") == 0; i++) {
          assertThat(i).as("waits until all is sealed anew").isLessThan(1500);
          Thread.sleep(20);
        }
        killed.kill();
        assertThat(running.handle((_, failure) -> failure != null).join()).as("it did not end by itself").isTrue();
      }
      assertThat(shop.pay(TestShop.freshInvoice()).status()).isEqualTo(200);
      assertThat(command.run("", "keys", "list").output()).contains("opens too", "A rotation is under way: RESEALED");

      new KeyRotation(
              gateway.database(),
              gateway.keys(),
              KeysCommand.sealedRows(),
              new Edges(gateway.clock(), gateway.ids(), Pause.sleeping()),
              Duration.ZERO,
              _ -> {})
          .run(Duration.ofDays(3));
      assertThat(shop.pay(TestShop.freshInvoice()).status()).isEqualTo(200);
      assertThat(command.run("", "keys", "list").output())
          .contains("Rotated at ", " until ")
          .doesNotContain("under way", "rows under older keys");
    }
  }

  private static TolemCommand.Run rotate(TolemCommand command) {
    try {
      return command.run("", "keys", "rotate");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The PostgreSQL that a gateway has started for itself dies under it.
class PrivateDatabaseTest {

  @Test
  void payments_are_refused_until_the_gateway_is_started_again_and_what_was_paid_is_there(@TempDir Path folder)
      throws Exception {
    String token;
    Answer paid;
    try (ChildGateway gateway = ChildGateway.start(folder, Duration.ZERO, "warn")) {
      token = Sandbox.granted(gateway.wire(), "100001", "100");
      String other = Sandbox.granted(gateway.wire(), "100002", "100");
      paid = pay(gateway.wire(), "100001", token);
      killDatabase(folder);

      Answer refused = pay(gateway.wire(), "100002", other);
      Answer again = pay(gateway.wire(), "100002", other);

      for (Answer each : new Answer[] {refused, again}) {
        assertThat(each.status()).as(each.body()).isEqualTo(503);
        assertThat(each.header("Retry-After")).isEqualTo("1");
      }
    }

    try (ChildGateway gateway = ChildGateway.start(folder, Duration.ZERO, "warn")) {
      assertThat(paid.status()).as(paid.body()).isEqualTo(200);
      assertThat(pay(gateway.wire(), "100001", token).body()).isEqualTo(paid.body());
      String other = Sandbox.granted(gateway.wire(), "100002", "100");
      assertThat(pay(gateway.wire(), "100002", other).status()).isEqualTo(200);
    }
  }

  private static Answer pay(Wire wire, String invoice, String token) {
    return Sandbox.payment(invoice, "100").send(wire, token);
  }

  private static void killDatabase(Path folder) throws IOException {
    Path pidFile = folder.resolve("data").resolve("postgres").resolve("postmaster.pid");
    long server = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle process = ProcessHandle.of(server).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }
}

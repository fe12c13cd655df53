package kz.tolem.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.Audited;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A sandbox that is emptied takes its seals along; what comes after is sealed from the beginning.
class EmptiedSandboxTest {

  @Test
  void nothing_is_missed_that_was_emptied() {
    try (var gateway = TestGateway.start()) {
      seal(gateway);
      pay(gateway);
      seal(gateway);
      assertThat(gateway.wire().post("/sandbox/empty", "", "").status()).isEqualTo(204);
      pay(gateway);
      seal(gateway);

      var report = new AuditCheck(gateway.database(), gateway.keys(), Audited.all()).run(Optional.empty());

      assertThat(report.findings()).isEmpty();
      assertThat(report.rows()).isPositive();
    }
  }

  private static void pay(TestGateway gateway) {
    assertThat(gateway.shop().pay(TestShop.freshInvoice()).status()).isEqualTo(200);
  }

  private static void seal(TestGateway gateway) {
    gateway.clock().advance(Duration.ofMinutes(10));
    new AuditSealer(gateway.database(), gateway.keys(), Audited.all(), gateway.clock()).sealAll();
  }
}

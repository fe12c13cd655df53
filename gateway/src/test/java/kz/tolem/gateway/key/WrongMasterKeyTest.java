package kz.tolem.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.Test;

/// A gateway on a database whose keys another master key has sealed.
class WrongMasterKeyTest {

  private static final String OTHER = "YW5vdGhlci1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLi4=";

  @Test
  void a_gateway_with_another_master_key_does_not_start_and_spoils_nothing() {
    try (var gateway = TestGateway.start()) {
      var kept = gateway.sql().rows("select * from keyset order by 1");

      assertThatThrownBy(
              () -> TestGateway.start(settings -> settings.with("TOLEM_MASTER_KEY", OTHER), gateway.address()))
          .isInstanceOf(WrongMasterKey.class)
          .hasMessageContaining("the key with which it was first started");

      assertThat(gateway.sql().rows("select * from keyset order by 1")).isEqualTo(kept);
      assertThat(gateway.shop().pay(TestShop.freshInvoice()).status()).isEqualTo(200);
    }
  }
}

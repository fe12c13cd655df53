package kz.tolem.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.sql.Database;
import org.junit.jupiter.api.Test;

/// Cards and secrets are sealed and opened within transactions, too, and keys may have to be asked for just then.
class KeysInTransactionTest {

  private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.US_ASCII);
  private static final MasterKeys MASTERS =
      new MasterKeys(MasterKey.of("dG9sZW0tdGVzdC1tYXN0ZXIta2V5LTMyLWJ5dGVzLi4="), Optional.empty());

  @Test
  void whoever_holds_the_only_connection_gets_new_keys_all_the_same() throws Exception {
    try (var gateway = TestGateway.start()) {
      Database database = gateway.database(); // whose pool has one connection
      Keys late = Keys.open(database, MASTERS, InstantSource.system());
      Keys early = Keys.open(database, MASTERS, InstantSource.system());
      Edges edges = new Edges(gateway.clock(), gateway.ids(), Pause.sleeping());
      new KeyRotation(database, early, List.of(), edges, Duration.ofMillis(50), _ -> {}).run(Duration.ofDays(3));
      byte[] sealed = early.tokens().encrypt(SECRET, new byte[0]);

      byte[] opened =
          assertTimeoutPreemptively(
              Duration.ofMinutes(1), () -> database.transaction(_ -> opened(late, sealed)), "waits for itself");

      assertThat(opened).isEqualTo(SECRET);
    }
  }

  private static byte[] opened(Keys keys, byte[] sealed) {
    try {
      return keys.tokens().decrypt(sealed, new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

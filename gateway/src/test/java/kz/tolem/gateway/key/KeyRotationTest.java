package kz.tolem.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.cryptogram.CryptogramKeys;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.merchant.Secrets;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.SecondFactors;
import kz.tolem.protocol.CardId;
import org.junit.jupiter.api.Test;

/// Keys are exchanged while payments run, at any number of gateways, and a kill in the middle costs nothing (ADR 47).
class KeyRotationTest {

  private static final String OLD = "dG9sZW0tdGVzdC1tYXN0ZXIta2V5LTMyLWJ5dGVzLi4=";
  private static final String NEW = "YW5vdGhlci1tYXN0ZXIta2V5LW9mLTMyLWJ5dGVzLi4=";
  private static final List<SealedRows> SEALED =
      List.of(Vault.sealedRows(), CryptogramKeys.sealedRows(), Secrets.sealedRows(), SecondFactors.sealedRows());

  private static KeyRotation rotation(TestGateway gateway, Keys keys, Consumer<String> progress) {
    Edges edges = new Edges(gateway.clock(), gateway.ids(), Pause.sleeping());
    return new KeyRotation(gateway.database(), keys, SEALED, edges, Duration.ofMillis(50), progress);
  }

  private static List<CardId> saveCards(TestShop shop, int count) {
    List<CardId> cards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cards.add(shop.savedCard(withCheckDigit("440563%09d".formatted(i))));
    }
    return cards;
  }

  private static String withCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed / 10 + weighed % 10;
    }
    return digits + (10 - sum % 10) % 10;
  }

  @Test
  void no_payment_fails_at_two_gateways_while_keys_are_rotated_and_old_tokens_go_on() throws Exception {
    try (var first = TestGateway.start();
        var second = first.another()) {
      TestShop shop = first.shop();
      List<CardId> cards = saveCards(shop, 230);
      String early = TestShop.freshInvoice();
      String earlyToken = shop.token(early);
      var stop = new AtomicBoolean();
      List<CompletableFuture<List<Answer>>> payers = new ArrayList<>();
      for (TestGateway asked : List.of(first, second)) {
        payers.add(CompletableFuture.supplyAsync(() -> payUntil(stop, shop, asked, cards)));
      }

      var steps = new ArrayList<String>();
      var end = rotation(first, first.keys(), steps::add).run(Duration.ofDays(3));
      List<CardId> after = saveCards(shop, 3);
      stop.set(true);

      assertThat(end).isInstanceOf(KeyRotation.End.Done.class);
      for (var payer : payers) {
        assertThat(payer.join()).hasSizeGreaterThan(10).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
      }
      assertThat(steps).contains("begun", "card: 100 of 232 sealed anew", "old keys are gone");
      assertThat(after).isEqualTo(cards.subList(0, 3));
      assertThat(shop.payment(early).send(second.wire(), earlyToken).status()).isEqualTo(200);
      assertEverythingIsSealedAnew(first);
      assertThat(keyCounts(first)).containsExactly("card 1", "checkout 2", "cryptogram-key 1", "second-factor 1", "signing-secret 1", "token 2");

      first.clock().advance(Duration.ofDays(3).plusSeconds(1));
      await(() -> keyCounts(first).contains("token 1") && keyCounts(first).contains("checkout 1"));
      assertThat(shop.pay(TestShop.freshInvoice()).status()).isEqualTo(200);
    }
  }

  private static List<Answer> payUntil(AtomicBoolean stop, TestShop shop, TestGateway asked, List<CardId> cards) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; !stop.get(); i++) {
      String invoice = TestShop.freshInvoice();
      answers.add(
          shop.paymentWith(cards.get(i * 7 % cards.size()), invoice).send(asked.wire(), shop.token(invoice)));
    }
    return answers;
  }

  @Test
  void a_rotation_that_dies_at_any_step_is_gone_on_with_and_payments_go_on_meanwhile() throws Exception {
    try (var gateway = TestGateway.start()) {
      TestShop shop = gateway.shop();
      List<CardId> cards = saveCards(shop, 230);
      int deaths = 0;

      for (boolean done = false; !done; ) {
        try {
          // Each try comes one step further than the one before it, and dies there; the last has nothing left to do.
          rotation(gateway, freshKeys(gateway.database(), OLD, Optional.empty()), dyingAt(2)).run(Duration.ofDays(3));
          done = true;
        } catch (Death _) {
          deaths++;
          String invoice = TestShop.freshInvoice();
          assertThat(shop.paymentWith(cards.get(deaths), invoice).send(gateway.wire(), shop.token(invoice)).status())
              .isEqualTo(200);
        }
      }

      assertThat(deaths).isGreaterThanOrEqualTo(6);
      assertThat(gateway.sql().column("select stage from key_rotation")).containsExactly("DONE");
      assertEverythingIsSealedAnew(gateway);
      assertThat(keyCounts(gateway)).contains("card 1", "token 2");
    }
  }

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Consumer<String> dyingAt(int step) {
    var steps = new AtomicInteger();
    return text -> {
      if (steps.incrementAndGet() == step && !text.equals("old keys are gone")) {
        throw new Death();
      }
    };
  }

  @Test
  void two_that_rotate_at_once_rotate_once() throws Exception {
    try (var gateway = TestGateway.start()) {
      saveCards(gateway.shop(), 120);
      List<CompletableFuture<KeyRotation.End>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        KeyRotation rotation =
            rotation(gateway, freshKeys(gateway.database(), OLD, Optional.empty()), _ -> {});
        both.add(CompletableFuture.supplyAsync(() -> run(rotation)));
      }

      assertThat(both).allSatisfy(each -> assertThat(each.join()).isInstanceOf(KeyRotation.End.Done.class));

      assertEverythingIsSealedAnew(gateway);
      long rotations = gateway.sql().count("select count(*) from key_rotation");
      assertThat(keyCounts(gateway)).contains("card 1", "token " + (1 + rotations));
    }
  }

  private static KeyRotation.End run(KeyRotation rotation) {
    try {
      return rotation.run(Duration.ofDays(3));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void after_a_change_of_the_master_key_the_old_one_opens_nothing() throws Exception {
    try (var gateway = TestGateway.start()) {
      TestShop shop = gateway.shop();
      saveCards(shop, 20);
      var stolen = new KeysetStore(gateway.database()).all();
      MasterKeys both = masters(NEW, Optional.of(OLD));

      // A gateway that does not know the new key yet keeps everything as it is.
      var refused = rotation(gateway, Keys.open(gateway.database(), both, gateway.clock()), _ -> {}).run(Duration.ZERO);
      assertThat(refused).isInstanceOf(KeyRotation.End.NotKnownEverywhere.class);
      assertThat(new KeysetStore(gateway.database()).all()).hasToString(stolen.toString());
      assertThat(gateway.sql().count("select count(*) from key_rotation")).isZero();
      gateway.stop();

      String waiting = TestShop.freshInvoice();
      try (var changed =
          TestGateway.start(
              s -> s.with("TOLEM_MASTER_KEY", NEW).with("TOLEM_MASTER_KEY_OLD", OLD), gateway.address())) {
        String token = shop.tokenFor(waiting).urlencoded(changed.wire()).text("access_token");
        var end = rotation(changed, changed.keys(), _ -> {}).run(Duration.ZERO);
        assertThat(end).isInstanceOf(KeyRotation.End.Done.class);
        assertThat(shop.payment(waiting).send(changed.wire(), token).status()).as("a token of before").isEqualTo(401);
        String again = shop.tokenFor(waiting).urlencoded(changed.wire()).text("access_token");
        assertThat(shop.payment(waiting).send(changed.wire(), again).status()).isEqualTo(200);

        assertThatThrownBy(() -> freshKeys(changed.database(), OLD, Optional.empty())).isInstanceOf(WrongMasterKey.class);
        freshKeys(changed.database(), NEW, Optional.empty());
        assertNothingOpens(changed, stolen);
      }
    }
  }

  private static void assertNothingOpens(TestGateway gateway, List<KeysetStore.Row> stolen) throws Exception {
    MasterKeys old = masters(OLD, Optional.empty());
    for (KeysetStore.Row row : new KeysetStore(gateway.database()).all()) {
      for (Purpose purpose : Purpose.values()) {
        assertThatThrownBy(() -> old.open(purpose, row.sealed())).isInstanceOf(GeneralSecurityException.class);
      }
    }
    int tried = 0;
    for (SealedRows rows : SEALED) {
      KeysetHandle keyset = old.open(rows.purpose(), Ring.row(stolen, rows.purpose()).orElseThrow().sealed());
      Aead aead = keyset.getPrimitive(Keys.CONFIGURATION, Aead.class);
      for (var row : sealed(gateway, rows)) {
        byte[] to = rows.associated().apply(row.id());
        assertThatThrownBy(() -> aead.decrypt(row.bytes(), to)).isInstanceOf(GeneralSecurityException.class);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(20);
  }

  private record Sealed(UUID id, byte[] bytes) {}

  private static List<Sealed> sealed(TestGateway gateway, SealedRows rows) {
    return gateway
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        "select " + rows.id() + ", " + rows.column() + " from " + rows.table() + " where " + rows.column()
                            + " is not null")
                    .map((row, _) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                    .list());
  }

  private static void assertEverythingIsSealedAnew(TestGateway gateway) throws GeneralSecurityException {
    Keys keys = freshKeys(gateway.database(), OLD, Optional.empty());
    for (SealedRows rows : SEALED) {
      assertThat(rows.left(gateway.database(), keys.ring().prefix(rows.purpose()))).as(rows.table()).isZero();
      for (Sealed row : sealed(gateway, rows)) {
        keys.sealing(rows.purpose()).decrypt(row.bytes(), rows.associated().apply(row.id()));
      }
    }
  }

  /// How many keys each keyset has that is exchanged.
  private static List<String> keyCounts(TestGateway gateway) {
    Keys keys = freshKeys(gateway.database(), OLD, Optional.empty());
    return Purpose.exchanged().stream()
        .map(purpose -> purpose.keyset() + " " + keys.ring().keyset(purpose).size())
        .sorted()
        .toList();
  }

  private static Keys freshKeys(Database database, String master, Optional<String> before) {
    return Keys.open(database, masters(master, before), java.time.InstantSource.system());
  }

  private static MasterKeys masters(String now, Optional<String> before) {
    return new MasterKeys(MasterKey.of(now), before.map(MasterKey::of));
  }

  private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      assertThat(i).as("waits").isLessThan(500);
      Thread.sleep(20);
    }
  }
}

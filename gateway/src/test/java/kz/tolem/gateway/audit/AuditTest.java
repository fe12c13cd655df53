package kz.tolem.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Audited;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.account.Trail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The audit chain finds whatever somebody with the database did to the past (ADR 48). Each test spoils one thing, and
/// puts it back.
class AuditTest {

  private static TestGateway gateway;
  private static TestShop shop;
  private static String head;

  @BeforeAll
  static void history() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    for (int i = 0; i < 3; i++) {
      charged(TestShop.freshInvoice());
    }
    String refunded = TestShop.freshInvoice();
    charged(refunded);
    assertThat(act("refund", refunded, "40").status()).isEqualTo(200);
    String cancelled = TestShop.freshInvoice();
    shop.pay(cancelled);
    assertThat(act("cancel", cancelled, "").status()).isEqualTo(200);
    shop.pay(TestShop.freshInvoice());
    shop.pay(TestShop.freshInvoice());
    var trail = new Trail(gateway.database(), gateway.ids(), gateway.clock());
    for (int i = 0; i < 5; i++) {
      trail.noteCommand("root", "merchant add --name Shop-" + i);
    }
    String late = TestShop.freshInvoice();
    shop.pay(late);
    gateway.stop();
    sealedWhileOpen(late);
    head = sealed();
  }

  /// A payment that has its outcome only after its neighbours were sealed, by two gateways at the same time.
  private static void sealedWhileOpen(String invoice) {
    String only = " where invoice_number = '" + invoice + "'";
    gateway.sql().run("create table outcome as select * from payment" + only);
    gateway.sql().run("update payment set state = 'PENDING', settled_at = null, approval_code = ''" + only);
    gateway.clock().advance(Duration.ofMinutes(10));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> sealer().sealAll()), CompletableFuture.runAsync(() -> sealer().sealAll()))
        .join();
    assertThat(gateway.sql().one("select cast(open_ids as text) from audit_seal where source = 'payment' order by no desc limit 1"))
        .isEqualTo("{" + gateway.sql().one("select id from outcome") + "}");
    gateway.sql().run(
        "update payment set state = outcome.state, settled_at = outcome.settled_at, approval_code = outcome.approval_code"
            + " from outcome where payment.id = outcome.id");
    assertThat(check(Optional.empty()).findings()).isEmpty();
  }

  private static AuditSealer sealer() {
    return new AuditSealer(gateway.database(), gateway.keys(), Audited.all(), gateway.clock());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static void charged(String invoice) {
    assertThat(shop.pay(invoice).status()).isEqualTo(200);
    assertThat(act("charge", invoice, "").status()).isEqualTo(200);
  }

  private static Answer act(String what, String invoice, String amount) {
    String id =
        gateway.sql().one("select id from payment where invoice_number = ?", invoice);
    String token = shop.granted(shop.serviceToken());
    String query = amount.isEmpty() ? "" : "?amount=" + amount;
    return gateway.wire().post(
        "/operation/" + id + "/" + what + query, "application/json", "", "Authorization", "Bearer " + token);
  }

  private static String sealed() {
    gateway.clock().advance(Duration.ofMinutes(10));
    sealer().sealAll();
    return check(Optional.empty()).head().orElseThrow();
  }

  private static AuditCheck.Report check(Optional<String> expected) {
    return new AuditCheck(gateway.database(), gateway.keys(), Audited.all()).run(expected);
  }

  @BeforeEach
  void keep() {
    for (String table : TABLES) {
      gateway.sql().run("create table kept_" + table + " as table " + table);
    }
  }

  private static final List<String> TABLES = List.of("operation", "payment", "account_event", "audit_seal");

  @AfterEach
  void putBack() {
    for (String table : TABLES) {
      gateway.sql().run("delete from " + table);
    }
    for (String table : TABLES.reversed()) {
      gateway.sql().run("insert into " + table + " select * from kept_" + table);
      gateway.sql().run("drop table kept_" + table);
    }
    assertThat(check(Optional.of(head)).findings()).isEmpty();
  }

  @Test
  void what_nobody_touched_is_as_it_was_sealed() {
    var report = check(Optional.of(head));

    assertThat(report.findings()).isEmpty();
    assertThat(report.rows()).isEqualTo(
        gateway.sql().count("select count(*) from payment")
            + gateway.sql().count("select count(*) from operation")
            + gateway.sql().count("select count(*) from account_event"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // altered
        "update payment set amount = 99 where id = (select id from payment where state = 'AUTHORIZED' limit 1)",
        "update payment set currency = 'USD' where id = (select id from payment limit 1)",
        "update payment set card_id = token_id where id = (select id from payment limit 1)",
        "update payment set approval_code = '000000' where id = (select id from payment limit 1)",
        "update payment set settled_at = settled_at + interval '1 microsecond' where id = (select id from payment limit 1)",
        "update payment set merchant_id = terminal_id where id = (select id from payment limit 1)",
        "update payment set post_link = 'https://evil.example/' where id = (select id from payment limit 1)",
        "update operation set amount = 39 where kind = 'REFUND'",
        "update operation set external_id = 'x' where kind = 'REFUND'",
        "update operation set state = 'FAILED' where kind = 'CANCEL'",
        "update account_event set login = 'nobody' where detail = 'merchant add --name Shop-2'",
        "update account_event set at = at - interval '1 day' where detail = 'merchant add --name Shop-2'",
        "update account_event set address = '' where detail = 'merchant add --name Shop-2'",
        "update payment set approval_code = '000000' where id = (select id from outcome)",
        "delete from payment where id = (select id from outcome)",
        // against what is sealed
        "update payment set state = 'AUTHORIZED', charged_amount = 0 where state = 'CHARGED' and returned_amount = 0",
        "update payment set state = 'CHARGED', charged_amount = amount where state = 'AUTHORIZED'",
        "update payment set state = 'CHARGED', charged_amount = amount where state = 'CANCELLED'",
        "update payment set returned_amount = 0 where returned_amount > 0",
        "update payment set returned_amount = returned_amount + 1 where returned_amount > 0",
        "update payment set charged_amount = 50 where state = 'CHARGED' and returned_amount = 0",
        // taken away
        "delete from payment where state = 'AUTHORIZED'",
        "delete from operation where kind = 'REFUND'",
        "delete from account_event where detail = 'merchant add --name Shop-4'",
        "delete from account_event",
        // put in
        "insert into account_event select cast('00000000-0000-7000-8000-000000000001' as uuid), at, merchant_id, user_id, login,"
            + " kind, subject, detail, address from account_event limit 1",
        // moved and exchanged
        "update account_event set detail = case detail when 'merchant add --name Shop-1' then 'merchant add --name Shop-3'"
            + " else 'merchant add --name Shop-1' end"
            + " where detail in ('merchant add --name Shop-1', 'merchant add --name Shop-3')",
        "update account_event set id = cast('00000000-0000-7000-8000-000000000001' as uuid)"
            + " where detail = 'merchant add --name Shop-3'",
        "update account_event set subject = detail, detail = subject where detail = 'merchant add --name Shop-3'",
        // the chain itself
        "delete from audit_seal where no = 1",
        "delete from audit_seal where no = (select max(no) from audit_seal)",
        "delete from audit_seal",
        "update audit_seal set rows_sealed = rows_sealed - 1 where no = 1",
        "update audit_seal set sealed_at = sealed_at + interval '1 day' where no = 2",
        "update audit_seal set source = 'operation' where source = 'payment'",
        "update audit_seal set digest = (select digest from audit_seal where no = 2) where no = 1",
        "update audit_seal set open_ids = array[after_id] where no = 1",
        "update audit_seal set no = no + 1000 where no = (select max(no) from audit_seal)"
      })
  void whatever_is_done_to_the_past_is_found(String deed) {
    gateway.sql().run(deed);

    assertThat(check(Optional.of(head)).findings()).isNotEmpty();
  }
}

package kz.tolem.gateway.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.OperationListReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who sees what in the operation list, and how it is paged (EPAY.md 10.6).
class OperationListTest {

  private static ListedShop listed;

  @BeforeAll
  static void start() {
    listed = new ListedShop();
  }

  @AfterAll
  static void stop() {
    listed.close();
  }

  @Test
  void a_users_list_has_its_merchants_payments_the_latest_first() {
    var answer = listed.ask(Listing.everything());

    assertThat(answer.json().keySet()).containsExactly("total", "page", "size", "operations");
    assertThat(answer.number("total")).isEqualTo(4);
    assertThat(answer.number("page")).isEqualTo(1);
    assertThat(answer.number("size")).isEqualTo(20);
    assertThat(Listing.invoices(answer)).containsExactly(listed.refunded, listed.third, listed.second, listed.first);
  }

  @Test
  void an_operation_is_told_as_its_status_is() {
    var answer = listed.ask(Listing.everything().filter("invoice_id", "=", listed.refunded));

    var told = OperationListReply.read(answer.body().getBytes(UTF_8)).operations().getFirst();
    var status =
        listed
            .gateway
            .wire()
            .send(
                listed
                    .gateway
                    .wire()
                    .to("/check-status/payment/transactionId/" + told.id().orElseThrow())
                    .header("Authorization", "Bearer " + listed.token));
    assertThat(told.result().statusName()).contains("CHARGE");
    assertThat(((List<?>) answer.field("operations")).getFirst()).isEqualTo(status.field("transaction"));
  }

  @Test
  void pages_neither_repeat_nor_miss_a_payment() {
    var own = listed.gateway.shop();
    for (int i = 0; i < 7; i++) {
      own.pay(TestShop.freshInvoice());
    }
    var service = own.granted(own.serviceToken());
    List<String> seen = new ArrayList<>();

    for (int page = 1; page <= 4; page++) {
      var answer = Listing.everything().order("shop_id", "asc").page(page, 2).send(listed.gateway.wire(), service);
      assertThat(answer.number("total")).isEqualTo(7);
      seen.addAll(Listing.invoices(answer));
    }

    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    for (Listing beyond : List.of(Listing.everything().page(5, 2), Listing.everything().page(Integer.MAX_VALUE, 500))) {
      assertThat(Listing.invoices(beyond.send(listed.gateway.wire(), service))).isEmpty();
    }
  }

  @Test
  void another_merchants_payments_do_not_exist() {
    var other = listed.gateway.shop();
    var service = other.granted(other.serviceToken());

    assertThat(Listing.everything().send(listed.gateway.wire(), service).number("total")).isZero();
    assertThat(
            Listing.everything()
                .filter("shop_id", "=", listed.shop.terminal().id().toString())
                .send(listed.gateway.wire(), service)
                .number("total"))
        .isZero();
  }

  @Test
  void a_user_of_two_merchants_sees_those_of_the_token_alone() {
    var other = listed.gateway.shop();
    var invoice = TestShop.freshInvoice();
    other.pay(invoice);
    var person = Person.of(listed.gateway, other, Role.VIEWER);
    listed.gateway.users().setRole(person.login(), listed.shop.merchant(), Role.VIEWER);
    var form = person.form();

    var ofOther = form.urlencoded(listed.gateway.wire()).text("access_token");
    var ofShop =
        form.with("client_id", listed.shop.clientId())
            .with("client_secret", listed.shop.clientSecret())
            .urlencoded(listed.gateway.wire())
            .text("access_token");

    assertThat(Listing.invoices(Listing.everything().send(listed.gateway.wire(), ofOther))).containsExactly(invoice);
    assertThat(Listing.everything().send(listed.gateway.wire(), ofShop).number("total")).isEqualTo(4);
  }

  @Test
  void a_token_that_is_bound_sees_what_it_is_bound_to() {
    var registration = listed.gateway.registration();
    var otherTerminal = registration.addTerminal(listed.shop.clientId(), Terminals.oneStep(listed.settings())).orElseThrow();

    var elsewhere = listed.shop.granted(listed.shop.serviceToken().with("terminal", otherTerminal.id().toString()));
    var payment = listed.shop.token(listed.first, "1500.50");

    assertThat(Listing.everything().send(listed.gateway.wire(), elsewhere).number("total")).isZero();
    assertThat(Listing.invoices(Listing.everything().send(listed.gateway.wire(), payment)))
        .containsExactly(listed.first);
  }

  @Test
  void what_is_no_question_is_refused() {
    var wire = listed.gateway.wire();
    var bearer = "bearer " + listed.token;
    var bodies =
        List.of(
            "",
            "[]",
            "null",
            "{",
            "{\"searchParameters\":1}",
            "{\"paging\":{\"page\":0}}",
            "{\"paging\":{\"size\":501}}",
            "{\"paging\":{\"size\":\"ten\"}}",
            "{\"searchParameters\":[{\"name\":\"amount\"}]}");

    for (String body : bodies) {
      var answer = wire.post("/api/operations", "application/json", body, "Authorization", bearer);

      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.json()).containsKeys("code", "message");
    }
    var form = wire.post("/operations", "application/x-www-form-urlencoded", "a=b", "Authorization", bearer);
    assertThat(form.status()).isEqualTo(415);
    assertThat(wire.get("/operations").status()).isEqualTo(405);
  }

  @Test
  void without_a_token_it_is_401() {
    var wire = listed.gateway.wire();

    assertThat(Listing.everything().send(wire, "nonsense").status()).isEqualTo(401);
    assertThat(wire.post("/operations", "application/json", Listing.everything().body()).status()).isEqualTo(401);
  }

  @Test
  void the_list_takes_the_index_and_does_not_look_through_the_table() {
    try (var own = TestGateway.start()) {
      own.shop().pay(TestShop.freshInvoice());
      var merchant = listed.gateway.ids().random();
      own.sql()
          .run(
              """
              insert into payment
              select gen_random_uuid(), gen_random_uuid(), 1, request_digest,
                     case when n % 50 = 0 then ?::uuid else gen_random_uuid() end, gen_random_uuid(), n::text,
                     invoice_alt, amount, currency, card_id, channel, two_step, recurrent, save_card, description, data,
                     account_id, payer_name, email, phone, language, payer_address, back_link, failure_back_link,
                     post_link, failure_post_link, secret_hash, state, reference, int_reference, approval_code,
                     decline_code, opened_at + n * interval '1 minute', settled_at
                from (select * from payment limit 1) p, generate_series(100000, 150000) n
              """,
              merchant);
      own.sql().run("analyze payment");

      var plan =
          String.join(
              "\n",
              own.sql()
                  .column(
                      """
                      explain select id from payment
                       where merchant_id = ?::uuid and (opened_at >= ? and opened_at < ?)
                       order by opened_at desc, id desc
                       limit 20
                      """,
                      merchant,
                      OffsetDateTime.parse("2026-01-01T00:00:00Z"),
                      OffsetDateTime.parse("2026-12-01T00:00:00Z")));

      assertThat(plan).contains("payment_of_merchant").doesNotContain("Seq Scan");
    }
  }
}

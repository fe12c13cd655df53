package kz.tolem.gateway.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.OperationListReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The operation list, over HTTP (EPAY.md 10.6).
class OperationListTest {

  private static TestGateway gateway;
  private static TestShop shop;
  private static String token;
  private static String first;
  private static String second;
  private static String third;
  private static String refunded;

  /// Four payments of one shop, one hour after the other, from 09:00 UTC on; in Almaty that is 14:00.
  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    token = Person.of(gateway, shop, Role.FINANCE).form().urlencoded(gateway.wire()).text("access_token");
    first = TestShop.freshInvoice();
    shop.payment(first, "1500.50").with("accountId", "till_1%").with("email", "a@example.kz").with("phone", "77010000001")
        .with("postLink", "https://shop.example.kz/ok").send(gateway.wire(), shop.token(first, "1500.50"));
    gateway.clock().advance(Duration.ofHours(1));
    second = TestShop.freshInvoice();
    shop.payment(second, "2000").with("accountId", "till_2").with("name", "AIGERIM EXAMPLE").send(gateway.wire(), shop.token(second, "2000"));
    gateway.clock().advance(Duration.ofHours(1));
    third = TestShop.freshInvoice();
    shop.pay(third, "900484");
    gateway.clock().advance(Duration.ofHours(1));
    refunded = TestShop.freshInvoice();
    var paid = shop.pay(refunded, "3000");
    operate(paid.text("id"), "charge");
    gateway.clock().advance(Duration.ofDays(1));
    operate(paid.text("id"), "refund?amount=1000");
    gateway.shop().pay(TestShop.freshInvoice());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static void operate(String id, String what) {
    var answer =
        gateway.wire().post("/operation/" + id + "/" + what, "", "", "Authorization", "Bearer " + token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static Answer ask(Listing listing) {
    return listing.send(gateway.wire(), token);
  }

  private static List<String> found(Listing listing) {
    return Listing.invoices(ask(listing));
  }

  @Test
  void a_users_list_has_its_merchants_payments_the_latest_first() {
    var answer = ask(Listing.everything());

    assertThat(answer.json().keySet()).containsExactly("total", "page", "size", "operations");
    assertThat(answer.number("total")).isEqualTo(4);
    assertThat(answer.number("page")).isEqualTo(1);
    assertThat(answer.number("size")).isEqualTo(20);
    assertThat(Listing.invoices(answer)).containsExactly(refunded, third, second, first);
  }

  @Test
  void an_operation_is_told_as_its_status_is() {
    var answer = ask(Listing.everything().filter("invoice_id", "=", refunded));

    var told = OperationListReply.read(answer.body().getBytes(UTF_8)).operations().getFirst();
    var status =
        gateway
            .wire()
            .send(
                gateway
                    .wire()
                    .to("/check-status/payment/transactionId/" + told.id().orElseThrow())
                    .header("Authorization", "Bearer " + token));
    assertThat(told.result().statusName()).contains("CHARGE");
    assertThat(((List<?>) answer.field("operations")).getFirst()).isEqualTo(status.field("transaction"));
  }

  record Case(String what, Listing listing, List<String> invoices) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Case one(String name, String method, List<String> invoices, String... values) {
    return new Case(
        name + " " + method + " " + List.of(values),
        Listing.everything().filter(name, method, values).order("created_date", "asc"),
        invoices);
  }

  private static List<String> all() {
    return List.of(first, second, third, refunded);
  }

  static Stream<Case> cases() {
    String terminal = shop.terminal().id().toString();
    String reference = gateway.sql().one("select reference from payment where invoice_number = ?", first);
    return Stream.of(
        one("created_date", "between", all(), "2026-01-15", "2026-01-15"),
        one("created_date", "=", all(), "2026-01-15"),
        one("created_date", "in", all(), "2020-01-01", "2026-01-15"),
        one("created_date", "<", List.of(), "2026-01-15"),
        one("created_date", "<=", all(), "2026-01-15"),
        one("created_date", ">", List.of(), "2026-01-15"),
        one("created_date", "<", List.of(first, second), "2026-01-15T11:00:00Z"),
        one("created_date", "<=", List.of(first, second, third), "2026-01-15T11:00:00Z"),
        one("created_date", ">", List.of(refunded), "2026-01-15T16:00:00+05:00"),
        one("created_date", ">=", List.of(third, refunded), "2026-01-15 16:00:00"),
        one("created_date", "=", List.of(second), "2026-01-15T10:00:00.000000000Z"),
        one("createdDate", "between", List.of(second, third), "2026-01-15T15:00", "2026-01-15T16:00:00"),
        one("shop_id", "=", all(), terminal),
        one("shop_id", "in", List.of(), "00000000-0000-4000-8000-000000000000"),
        one("invoice_id", "=", List.of(second), second),
        one("invoice_id", "in", List.of(first, third), first, third, "999"),
        one("invoice_id", "like", List.of(first), first.substring(1)),
        one("account_id", "=", List.of(second), "till_2"),
        one("account_id", "like", List.of(first), "1%%"),
        one("account_id", "like", List.of(first, second), "till_%"),
        one("account_id", "like", List.of(), "tillX%"),
        one("account_id", "like", List.of(second), "%2"),
        one("payer_phone", "=", List.of(first), "77010000001"),
        one("payer_email", "=", List.of(first), "a@example.kz"),
        one("client", "like", List.of(second), "AIGERIM"),
        one("reference", "=", List.of(first), reference),
        one("post_link", "=", List.of(first), "true"),
        one("post_link", "=", List.of(second, third, refunded), "false"),
        one("amount", "=", List.of(first), "1500.5"),
        one("amount", "between", List.of(first, second), "1500.50", "2000"),
        one("amount", ">", List.of(third, refunded), "2000"),
        one("amount", ">=", List.of(second, third, refunded), "2000.00"),
        one("amount", "<", List.of(first), "2000"),
        one("amount", "<=", List.of(first, second), "2e3"),
        one("amount", "in", List.of(first, refunded), "1500.50", "3000"),
        one("card_mask", "=", all(), "440563...5096"),
        one("card_mask", "=", all(), "440563******5096"),
        one("card_mask", "in", List.of(), "440563...5097"),
        one("card_mask", "like", all(), "5096"),
        one("payout_amount", ">", List.of(refunded), "0"),
        one("payout_amount", "=", List.of(refunded), "1000"),
        one("payout_date", "=", List.of(refunded), "2026-01-16"),
        one("payout_date", ">", List.of(), "2026-01-16"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_filter_finds_what_it_says(Case asked) {
    assertThat(found(asked.listing())).isEqualTo(asked.invoices());
  }

  @Test
  void filters_must_all_hold() {
    assertThat(found(Listing.everything().filter("amount", ">", "1600").filter("account_id", "like", "till")))
        .containsExactly(second);
  }

  @Test
  void amounts_of_other_currencies_are_searched_in_their_major_units() {
    var yen = TestShop.freshInvoice();
    var other = gateway.shop();
    other.payment(yen, "2000").with("currency", "JPY").send(gateway.wire(), other.granted(other.tokenFor(yen, "2000", "JPY")));
    var dinars = TestShop.freshInvoice();
    other.payment(dinars, "2000.125").with("currency", "KWD").send(gateway.wire(), other.granted(other.tokenFor(dinars, "2000.125", "KWD")));
    var service = other.granted(other.serviceToken());

    assertThat(Listing.invoices(Listing.everything().filter("amount", "=", "2000").send(gateway.wire(), service)))
        .containsExactly(yen);
    assertThat(Listing.invoices(Listing.everything().filter("amount", ">", "2000").send(gateway.wire(), service)))
        .containsExactly(dinars);
    assertThat(Listing.invoices(Listing.everything().order("amount", "desc").send(gateway.wire(), service)))
        .containsExactly(dinars, yen);
  }

  @Test
  void the_order_is_as_asked() {
    assertThat(found(Listing.everything().order("amount", "desc"))).containsExactly(third, refunded, second, first);
    assertThat(found(Listing.everything().order("payout_amount", "desc").order("amount", "asc")))
        .containsExactly(refunded, first, second, third);
    for (String field :
        List.of("created_date", "shop_id", "invoice_id", "account_id", "payer_phone", "payer_email", "reference", "client")) {
      assertThat(found(Listing.everything().order(field, "desc"))).as(field).containsExactlyInAnyOrderElementsOf(all());
    }
  }

  @Test
  void pages_neither_repeat_nor_miss_a_payment() {
    var own = gateway.shop();
    for (int i = 0; i < 7; i++) {
      own.pay(TestShop.freshInvoice());
    }
    var service = own.granted(own.serviceToken());
    List<String> seen = new ArrayList<>();

    for (int page = 1; page <= 4; page++) {
      var answer = Listing.everything().order("shop_id", "asc").page(page, 2).send(gateway.wire(), service);
      assertThat(answer.number("total")).isEqualTo(7);
      seen.addAll(Listing.invoices(answer));
    }

    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    assertThat(Listing.invoices(Listing.everything().page(5, 2).send(gateway.wire(), service))).isEmpty();
    assertThat(Listing.invoices(Listing.everything().page(Integer.MAX_VALUE, 500).send(gateway.wire(), service))).isEmpty();
  }

  @Test
  void another_merchants_payments_do_not_exist() {
    var other = gateway.shop();
    var service = other.granted(other.serviceToken());

    assertThat(Listing.everything().send(gateway.wire(), service).number("total")).isZero();
    assertThat(
            Listing.everything()
                .filter("shop_id", "=", shop.terminal().id().toString())
                .send(gateway.wire(), service)
                .number("total"))
        .isZero();
  }

  @Test
  void a_user_of_two_merchants_sees_those_of_the_token_alone() {
    var other = gateway.shop();
    var invoice = TestShop.freshInvoice();
    other.pay(invoice);
    var person = Person.of(gateway, other, Role.VIEWER);
    gateway.users().setRole(person.login(), shop.merchant(), Role.VIEWER);
    var form = person.form();

    var ofOther = form.urlencoded(gateway.wire()).text("access_token");
    var ofShop =
        form.with("client_id", shop.clientId()).with("client_secret", shop.clientSecret()).urlencoded(gateway.wire()).text("access_token");

    assertThat(Listing.invoices(Listing.everything().send(gateway.wire(), ofOther))).containsExactly(invoice);
    assertThat(Listing.everything().send(gateway.wire(), ofShop).number("total")).isEqualTo(4);
  }

  @Test
  void a_token_that_is_bound_sees_what_it_is_bound_to() {
    var otherTerminal =
        gateway.registration().addTerminal(shop.clientId(), kz.tolem.gateway.Terminals.oneStep(new kz.tolem.gateway.merchant.NewTerminal(
            "Second", shop.terminal().currencies(), true, false, shop.terminal().dialect(), java.util.Optional.empty(), List.of(), false)))
            .orElseThrow();

    var elsewhere = shop.granted(shop.serviceToken().with("terminal", otherTerminal.id().toString()));
    var payment = shop.token(first, "1500.50");

    assertThat(Listing.everything().send(gateway.wire(), elsewhere).number("total")).isZero();
    assertThat(Listing.invoices(Listing.everything().send(gateway.wire(), payment))).containsExactly(first);
  }

  record Fault(String what, Listing listing, String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Fault fault(String name, String method, String message, String... values) {
    return new Fault(
        name + " " + method, Listing.everything().filter(name, method, values), "searchParameters: " + name + " " + message);
  }

  static Stream<Fault> faults() {
    Listing tooMany = Listing.everything();
    Listing tooManyOrders = Listing.everything();
    for (int i = 0; i < 20; i++) {
      tooMany = tooMany.filter("client", "=", "x");
      tooManyOrders = tooManyOrders.order("amount", "asc");
    }
    String date = "must be a date such as 2025-03-31 or a time such as 2025-03-31T10:11:12+05:00";
    return Stream.of(
        new Fault("no date", Listing.nothing(), "searchParameters must have a filter by created_date"),
        new Fault(
            "no date but others",
            Listing.nothing().filter("amount", ">", "1"),
            "searchParameters must have a filter by created_date"),
        new Fault("many filters", tooMany, "searchParameters must have at most 20 filters"),
        new Fault("many orders", tooManyOrders, "orderParameters must have at most 5 fields"),
        fault("created_date", "like", "cannot be compared by like", "2026"),
        fault("created_date", "=", date, "2026-02-30"),
        fault("created_date", "=", date, "15.01.2026"),
        fault("created_date", "=", date, ""),
        fault("created_date", "=", date, "+999999999-01-01"),
        fault("created_date", "=", date, "9999-12-31"),
        fault("created_date", "=", date, "1969-12-31"),
        fault("shop_id", "=", "must be a TerminalID, a UUID", "98120001"),
        fault("shop_id", "like", "cannot be compared by like", shop.terminal().id().toString()),
        fault("invoice_id", ">", "cannot be compared by >", "1"),
        fault("invoice_id", "between", "cannot be compared by between", "1", "2"),
        fault("post_link", "=", "must be true or false", "maybe"),
        fault("post_link", "in", "cannot be compared by in", "true"),
        fault("amount", "=", "must be a number such as 100 or 100.50", "1 000"),
        fault("amount", "=", "must be a number such as 100 or 100.50", "1e999999999"),
        fault("amount", "like", "cannot be compared by like", "1"),
        fault("card_mask", "=", "must be like 440563...5096", "4405639704015096"),
        fault("installment_id", "=", "cannot be searched: there are no instalments here", "1"),
        fault("transaction_type_id", "=", "cannot be searched: payments have no numbered types here", "1"),
        fault("client", "=", "must have values of at most 255 characters", "x".repeat(256)),
        fault("client", "in", "must have at most 100 values", "x ".repeat(101).split(" ")),
        new Fault(
            "order",
            Listing.everything().order("post_link", "asc"),
            "orderParameters: post_link cannot be ordered by"),
        new Fault(
            "order by refund",
            Listing.everything().order("payout_date", "asc"),
            "orderParameters: payout_date cannot be ordered by"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void what_cannot_be_searched_is_named(Fault fault) {
    var answer = ask(fault.listing());

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.number("code")).isEqualTo(-1);
    assertThat(answer.text("message")).isEqualTo(fault.message());
  }

  static Stream<String> attacks() {
    return Stream.of(
        "' or 1=1 --",
        "'; drop table payment; --",
        "x') or (1=1",
        ":merchant",
        "<condition>",
        "?",
        "$1",
        "\\",
        "\\'",
        "%",
        "%%",
        "_",
        "\u0000",
        "null",
        "{{1}}",
        "${1}",
        "' union select password_hash from app_user --");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void what_is_sent_is_never_sql(String attack) {
    for (String field : List.of("invoice_id", "account_id", "client", "reference", "payer_email", "payer_phone")) {
      for (String method : List.of("=", "in")) {
        var answer = ask(Listing.everything().filter(field, method, attack));
        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        if (answer.status() == 200) {
          assertThat(answer.number("total")).isZero();
        }
      }
      assertThat(ask(Listing.everything().filter(field, "like", attack)).status()).isIn(200, 400);
    }
    assertThat(ask(Listing.everything().filter(attack, "=", "1")).status()).isEqualTo(400);
    assertThat(ask(Listing.everything().filter("amount", attack, "1")).status()).isEqualTo(400);
    assertThat(ask(Listing.everything().order(attack, "asc")).status()).isEqualTo(400);
    assertThat(ask(Listing.everything().order("amount", attack)).status()).isEqualTo(400);
    assertThat(ask(Listing.everything()).number("total")).isEqualTo(4);
  }

  @Test
  void what_is_no_question_is_refused() {
    for (String body : List.of("", "[]", "null", "{", "{\"searchParameters\":1}", "{\"paging\":{\"page\":0}}",
        "{\"paging\":{\"size\":501}}", "{\"paging\":{\"size\":\"ten\"}}", "{\"searchParameters\":[{\"name\":\"amount\"}]}")) {
      var answer =
          gateway.wire().post("/api/operations", "application/json", body, "Authorization", "bearer " + token);

      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.json()).containsKeys("code", "message");
    }
    assertThat(gateway.wire().post("/operations", "application/x-www-form-urlencoded", "a=b", "Authorization", "Bearer " + token).status())
        .isEqualTo(415);
    assertThat(gateway.wire().get("/operations").status()).isEqualTo(405);
  }

  @Test
  void without_a_token_it_is_401() {
    assertThat(Listing.everything().send(gateway.wire(), "nonsense").status()).isEqualTo(401);
    assertThat(gateway.wire().post("/operations", "application/json", Listing.everything().body()).status()).isEqualTo(401);
  }

  @Test
  void the_list_takes_the_index_and_does_not_look_through_the_table() {
    try (var own = TestGateway.start()) {
      own.shop().pay(TestShop.freshInvoice());
      var merchant = gateway.ids().random();
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
                      java.time.OffsetDateTime.parse("2026-01-01T00:00:00Z"),
                      java.time.OffsetDateTime.parse("2026-12-01T00:00:00Z")));

      assertThat(plan).contains("payment_of_merchant").doesNotContain("Seq Scan");
    }
  }
}

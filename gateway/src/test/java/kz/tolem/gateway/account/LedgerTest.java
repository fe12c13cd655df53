package kz.tolem.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.account.ledger.RefundLimits;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Payments found, told and moved on by people.
class LedgerTest {

  private static final Currency TENGE = Currency.getInstance("KZT");

  private static TestGateway gateway;
  private static TestShop shop;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String paid(TestShop at, String invoice, String amount) {
    Answer answer = at.pay(invoice, amount);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.text("id");
  }

  /// A charged payment of a shop whose terminal charges at once.
  private static String charged(TestShop at, String amount) {
    return paid(at, TestShop.freshInvoice(), amount);
  }

  private static TestShop oneStep() {
    return gateway.shop(Terminals::oneStep);
  }

  private static String path(String id) {
    return "/account/payments/" + id;
  }

  @Test
  void payments_are_found_by_all_that_people_know_of_them() {
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);
    String invoice = TestShop.freshInvoice();
    Answer paid =
        shop.payment(invoice, "4321").with("invoiceIdAlt", "8564546").send(gateway.wire(), shop.token(invoice, "4321"));
    String id = paid.text("id");

    for (String known :
        List.of(
            invoice,
            id,
            paid.text("reference"),
            "8564546",
            "5096",
            "buyer@example.kz",
            "BUYER@example.kz",
            "77001234567",
            "+7 700 123-45-67",
            "8 700 123 45 67",
            "uuid000001",
            shop.card().toString())) {
      Answer found = viewer.get(
          "/account/payments?q=" + java.net.URLEncoder.encode(known, java.nio.charset.StandardCharsets.UTF_8));
      assertThat(found.body()).as(known).contains(path(id));
    }
    assertThat(viewer.get("/account/payments?least=4321&most=4321").body()).contains(path(id));
    assertThat(viewer.get("/account/payments?least=4321.01").body()).doesNotContain(path(id));
    assertThat(viewer.get("/account/payments?state=DECLINED").body()).doesNotContain(path(id));
    assertThat(viewer.get("/account/payments?q=nothing-like-it").body()).doesNotContain(path(id));
    assertThat(viewer.get("/account/payments?from=2025-01-01&to=2025-01-31").body()).doesNotContain(path(id));
  }

  @Test
  void nothing_that_is_typed_into_the_search_breaks_the_page() {
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);

    for (String query :
        List.of(
            "q=%27%3B+drop+table+payment", "q=%25_%5C", "from=x&to=y&least=z&state=NONE&terminal=1",
            "behind=9_x", "behind=99999999999999999999_1",
            "q=" + "9".repeat(300), "q=%00", "to=0001-01-01", "from=2090-01-01&to=2020-01-01", "q=%F0%9F%8D%8E")) {
      assertThat(viewer.get("/account/payments?" + query).status()).as(query).isBetween(200, 499);
    }
  }

  @Test
  void a_search_is_kept_under_a_name_for_its_owner_alone() {
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);
    Clerk other = Desk.of(gateway, shop, Role.VIEWER);

    Answer kept = viewer.post("/account/payments/views", "name", "<Large> ones", "least", "1000", "state", "CHARGED");

    assertThat(kept.header("Location")).contains("least=1000", "state=CHARGED");
    assertThat(viewer.get("/account/payments").body()).contains("&lt;Large&gt; ones").doesNotContain("<Large>");
    assertThat(other.get("/account/payments").body()).doesNotContain("Large");
    assertThat(viewer.post("/account/payments/views", "name", " ").status()).isEqualTo(400);
    viewer.post("/account/payments/views/remove", "name", "<Large> ones");
    assertThat(viewer.get("/account/payments").body()).doesNotContain("Large");
  }

  @Test
  void pages_follow_one_another_without_a_gap() {
    TestShop many = gateway.shop();
    for (int i = 0; i < 55; i++) {
      paid(many, TestShop.freshInvoice(), "100");
    }
    Clerk viewer = Desk.of(gateway, many, Role.VIEWER);

    Answer first = viewer.get("/account/payments");
    java.util.regex.Matcher next =
        java.util.regex.Pattern.compile("href=\"([^\"]*behind=[^\"]+)\"").matcher(first.body());
    assertThat(next.find()).isTrue();
    Answer second = viewer.get(next.group(1).replace("&amp;", "&"));

    assertThat(rows(first)).hasSize(50);
    assertThat(rows(second)).hasSize(5).doesNotContainAnyElementsOf(rows(first));
  }

  private static List<String> rows(Answer page) {
    return java.util.regex.Pattern
        .compile("class=\"row-link\" id=\"[^\"]+\" href=\"([^\"]+)\"")
        .matcher(page.body())
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  @Test
  void another_merchants_payment_does_not_exist() {
    String theirs = paid(gateway.shop(), TestShop.freshInvoice(), "100");
    Clerk admin = Desk.of(gateway, shop, Role.ADMINISTRATOR);

    assertThat(admin.get(path(theirs)).status()).isEqualTo(404);
    assertThat(admin.get("/account/payments?q=" + theirs).body()).doesNotContain(path(theirs) + "\"");
    assertThat(
        admin.post(path(theirs) + "/cancel", "wish", java.util.UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(admin.get(path("00000000-0000-0000-0000-000000000001")).status()).isEqualTo(404);
    assertThat(admin.get(path("x")).status()).isEqualTo(404);
  }

  @Test
  void a_story_tells_what_happened_and_who_did_it() {
    Clerk finance = Desk.of(gateway, shop, Role.FINANCE);
    String id = paid(shop, TestShop.freshInvoice(), "1000");
    Answer page = finance.get(path(id));

    Answer charged = finance.submit(page, path(id) + "/charge", "amount", "600");

    Answer after = finance.follow(charged);
    assertThat(Clerk.words(after)).contains("The host approved", "Charge 600", "Charged", "440563...5096", "Cashier-");
    assertThat(after.body()).doesNotContain(TestShop.CARD_NUMBER);
  }

  @Test
  void a_declined_payment_says_why() {
    Answer declined = shop.pay(TestShop.freshInvoice(), "900484");
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);

    Answer list = viewer.get("/account/payments?state=DECLINED");

    assertThat(declined.status()).isEqualTo(400);
    assertThat(Clerk.words(list)).contains("Declined");
  }

  @Test
  void a_button_pressed_twice_refunds_once() throws Exception {
    TestShop at = oneStep();
    String id = charged(at, "1000");
    Clerk finance = Desk.of(gateway, at, Role.FINANCE);
    Answer page = finance.get(path(id));
    List<Clerk> hands = List.of(finance.copy(), finance.copy(), finance.copy(), finance.copy());

    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> presses =
          hands.stream()
              .<Callable<Answer>>map(
                  hand -> () -> hand.submit(page, path(id) + "/refund", "amount", "300", "reason", "goods came back"))
              .toList();
      for (Future<Answer> answer : pool.invokeAll(presses)) {
        assertThat(answer.get().status()).isIn(303, 422);
      }
    }

    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("30000");
    assertThat(gateway.sql().count("select count(*) from operation where payment_id = ?::uuid", id)).isEqualTo(1);
  }

  @Test
  void support_refunds_up_to_its_limit_and_all_refunds_of_a_payment_count() {
    TestShop at = oneStep();
    limit(at, 50_000, Optional.empty());
    Clerk support = Desk.of(gateway, at, Role.SUPPORT);
    String id = charged(at, "1000");

    Answer small = support.submit(support.get(path(id)), path(id) + "/refund", "amount", "400", "reason", "broken");
    Answer more = support.submit(support.get(path(id)), path(id) + "/refund", "amount", "200", "reason", "broken too");

    assertThat(small.header("Location")).endsWith("said=done");
    assertThat(more.header("Location")).endsWith("said=asked");
    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("40000");
  }

  @Test
  void many_small_refunds_at_once_do_not_pass_the_limit_together() throws Exception {
    TestShop at = oneStep();
    limit(at, 50_000, Optional.empty());
    Clerk support = Desk.of(gateway, at, Role.SUPPORT);
    String id = charged(at, "1000");
    List<Callable<Answer>> presses =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(_ -> support.copy())
            .<Callable<Answer>>map(
                hand -> {
                  Answer page = hand.get(path(id));
                  return () -> hand.submit(page, path(id) + "/refund", "amount", "300", "reason", "broken");
                })
            .toList();

    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : pool.invokeAll(presses)) {
        assertThat(answer.get().status()).isIn(303, 422);
      }
    }

    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("30000");
  }

  @Test
  void a_form_that_is_sent_again_is_over_the_limit_with_itself_and_asks_for_nothing() {
    TestShop at = oneStep();
    limit(at, 50_000, Optional.empty());
    Clerk support = Desk.of(gateway, at, Role.SUPPORT);
    String id = charged(at, "1000");
    Answer page = support.get(path(id));
    support.submit(page, path(id) + "/refund", "amount", "400", "reason", "broken");

    Answer again = support.submit(page, path(id) + "/refund", "amount", "400", "reason", "broken");

    assertThat(again.header("Location")).endsWith("said=done");
    assertThat(gateway.sql().count("select count(*) from refund_request where payment_id = ?::uuid", id)).isZero();
    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("40000");
  }

  @Test
  void a_large_refund_takes_two_people() {
    TestShop at = oneStep();
    limit(at, 0, Optional.of(50_000L));
    Clerk one = Desk.of(gateway, at, Role.FINANCE);
    Clerk other = Desk.of(gateway, at, Role.ADMINISTRATOR);
    Clerk support = Desk.of(gateway, at, Role.SUPPORT);
    String id = charged(at, "1000");
    Answer asked = one.submit(one.get(path(id)), path(id) + "/refund", "amount", "900", "reason", "order cancelled");
    assertThat(asked.header("Location")).endsWith("said=asked");
    String request = gateway.sql().one("select id from refund_request where payment_id = ?::uuid", id);
    String allow = "/account/refunds/" + request + "/allow";

    Answer byOneself = one.post(allow);
    Answer bySupport = support.post(allow);
    assertThat(byOneself.status()).isEqualTo(422);
    assertThat(bySupport.status()).isEqualTo(403);
    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("0");

    Answer byOther = other.submit(other.get(path(id)), allow);
    Answer again = other.post(allow);

    assertThat(byOther.header("Location")).endsWith("said=done");
    assertThat(again.status()).isIn(303, 422);
    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("90000");
    assertThat(Clerk.words(other.get(path(id)))).contains("Asked for a refund", "Allowed a refund", "order cancelled");
  }

  @Test
  void a_request_that_was_turned_down_refunds_nothing() {
    TestShop at = oneStep();
    limit(at, 0, Optional.of(0L));
    Clerk one = Desk.of(gateway, at, Role.FINANCE);
    Clerk other = Desk.of(gateway, at, Role.FINANCE);
    String id = charged(at, "1000");
    one.submit(one.get(path(id)), path(id) + "/refund", "amount", "900", "reason", "a mistake");
    String request = gateway.sql().one("select id from refund_request where payment_id = ?::uuid", id);

    other.post("/account/refunds/" + request + "/turn-down");
    Answer late = other.post("/account/refunds/" + request + "/allow");

    assertThat(late.status()).isEqualTo(422);
    assertThat(gateway.sql().one("select returned_amount from payment where id = ?::uuid", id)).isEqualTo("0");
  }

  @Test
  void a_refund_of_more_than_is_left_or_without_a_reason_is_not_begun() {
    TestShop at = oneStep();
    Clerk finance = Desk.of(gateway, at, Role.FINANCE);
    String id = charged(at, "1000");

    for (String amount : List.of("1000.01", "0", "-1", "x", "", "0.001", "99999999999999")) {
      Answer answer = finance.submit(finance.get(path(id)), path(id) + "/refund", "amount", amount, "reason", "r");
      assertThat(answer.status()).as(amount).isEqualTo(422);
    }
    Answer silent = finance.submit(finance.get(path(id)), path(id) + "/refund", "amount", "10", "reason", " ");

    assertThat(silent.status()).isEqualTo(422);
    assertThat(gateway.sql().count("select count(*) from operation where payment_id = ?::uuid", id)).isZero();
  }

  @Test
  void cancelling_lets_the_block_go() {
    Clerk finance = Desk.of(gateway, shop, Role.FINANCE);
    String id = paid(shop, TestShop.freshInvoice(), "700");

    Answer done = finance.submit(finance.get(path(id)), path(id) + "/cancel", "reason", "out of stock");

    assertThat(Clerk.words(finance.follow(done))).contains("Cancelled", "out of stock");
  }

  @Test
  void nothing_that_a_shop_or_buyer_writes_becomes_part_of_the_page() {
    String attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    String invoice = TestShop.freshInvoice();
    Answer paid =
        shop.payment(invoice)
            .with("description", attack)
            .with("name", "O'Neil <b>")
            .with("invoiceIdAlt", "123456")
            .with("accountId", attack.substring(0, 30))
            .with("data", attack)
            .send(gateway.wire(), shop.token(invoice));
    assertThat(paid.status()).as(paid.toString()).isEqualTo(200);
    Clerk admin = Desk.of(gateway, shop, Role.ADMINISTRATOR);

    for (String page : List.of(path(paid.text("id")), "/account/payments?q=" + invoice)) {
      String body = admin.get(page).body();
      assertThat(body).as(page).doesNotContain("<script>alert", "<img src=x", "Neil <b>");
      assertThat(body).as(page).contains("&lt;script&gt;");
    }
  }

  private static void limit(TestShop at, long support, Optional<Long> alone) {
    new RefundLimits(gateway.database())
        .put(
            at.merchant(),
            new RefundLimits.Limit(TENGE, new Money(support, TENGE), alone.map(each -> new Money(each, TENGE))));
  }
}

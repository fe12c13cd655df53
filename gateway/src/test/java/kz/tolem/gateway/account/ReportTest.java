package kz.tolem.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The overview and statements add up.
class ReportTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// Two payments of 1000 and 250.50, the second refunded by 50.50; a decline; a block of 77 charged by 70.
  private static TestShop moved(TestShop shop) {
    shop.pay(TestShop.freshInvoice(), "1000");
    return shop;
  }

  @Test
  void a_statement_holds_every_movement_once_and_its_totals_are_exact() {
    TestShop shop = gateway.shop(Terminals::oneStep);
    Clerk finance = Desk.of(gateway, shop, Role.FINANCE);
    shop.pay(TestShop.freshInvoice(), "1000");
    String second = shop.pay(TestShop.freshInvoice(), "250.50").text("id");
    gateway.clock().advance(Duration.ofMinutes(5));
    finance.submit(
        finance.get("/account/payments/" + second),
        "/account/payments/" + second + "/refund",
        "amount",
        "50.50",
        "reason",
        "r");

    Answer csv = finance.get("/account/statement.csv");
    Answer page = finance.get("/account/statements");

    List<String> lines = csv.body().lines().toList();
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition")).startsWith("attachment");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains("Charge", ",1000.00,KZT,");
    assertThat(lines.get(2)).contains("Charge", ",250.50,KZT,", "440563...5096");
    assertThat(lines.get(3)).contains("Refund", ",-50.50,KZT,", second);
    assertThat(Clerk.words(page)).contains("1,250.50 ₸", "50.50 ₸", "1,200 ₸");
    assertThat(csv.body()).doesNotContain(TestShop.CARD_NUMBER);
  }

  @Test
  void a_charge_of_a_block_counts_when_it_is_charged_and_blocks_do_not() {
    TestShop shop = gateway.shop();
    Clerk finance = Desk.of(gateway, shop, Role.FINANCE);
    shop.pay(TestShop.freshInvoice(), "500");
    String id = shop.pay(TestShop.freshInvoice(), "77").text("id");
    finance.submit(finance.get("/account/payments/" + id), "/account/payments/" + id + "/charge", "amount", "70");

    List<String> lines = finance.get("/account/statement.csv").body().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains(",70.00,KZT,");
  }

  @Test
  void pages_of_movements_follow_one_another_without_a_gap_and_another_merchants_are_not_among_them() {
    TestShop shop = gateway.shop(Terminals::oneStep);
    TestShop other = gateway.shop(Terminals::oneStep);
    String template = shop.pay(TestShop.freshInvoice(), "10").text("id");
    other.pay(TestShop.freshInvoice(), "999");
    gateway
        .sql()
        .run(
            """
            insert into payment
            select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'token_id', gen_random_uuid(),
                     'invoice_number', (7000000 + n)::text))).*
              from payment p cross join generate_series(1, 4500) n
             where p.id = '%s'::uuid
            """
                .formatted(template));
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);

    List<String> lines = viewer.get("/account/statement.csv").body().lines().toList();

    assertThat(lines).hasSize(4502).doesNotHaveDuplicates();
    assertThat(lines).noneMatch(line -> line.contains(",999.00,"));
    assertThat(Clerk.words(viewer.get("/account/statements"))).contains("4501", "45,010 ₸");
  }

  @Test
  void a_spreadsheet_is_one_that_programs_open() throws IOException, InterruptedException {
    TestShop shop = gateway.shop(Terminals::oneStep);
    shop.pay(TestShop.freshInvoice(), "1234.56");
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);
    byte[] book =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(gateway.wire().base().resolve("/account/statement.xlsx"))
                    .header("Cookie", "tolem_session=" + viewer.cookies().get("tolem_session"))
                    .build(),
                BodyHandlers.ofByteArray())
            .body();

    // Its entries say their sizes behind them, so that it can be written as it is read; programs read its directory.
    Path file = Files.write(gateway.data().resolve("statement.xlsx"), book);
    String sheet;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      sheet =
          new String(
              zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(sheet).contains("<v>1234.56</v>");
  }

  @Test
  void a_cell_that_a_spreadsheet_would_run_is_made_harmless() {
    TestShop shop = gateway.shop(Terminals::oneStep);
    String invoice = TestShop.freshInvoice();
    shop.payment(invoice).with("description", "=HYPERLINK(\"http://evil\")").send(gateway.wire(), shop.token(invoice));

    Answer csv = Desk.of(gateway, shop, Role.VIEWER).get("/account/statement.csv");

    assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
  }

  @Test
  void the_overview_counts_turnover_share_and_declines_and_compares_with_before() {
    TestShop shop = moved(gateway.shop(Terminals::oneStep));
    gateway.clock().advance(Duration.ofDays(8));
    shop.pay(TestShop.freshInvoice(), "2000");
    shop.pay(TestShop.freshInvoice(), "500");
    shop.pay(TestShop.freshInvoice(), "900484");
    Clerk viewer = Desk.of(gateway, shop, Role.VIEWER);

    String words = Clerk.words(viewer.get("/account/"));

    assertThat(words).contains("2,500 ₸", "before 1,000 ₸", "66.7 %", "before 100 %");
    assertThat(viewer.get("/account/?from=2020-01-01&to=2020-01-02").status()).isEqualTo(200);
    assertThat(viewer.get("/account/?from=1&to=2&currency=XX&terminal=3").status()).isEqualTo(200);
  }
}

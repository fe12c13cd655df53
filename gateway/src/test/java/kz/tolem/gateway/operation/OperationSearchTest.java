package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the operation list finds, and what it refuses to look for (EPAY.md 10.6).
class OperationSearchTest {

  private static ListedShop listed;

  @BeforeAll
  static void start() {
    listed = new ListedShop();
  }

  @AfterAll
  static void stop() {
    listed.close();
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

  static Stream<Case> cases() {
    String terminal = listed.shop.terminal().id().toString();
    String reference =
        listed.gateway.sql().one("select reference from payment where invoice_number = ?", listed.first);
    return Stream.of(
        one("created_date", "between", listed.all(), "2026-01-15", "2026-01-15"),
        one("created_date", "=", listed.all(), "2026-01-15"),
        one("created_date", "in", listed.all(), "2020-01-01", "2026-01-15"),
        one("created_date", "<", List.of(), "2026-01-15"),
        one("created_date", "<=", listed.all(), "2026-01-15"),
        one("created_date", ">", List.of(), "2026-01-15"),
        one("created_date", "<", List.of(listed.first, listed.second), "2026-01-15T11:00:00Z"),
        one("created_date", "<=", List.of(listed.first, listed.second, listed.third), "2026-01-15T11:00:00Z"),
        one("created_date", ">", List.of(listed.refunded), "2026-01-15T16:00:00+05:00"),
        one("created_date", ">=", List.of(listed.third, listed.refunded), "2026-01-15 16:00:00"),
        one("created_date", "=", List.of(listed.second), "2026-01-15T10:00:00.000000000Z"),
        one("createdDate", "between", List.of(listed.second, listed.third), "2026-01-15T15:00", "2026-01-15T16:00:00"),
        one("shop_id", "=", listed.all(), terminal),
        one("shop_id", "in", List.of(), "00000000-0000-4000-8000-000000000000"),
        one("invoice_id", "=", List.of(listed.second), listed.second),
        one("invoice_id", "in", List.of(listed.first, listed.third), listed.first, listed.third, "999"),
        one("invoice_id", "like", List.of(listed.first), listed.first.substring(1)),
        one("account_id", "=", List.of(listed.second), "till_2"),
        one("account_id", "like", List.of(listed.first), "%1%%"),
        one("account_id", "like", List.of(listed.first, listed.second), "till_%"),
        one("account_id", "like", List.of(), "tillX%"),
        one("account_id", "like", List.of(listed.second), "%2"),
        one("payer_phone", "=", List.of(listed.first), "77010000001"),
        one("payer_email", "=", List.of(listed.first), "a@example.kz"),
        one("client", "like", List.of(listed.second), "AIGERIM"),
        one("reference", "=", List.of(listed.first), reference),
        one("post_link", "=", List.of(listed.first), "true"),
        one("post_link", "=", List.of(listed.second, listed.third, listed.refunded), "false"),
        one("amount", "=", List.of(listed.first), "1500.5"),
        one("amount", "between", List.of(listed.first, listed.second), "1500.50", "2000"),
        one("amount", ">", List.of(listed.third, listed.refunded), "2000"),
        one("amount", ">=", List.of(listed.second, listed.third, listed.refunded), "2000.00"),
        one("amount", "<", List.of(listed.first), "2000"),
        one("amount", "<=", List.of(listed.first, listed.second), "2e3"),
        one("amount", "in", List.of(listed.first, listed.refunded), "1500.50", "3000"),
        one("card_mask", "=", listed.all(), "440563...5096"),
        one("card_mask", "=", listed.all(), "440563******5096"),
        one("card_mask", "in", List.of(), "440563...5097"),
        one("card_mask", "like", listed.all(), "5096"),
        one("payout_amount", ">", List.of(listed.refunded), "0"),
        one("payout_amount", "=", List.of(listed.refunded), "1000"),
        one("payout_date", "=", List.of(listed.refunded), "2026-01-16"),
        one("payout_date", ">", List.of(), "2026-01-16"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_filter_finds_what_it_says(Case asked) {
    assertThat(listed.found(asked.listing())).isEqualTo(asked.invoices());
  }

  @Test
  void filters_must_all_hold() {
    assertThat(listed.found(Listing.everything().filter("amount", ">", "1600").filter("account_id", "like", "till")))
        .containsExactly(listed.second);
  }

  @Test
  void amounts_of_other_currencies_are_searched_in_their_major_units() {
    var yen = TestShop.freshInvoice();
    var other = listed.gateway.shop();
    var wire = listed.gateway.wire();
    var yenToken = other.granted(other.tokenFor(yen, "2000", "JPY"));
    other.payment(yen, "2000").with("currency", "JPY").send(wire, yenToken);
    var dinars = TestShop.freshInvoice();
    var dinarToken = other.granted(other.tokenFor(dinars, "2000.125", "KWD"));
    other.payment(dinars, "2000.125").with("currency", "KWD").send(wire, dinarToken);
    var service = other.granted(other.serviceToken());

    assertThat(Listing.invoices(Listing.everything().filter("amount", "=", "2000").send(wire, service)))
        .containsExactly(yen);
    assertThat(Listing.invoices(Listing.everything().filter("amount", ">", "2000").send(wire, service)))
        .containsExactly(dinars);
    assertThat(Listing.invoices(Listing.everything().order("amount", "desc").send(wire, service)))
        .containsExactly(dinars, yen);
  }

  @Test
  void the_order_is_as_asked() {
    assertThat(listed.found(Listing.everything().order("amount", "desc")))
        .containsExactly(listed.third, listed.refunded, listed.second, listed.first);
    assertThat(listed.found(Listing.everything().order("payout_amount", "desc").order("amount", "asc")))
        .containsExactly(listed.refunded, listed.first, listed.second, listed.third);
    List<String> others =
        List.of("created_date", "shop_id", "invoice_id", "account_id", "payer_phone", "payer_email", "reference", "client");
    for (String field : others) {
      assertThat(listed.found(Listing.everything().order(field, "desc")))
          .as(field)
          .containsExactlyInAnyOrderElementsOf(listed.all());
    }
  }

  record Fault(String what, Listing listing, String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Fault fault(String name, String method, String message, String... values) {
    return new Fault(
        name + " " + method,
        Listing.everything().filter(name, method, values),
        "searchParameters: " + name + " " + message);
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
        fault("shop_id", "like", "cannot be compared by like", listed.shop.terminal().id().toString()),
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
    var answer = listed.ask(fault.listing());

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
        var answer = listed.ask(Listing.everything().filter(field, method, attack));
        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        if (answer.status() == 200) {
          assertThat(answer.number("total")).isZero();
        }
      }
      assertThat(listed.ask(Listing.everything().filter(field, "like", attack)).status()).isIn(200, 400);
    }
    assertThat(listed.ask(Listing.everything().filter(attack, "=", "1")).status()).isEqualTo(400);
    assertThat(listed.ask(Listing.everything().filter("amount", attack, "1")).status()).isEqualTo(400);
    assertThat(listed.ask(Listing.everything().order(attack, "asc")).status()).isEqualTo(400);
    assertThat(listed.ask(Listing.everything().order("amount", attack)).status()).isEqualTo(400);
    assertThat(listed.ask(Listing.everything()).number("total")).isEqualTo(4);
  }
}

package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of the documents' table, missing and malformed, at terminals of both dialects. Source: EPAY.md 3.2 and
/// 3.5, CLIENTS.md 3 and 4.
class SavedCardFieldsTest {

  private static final String ACCEPTED = "";

  private static TestGateway gateway;
  private static TestShop documented;
  private static TestShop lenient;
  private static TestShop narrow;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    documented = gateway.shop();
    lenient = gateway.shop(Terminals::lenient);
    narrow = gateway.shop(t -> Terminals.linkHosts(t, "shop.example.kz"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// A valid payment changed in one place, and what each dialect says to it; an empty text is "accepted".
  record Case(String what, UnaryOperator<PaymentBody> change, String documented, String lenient) {

    @Override
    public String toString() {
      return what;
    }
  }

  private static Case missing(String name, String documented, String lenient) {
    return new Case("no " + name, body -> body.without(name), documented, lenient);
  }

  private static Case field(String name, String json, String documented, String lenient) {
    return new Case(
        name + "=" + (json.length() > 40 ? json.substring(0, 40) : json),
        body -> body.withRaw(name, json),
        documented,
        lenient);
  }

  private static Case both(String name, String json, String message) {
    return field(name, json, message, message);
  }

  private static Case fine(String name, String json) {
    return both(name, json, ACCEPTED);
  }

  static Stream<Case> cases() {
    return Stream.of(required(), texts(), links(), amounts(), cards()).flatMap(List::stream);
  }

  private static List<Case> required() {
    return List.of(
        missing("terminalId", "terminalId is missing", "terminalId is missing"),
        missing("invoiceId", "invoiceId is missing", "invoiceId is missing"),
        missing("backLink", "backLink is missing", ACCEPTED),
        missing("postLink", "postLink is missing", ACCEPTED),
        missing("description", "description is missing", ACCEPTED),
        missing("currency", "currency is missing", ACCEPTED),
        missing("amount", "amount is missing", "amount is missing"),
        missing("paymentType", "paymentType is missing", "paymentType is missing"),
        missing("cardId", "cardId is missing", "cardId is missing"),
        missing("failureBackLink", ACCEPTED, ACCEPTED),
        missing("failurePostLink", ACCEPTED, ACCEPTED),
        missing("language", ACCEPTED, ACCEPTED),
        missing("accountId", ACCEPTED, ACCEPTED),
        missing("name", ACCEPTED, ACCEPTED),
        missing("email", ACCEPTED, ACCEPTED),
        missing("phone", ACCEPTED, ACCEPTED),
        both("terminalId", "\"\"", "terminalId is missing"),
        both("invoiceId", "\"\"", "invoiceId is missing"),
        both("paymentType", "\"\"", "paymentType is missing"),
        field("description", "\"\"", "description is missing", ACCEPTED),
        field("currency", "\"\"", "currency is missing", ACCEPTED),
        fine("backLink", "\"\""),
        fine("postLink", "\"\""),
        fine("failureBackLink", "\"\""),
        fine("failurePostLink", "\"\""),
        field("backLink", "null", "backLink is missing", ACCEPTED),
        field("postLink", "null", "postLink is missing", ACCEPTED));
  }

  private static List<Case> texts() {
    String alt = "invoiceIdAlt must be 6 to 15 digits";
    return List.of(
        fine("email", "null"),
        fine("name", "null"),
        fine("phone", "null"),
        fine("accountId", "null"),
        fine("language", "null"),
        fine("email", "\"\""),
        fine("language", "\"kaz\""),
        fine("language", "\"EN\""),
        fine("language", "\"klingon\""),
        fine("phone", "\"+7 (701) 000-00-01\""),
        fine("accountId", "12345"),
        fine("recurrent", "true"),
        fine("recurrent", "\"false\""),
        both("recurrent", "\"perhaps\"", "recurrent must be true or false"),
        fine("iin", "\"900101300123\""),
        fine("data", "\"{\\\"statement\\\":{}}\""),
        fine("id", "17"),
        fine("nobodyKnowsMe", "{\"a\":[1,{\"b\":null}]}"),
        fine("token", "\"anything\""),
        both("terminalId", "\"not-a-uuid\"", "terminalId must be a UUID"),
        both("paymentType", "\"card\"", "paymentType must be cardId"),
        fine("paymentType", "\"cardid\""),
        fine("invoiceIdAlt", "\"8564546\""),
        fine("invoiceIdAlt", "\"\""),
        fine("invoiceIdAlt", "null"),
        field("invoiceIdAlt", "\"12345\"", alt, ACCEPTED),
        field("invoiceIdAlt", "\"A-17\"", alt, ACCEPTED),
        field("invoiceIdAlt", "\"1234567890123456\"", alt, ACCEPTED),
        both("accountId", quoted("a".repeat(256)), "accountId must have at most 255 characters"),
        both("name", quoted("a".repeat(256)), "name must have at most 255 characters"),
        both("email", quoted("a".repeat(255)), "email must have at most 254 characters"),
        both("phone", "\"7701000000170100\"", "phone must have at most 15 digits"),
        both("phone", "\"377514500004820\"", "phone must not contain a card number"),
        both("data", quoted("a".repeat(4097)), "data must have at most 4096 characters"),
        both("name", "\"a\\nb\"", "name must not contain control characters"),
        both("description", "\"a\\u0007b\"", "description must not contain control characters"),
        both("description", "\"card 4405 6397 0401 5096\"", "description must not contain a card number"),
        both("name", "\"4405639704015096\"", "name must not contain a card number"),
        both("accountId", "\"4405-6397-0401-5096\"", "accountId must not contain a card number"),
        both("email", "\"4405639704015096@example.kz\"", "email must not contain a card number"),
        both("data", "\"{\\\"pan\\\":\\\"4405639704015096\\\"}\"", "data must not contain a card number"),
        fine("description", quoted("d".repeat(125))),
        both("description", quoted("d".repeat(126)), "description must have at most 125 bytes of UTF-8"),
        fine("description", quoted("ж".repeat(62))),
        both("description", quoted("ж".repeat(63)), "description must have at most 125 bytes of UTF-8"));
  }

  private static List<Case> links() {
    return List.of(
        fine("backLink", "\"myshop://order/1123\""),
        both("backLink", "\"javascript:alert(1)\"", "backLink must not be an address that runs in the browser"),
        both("backLink", "\"/order/1123\"", "backLink must be an absolute URL"),
        both("backLink", "\"https:///order\"", "backLink has no host"),
        both("failureBackLink", "\"data:text/html,x\"", "failureBackLink must not be an address that runs in the browser"),
        both("postLink", "\"not a url\"", "postLink is not a URL"),
        both("postLink", "\"myshop://order\"", "postLink must begin with https:// or http://"),
        both("failurePostLink", "\"https://u:p@shop.example.kz/\"", "failurePostLink must not carry a user name"),
        both("backLink", "\"https://shop.example.kz/?pan=4405639704015096\"", "backLink must not contain a card number"),
        both("failureBackLink", "\"app://4405639704015096\"", "failureBackLink must not contain a card number"),
        both("postLink", "\"https://shop.example.kz/?pan=4405639704015096\"", "postLink must not contain a card number"),
        both("failurePostLink", "\"https://shop.example.kz/4405-6397-0401-5096\"", "failurePostLink must not contain a card number"),
        both("postLink", quoted("https://shop.example.kz/" + "p".repeat(2048)), "postLink is not a URL"));
  }

  private static List<Case> amounts() {
    String number = "amount must be a number such as 100 or 100.50";
    String large = "amount must not be more than 12 digits of minor units";
    return List.of(
        fine("amount", "100"),
        fine("amount", "100.00"),
        fine("amount", "1e2"),
        fine("amount", "\"100\""),
        fine("amount", "\"100.0000\""),
        field("amount", "99", "amount differs from the token's", ACCEPTED),
        field("amount", "100.01", "amount differs from the token's", ACCEPTED),
        both("amount", "0", "amount must be more than zero"),
        both("amount", "0.00", "amount must be more than zero"),
        both("amount", "-100", "amount must not be negative"),
        both("amount", "100.005", "amount must have at most 2 decimals"),
        both("amount", "10000000000", large),
        both("amount", "123456789012345678901234567890", large),
        both("amount", "\"100,50\"", number),
        both("amount", "\"one\"", number),
        both("amount", "true", number),
        both("currency", "\"EUR\"", "currency is not one of this terminal's"),
        both("currency", "\"kzt\"", "currency is not one of this terminal's"),
        both("currency", "\"USD\"", "currency differs from the token's"),
        both("currency", "\"ЖЖЖ\"", "currency is not one of this terminal's"));
  }

  private static List<Case> cards() {
    return List.of(
        both("cardId", "\"not-a-uuid\"", "cardId must be a UUID"),
        both("cardId", "{\"id\":\"4405639704015096\"}", "cardId must be a UUID"),
        both("cardId", "{\"id\":\"\"}", "cardId is missing"),
        both("cardId", "{}", "cardId is missing"),
        both("cardId", "\"00000000-0000-4000-8000-000000000000\"", "card not found"));
  }

  private static String quoted(String text) {
    return kz.tolem.gateway.Json.quoted(text);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_documented_dialect_judges_each_field(Case each) {
    judge(documented, each, each.documented());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_lenient_dialect_judges_each_field(Case each) {
    judge(lenient, each, each.lenient());
  }

  private static void judge(TestShop shop, Case each, String message) {
    var invoice = TestShop.freshInvoice();
    Answer answer = each.change().apply(shop.payment(invoice)).send(gateway.wire(), shop.token(invoice));
    if (message.equals(ACCEPTED)) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    } else {
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.json()).containsOnlyKeys("code", "message").containsEntry("message", message);
      assertThat(answer.field("code")).isEqualTo(code(message));
      assertThat(gateway.sql().count("select count(*) from invoice where number = ?", invoice)).isZero();
      assertThat(gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isZero();
    }
  }

  private static BigDecimal code(String message) {
    return switch (message) {
      case "amount must be more than zero" -> new BigDecimal(470);
      case "description must have at most 125 bytes of UTF-8" -> new BigDecimal(3298);
      default -> new BigDecimal(-1);
    };
  }

  /// Invoice numbers, which the token carries too: a service token leaves them to the payment.
  @Test
  void each_dialect_has_its_own_invoice_numbers() {
    var digits = List.of("1", "12345", "123456", "000001", "123456789012345", "1234567890123456", "12345678901234567890");
    for (String invoice : digits) {
      boolean fits = invoice.length() >= 6 && invoice.length() <= 15;
      var strict = withServiceToken(gateway.shop(), body -> body.with("invoiceId", invoice));
      assertThat(strict.status()).as(invoice + strict.body()).isEqualTo(fits ? 200 : 400);
      if (!fits) {
        assertThat(strict.text("message")).isEqualTo("invoiceId must be 6 to 15 digits");
      }
      var loose = withServiceToken(gateway.shop(Terminals::lenient), body -> body.with("invoiceId", invoice));
      assertThat(loose.status()).as(invoice + loose.body()).isEqualTo(200);
    }
    for (String invoice : List.of("123456789012345678901", "12a456", "-123456", "12 3456", "١٢٣٤٥٦")) {
      assertThat(withServiceToken(documented, body -> body.with("invoiceId", invoice)).text("message"))
          .isEqualTo("invoiceId must be 6 to 15 digits");
      assertThat(withServiceToken(lenient, body -> body.with("invoiceId", invoice)).text("message"))
          .isEqualTo("invoiceId must be 1 to 20 digits");
    }
  }

  private static Answer withServiceToken(TestShop shop, UnaryOperator<PaymentBody> change) {
    var token = shop.granted(shop.serviceToken());
    return change.apply(shop.payment(TestShop.freshInvoice())).send(gateway.wire(), token);
  }

  @Test
  void a_lenient_invoice_number_is_no_card_number() {
    var answer = withServiceToken(lenient, body -> body.with("invoiceId", "4405639704015096"));

    assertThat(answer.text("message")).isEqualTo("invoiceId must not contain a card number");
    assertThat(lenient.tokenFor("4405639704015096").urlencoded(gateway.wire()).text("message"))
        .isEqualTo("invoiceID must not contain a card number");
  }

  @Test
  void only_a_lenient_terminal_takes_another_invoice_than_the_tokens() {
    for (TestShop shop : List.of(documented, lenient)) {
      var answer = shop.payment(TestShop.freshInvoice()).send(gateway.wire(), shop.token(TestShop.freshInvoice()));
      if (shop == lenient) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      } else {
        assertThat(answer.text("message")).isEqualTo("invoiceId differs from the token's");
      }
    }
  }

  @Test
  void no_terminal_takes_another_terminals_or_merchants_token() {
    for (TestShop shop : List.of(documented, lenient)) {
      var invoice = TestShop.freshInvoice();
      var other = gateway.shop();
      var sibling = gateway.registration().addTerminal(shop.clientId(), sibling()).orElseThrow();
      var siblings = shop.payment(invoice).with("terminalId", sibling.id().toString());
      var foreign = shop.payment(invoice).with("terminalId", other.terminal().id().toString());

      assertThat(siblings.send(gateway.wire(), shop.token(invoice)).text("message"))
          .isEqualTo("terminalId differs from the token's");
      assertThat(foreign.send(gateway.wire(), shop.granted(shop.serviceToken())).text("message"))
          .isEqualTo("terminalId is not one of this client's");
      assertThat(shop.payment(invoice).send(gateway.wire(), other.token(invoice)).text("message"))
          .isEqualTo("terminalId differs from the token's");
    }
  }

  private static kz.tolem.gateway.merchant.NewTerminal sibling() {
    return new kz.tolem.gateway.merchant.NewTerminal(
        "Sibling",
        java.util.Set.of(java.util.Currency.getInstance("KZT")),
        true,
        false,
        kz.tolem.gateway.merchant.Dialect.DOCUMENTED,
        Optional.empty(),
        List.of(),
        false,
        false,
        kz.tolem.gateway.merchant.TerminalRules.STANDARD);
  }

  @Test
  void a_terminal_may_list_the_hosts_of_its_links() {
    for (String name : List.of("backLink", "failureBackLink", "postLink", "failurePostLink")) {
      var invoice = TestShop.freshInvoice();
      var elsewhere = narrow.payment(invoice).with(name, "https://shop.example.kz.evil.example/");
      assertThat(elsewhere.send(gateway.wire(), narrow.token(invoice)).text("message"))
          .isEqualTo(name + " points to a host that this terminal does not allow");

      var home = narrow.payment(invoice).with(name, "https://SHOP.example.kz:8443/x?y=z");
      assertThat(home.send(gateway.wire(), narrow.token(invoice)).status()).isEqualTo(200);
    }
  }

  /// The order of docs/reference/payment.md: body, token, scope, then field by field.
  @Test
  void of_two_faults_the_one_that_is_checked_first_is_told() {
    var order =
        List.of(
            "terminalId", "invoiceId", "invoiceIdAlt", "backLink", "failureBackLink", "postLink", "failurePostLink",
            "description", "accountId", "name", "email", "phone", "amount", "data", "paymentType", "cardId");

    for (int first = 0; first < order.size(); first++) {
      for (int second = first + 1; second < order.size(); second++) {
        var invoice = TestShop.freshInvoice();
        var body = spoilt(spoilt(documented.payment(invoice), order.get(second)), order.get(first));

        var answer = body.send(gateway.wire(), documented.token(invoice));

        assertThat(answer.text("message")).as("before " + order.get(second)).startsWith(order.get(first) + " ");
      }
    }
  }

  private static PaymentBody spoilt(PaymentBody body, String name) {
    return switch (name) {
      case "phone" -> body.with(name, "1".repeat(16));
      case "data" -> body.with(name, "x".repeat(5000));
      case "backLink", "failureBackLink", "postLink", "failurePostLink" -> body.with(name, "not a url");
      default -> body.with(name, "!\u0001".repeat(300).substring(0, name.equals("description") ? 20 : 300));
    };
  }

  @Test
  void a_bad_body_is_told_before_a_bad_token_and_that_before_a_bad_field() {
    var wire = gateway.wire();
    var bad = documented.payment("12").without("cardId");
    var webapi = documented.granted(documented.serviceToken().with("scope", "webapi"));

    assertThat(wire.post(PaymentBody.PATH, "application/json", "[", "Authorization", "Bearer x").status()).isEqualTo(400);
    assertThat(bad.send(wire, "x").status()).isEqualTo(401);
    assertThat(bad.send(wire, webapi).status()).isEqualTo(403);
    assertThat(bad.send(wire, webapi).text("message")).isEqualTo("token was not granted the scope payment");
  }

  @Test
  void the_token_is_taken_from_the_body_when_no_header_brings_one() {
    var invoice = TestShop.freshInvoice();
    var body = documented.payment(invoice).with("token", documented.token(invoice)).json();

    assertThat(gateway.wire().post(PaymentBody.PATH, "application/json", body).status()).isEqualTo(200);
    assertThat(gateway.wire().post(PaymentBody.PATH, "application/json", documented.payment(invoice).json()).status())
        .isEqualTo(401);
  }

  @Test
  void the_scheme_of_the_header_is_written_in_any_case() {
    for (String scheme : List.of("bearer", "Bearer", "BEARER", "bEaReR")) {
      var invoice = TestShop.freshInvoice();
      var answer =
          gateway
              .wire()
              .post(
                  PaymentBody.PATH,
                  "application/json",
                  documented.payment(invoice).json(),
                  "Authorization",
                  scheme + " " + documented.token(invoice));

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void every_alias_of_a_name_is_understood() {
    var invoice = TestShop.freshInvoice();
    var body =
        documented
            .payment(invoice)
            .without("terminalId", "invoiceId", "cardId", "currency", "postLink", "failurePostLink")
            .with("terminal", documented.terminal().id().toString())
            .with("invoiceID", invoice)
            .with("cardid", documented.card().toString())
            .with("curency", "KZT")
            .with("postlink", "")
            .with("failure_post_link", "");

    assertThat(body.send(gateway.wire(), documented.token(invoice)).status()).isEqualTo(200);
  }

  @Test
  void two_names_of_one_field_must_agree() {
    var invoice = TestShop.freshInvoice();
    var body = documented.payment(invoice).with("invoiceID", "999999");

    var answer = body.send(gateway.wire(), documented.token(invoice));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).isEqualTo("invoiceId is given twice with different values");
  }

  @Test
  void any_known_path_leads_there_and_an_unknown_one_is_404() {
    for (String path : List.of("/payments/cards/auth", "/api/payments/cards/auth", "//api//payments/cards/auth")) {
      var invoice = TestShop.freshInvoice();
      var answer =
          gateway
              .wire()
              .post(
                  path,
                  "application/json",
                  documented.payment(invoice).json(),
                  "Authorization",
                  "Bearer " + documented.token(invoice));
      assertThat(answer.status()).as(path).isEqualTo(200);
    }
    assertThat(gateway.wire().post("/v2/payments/cards/auth", "application/json", "{}").status()).isEqualTo(404);
  }

  @Test
  void texts_of_every_script_come_back_as_they_were_sent() {
    var invoice = TestShop.freshInvoice();
    var description = "Төлем: қазы 🐎 «№5»";
    var answer =
        documented
            .payment(invoice)
            .with("description", description)
            .with("accountId", "клиент-17")
            .send(gateway.wire(), documented.token(invoice));

    assertThat(answer.text("description")).isEqualTo(description);
    assertThat(answer.text("accountId")).isEqualTo("клиент-17");
  }

  @Test
  void no_text_of_the_reply_is_ever_null() {
    var invoice = TestShop.freshInvoice();
    var answer =
        documented
            .payment(invoice)
            .without("name", "email", "phone", "accountId", "language", "failureBackLink", "failurePostLink")
            .send(gateway.wire(), documented.token(invoice));

    assertThat(answer.json())
        .containsOnlyKeys(
            "id", "accountId", "amount", "amountBonus", "currency", "description", "email", "invoiceID", "invoiceIdAlt",
            "language", "phone", "reference", "intReference", "secure3D", "cardID", "code", "status");
    answer.json().forEach((key, value) -> {
      if (!key.equals("secure3D")) {
        assertThat(value).as(key).isNotEqualTo(Optional.empty());
      }
    });
  }
}

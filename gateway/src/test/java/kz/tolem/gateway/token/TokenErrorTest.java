package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every refusal of EPAY.md 2.5, with its status and its word.
class TokenErrorTest {

  private static TestGateway gateway;
  private static TestShop shop;
  private static TestShop other;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop(t -> Terminals.linkHosts(t, "shop.example.kz"));
    other = gateway.shop();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// A valid request, spoilt in one place, and what is answered.
  record Fault(String what, UnaryOperator<TokenForm> spoil, int status, String error, String message) {

    @Override
    public String toString() {
      return what;
    }
  }

  private static Fault fault(String what, UnaryOperator<TokenForm> spoil, int status, String error, String message) {
    return new Fault(what, spoil, status, error, message);
  }

  private static Fault field(String name, String value, String message) {
    return fault(name + "=" + value, form -> form.with(name, value), 400, "invalid_request", message);
  }

  static Stream<Fault> faults() {
    String digits = "invoiceID must be 6 to 15 digits";
    String foreign = "terminal is not one of this client's";
    String iso = "currency must be an ISO 4217 code such as KZT";
    String number = "amount must be a number such as 100 or 100.50";
    String long12 = "amount must not be more than 12 digits of minor units";
    return Stream.of(
        fault("no grant type", f -> f.without("grant_type"), 400, "unsupported_grant_type",
            "grant_type must be client_credentials, password or refresh_token"),
        fault("unknown grant", f -> f.with("grant_type", "authorization_code"), 400, "unsupported_grant_type",
            "grant_type must be client_credentials, password or refresh_token"),
        fault("grant type in capitals", f -> f.with("grant_type", "PASSWORD"), 400, "unsupported_grant_type",
            "grant_type must be client_credentials, password or refresh_token"),
        fault("no name", f -> f.with("grant_type", "password").with("password", "x"), 400, "invalid_request",
            "username is missing"),
        fault("no password", f -> f.with("grant_type", "password").with("username", "x"), 400, "invalid_request",
            "password is missing"),
        fault("no refresh token", f -> f.with("grant_type", "refresh_token"), 400, "invalid_request",
            "refresh_token is missing"),
        fault("no client", f -> f.without("client_id"), 401, "invalid_client", "client authentication failed"),
        fault("no secret", f -> f.without("client_secret"), 401, "invalid_client", "client authentication failed"),
        fault("unknown client", f -> f.with("client_id", "nobody"), 401, "invalid_client", "client authentication failed"),
        fault("wrong secret", f -> f.with("client_secret", "wrong"), 401, "invalid_client", "client authentication failed"),
        fault("other's secret", f -> f.with("client_secret", other.clientSecret()), 401, "invalid_client",
            "client authentication failed"),
        fault("no scope", f -> f.without("scope"), 400, "invalid_scope", "scope is missing"),
        fault("blank scope", f -> f.with("scope", "  "), 400, "invalid_scope", "scope is missing"),
        fault("unknown scope", f -> f.with("scope", "payment root"), 400, "invalid_scope",
            "scope has a word that is not known"),
        field("terminal", "not-a-uuid", foreign),
        field("terminal", "00000000-0000-4000-8000-000000000000", foreign),
        field("terminal", other.terminal().id().toString(), foreign),
        field("invoiceID", "12345", digits),
        field("invoiceID", "1234567890123456", digits),
        field("invoiceID", "12345a", digits),
        field("invoiceID", "-123456", digits),
        field("invoiceID", "١٢٣٤٥٦", digits),
        fault("no amount", f -> f.without("amount"), 400, "invalid_request", "amount is missing"),
        fault("no invoice", f -> f.without("invoiceID"), 400, "invalid_request", "invoiceID is missing"),
        field("amount", "-1", "amount must not be negative"),
        field("amount", "100,50", number),
        field("amount", "1 000", number),
        field("amount", "0100", number),
        field("amount", "NaN", number),
        field("amount", "1e999999999", number),
        field("amount", "10000000000", long12),
        field("amount", "100.001", "amount must have at most 2 decimals"),
        field("currency", "EUR", "currency is not one of this terminal's"),
        field("currency", "kzt", iso),
        field("currency", "XXX", iso),
        field("currency", "tenge", iso),
        field("postLink", "ftp://shop.example.kz/x", "postLink must begin with https:// or http://"),
        field("postLink", "not a url", "postLink is not a URL"),
        field("postLink", "https://evil.example.org/x", "postLink points to a host that this terminal does not allow"),
        field("failurePostLink", "https://", "failurePostLink is not a URL"),
        field("failurePostLink", "https://u:p@shop.example.kz/", "failurePostLink must not carry a user name"),
        field("secret_hash", "h".repeat(513), "secret_hash must have at most 512 characters"),
        field("accountId", "a".repeat(256), "accountId must have at most 255 characters"),
        field("secret_hash", "4405639704015096", "secret_hash must not contain a card number"),
        field("accountId", "4405-6397-0401-5096", "accountId must not contain a card number"),
        field("postLink", "https://shop.example.kz/?pan=4405639704015096", "postLink must not contain a card number"),
        field("failurePostLink", "https://shop.example.kz/4405639704015096", "failurePostLink must not contain a card number"),
        fault("two currencies", f -> f.with("curency", "USD"), 400, "invalid_request",
            "currency is given twice with different values"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void each_fault_has_its_word_and_its_message(Fault fault) {
    var form = fault.spoil().apply(shop.tokenFor(TestShop.freshInvoice()));

    var answer = form.urlencoded(gateway.wire());

    assertThat(answer.status()).as(answer.body()).isEqualTo(fault.status());
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json())
        .containsOnlyKeys("code", "message", "error", "error_description")
        .containsEntry("code", new BigDecimal(-1))
        .containsEntry("error", fault.error())
        .containsEntry("message", fault.message())
        .containsEntry("error_description", fault.message());
  }

  /// The grant type first, then the client, then the scope, then the fields as they stand in the table.
  @Test
  void of_two_faults_the_one_that_is_checked_first_is_told() {
    var faults = List.of("grant_type", "client_secret", "scope", "terminal", "invoiceID", "amount", "postLink", "failurePostLink", "secret_hash", "accountId");
    var words = List.of("unsupported_grant_type", "invalid_client", "invalid_scope", "terminal", "invoiceID", "amount", "postLink", "failurePostLink", "secret_hash", "accountId");

    for (int first = 0; first < faults.size(); first++) {
      var form = shop.tokenFor(TestShop.freshInvoice());
      for (int k = first; k < faults.size(); k++) {
        form = form.with(faults.get(k), "!".repeat(600));
      }
      var answer = form.urlencoded(gateway.wire());
      var told = first < 3 ? answer.text("error") : answer.text("message");
      assertThat(told).startsWith(words.get(first));
    }
  }

  @Test
  void a_refused_request_writes_nothing() {
    long before = rows();

    faults().forEach(fault -> fault.spoil().apply(shop.tokenFor("000001")).urlencoded(gateway.wire()));

    assertThat(rows()).isEqualTo(before);
  }

  private static long rows() {
    return gateway.sql().count("select (select count(*) from payment) + (select count(*) from invoice)");
  }

  @Test
  void a_broken_basic_header_is_told() {
    for (String header : new String[] {"Basic ???", "Basic bm9jb2xvbg=="}) {
      var answer =
          shop.serviceToken().without("client_id", "client_secret").urlencoded(gateway.wire(), "Authorization", header);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("message")).isEqualTo("Authorization is not HTTP Basic");
    }
  }

  @Test
  void other_methods_are_told_what_is_allowed() {
    var answer = gateway.wire().get(TokenForm.PATH);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).contains("POST");
    assertThat(answer.json()).containsKeys("code", "message");
  }
}

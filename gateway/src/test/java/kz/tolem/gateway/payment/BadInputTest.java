package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes in: a 4xx in JSON that says what is wrong, nothing of the inside, and no row.
class BadInputTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private static TestGateway gateway;
  private static TestShop shop;

  private long before;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    shop.pay(TestShop.freshInvoice());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void count() {
    before = rows();
  }

  @AfterEach
  void nothing_is_left_behind() {
    assertThat(rows()).isEqualTo(before);
  }

  private static long rows() {
    return gateway
        .sql()
        .count(
            """
            select (select count(*) from payment) + (select count(*) from invoice) + (select count(*) from notification)
                 + (select count(*) from card) + (select count(*) from merchant) + (select count(*) from terminal)
            """);
  }

  private static void isToldInJson(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.number("code")).isNotZero();
    assertThat(answer.text("message")).isNotBlank().doesNotContain("Exception", "kz.tolem", "at java", "SQL", "\n");
    assertThat(answer.body()).doesNotContain("stack", "Caused by");
  }

  private static Answer pay(byte[] body) {
    return gateway
        .wire()
        .post(PaymentBody.PATH, "application/json", body, "Authorization", "Bearer " + shop.token(TestShop.freshInvoice()));
  }

  static Stream<String> brokenJson() {
    String valid = "{\"amount\":100,\"currency\":\"KZT\"}";
    return Stream.of(
        "", " ", "{", "}", "[", "[]", "null", "17", "\"text\"", "{\"amount\":}", "{\"amount\":100,}", "{amount:100}",
        "{'amount':100}", valid + valid, valid + "x", "{\"amount\":100 // comment\n}", "{\"amount\":0100}",
        "{\"amount\":NaN}", "{\"amount\":+1}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u0000\"}", "{\"name\":\"\\x\"}",
        "{\"amount\":100,\"amount\":200}", "{\"cardId\":{\"id\":\"a\",\"id\":\"b\"}}", "{\"amount\":[100]}",
        "{\"amount\":{\"value\":100}}", "{\"terminalId\":[]}", "{\"cardId\":[\"x\"]}",
        "[".repeat(50_000), "{\"a\":".repeat(17) + "1" + "}".repeat(17), "{\"a\":" + "[".repeat(100_000) + "}",
        "{\"amount\":" + "9".repeat(100_000) + "}", "{\"amount\":1e999999999}", "{\"name\":\"" + "x".repeat(100_000) + "\"}",
        "{" + "\"k\":1,".repeat(20_000) + "\"z\":1}", "<xml/>", "amount=100&currency=KZT");
  }

  @ParameterizedTest
  @MethodSource("brokenJson")
  void broken_json_is_told(String body) {
    isToldInJson(pay(body.getBytes(StandardCharsets.UTF_8)));
    isToldInJson(gateway.wire().post(TokenForm.PATH, "application/json", body));
  }

  @Test
  void bytes_that_are_not_utf_8_are_told() {
    var valid = shop.payment(TestShop.freshInvoice()).with("name", "NAME").json();
    for (int[] bad : new int[][] {{0xC3, 0x28}, {0xFF}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xE2, 0x82}}) {
      byte[] body = valid.getBytes(StandardCharsets.ISO_8859_1);
      int at = valid.indexOf("NAME");
      byte[] spoilt = new byte[body.length - 4 + bad.length];
      System.arraycopy(body, 0, spoilt, 0, at);
      for (int i = 0; i < bad.length; i++) {
        spoilt[at + i] = (byte) bad[i];
      }
      System.arraycopy(body, at + 4, spoilt, at + bad.length, body.length - at - 4);

      isToldInJson(pay(spoilt));
    }
    byte[] form = shop.tokenFor("000001").encoded().getBytes(StandardCharsets.ISO_8859_1);
    form[form.length - 1] = (byte) 0xFF;
    isToldInJson(gateway.wire().post(TokenForm.PATH, FORM, form));
    isToldInJson(gateway.wire().post(TokenForm.PATH, FORM, shop.tokenFor("000001").encoded() + "&x=%C3%28"));
    isToldInJson(gateway.wire().post(TokenForm.PATH, FORM, shop.tokenFor("000001").encoded() + "&x=%ZZ"));
    isToldInJson(gateway.wire().post(TokenForm.PATH, FORM, shop.tokenFor("000001").encoded() + "&secret_hash=%00"));
  }

  @Test
  void other_encodings_of_unicode_are_told() {
    var valid = shop.payment(TestShop.freshInvoice()).json();

    isToldInJson(pay(valid.getBytes(StandardCharsets.UTF_16)));
    isToldInJson(pay(valid.getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  void ten_megabytes_are_told_to_be_too_much() {
    byte[] body = new byte[10 * 1024 * 1024];
    java.util.Arrays.fill(body, (byte) ' ');

    Answer payment = pay(body);
    Answer token = gateway.wire().post(TokenForm.PATH, TokenForm.multipartType(), body);

    assertThat(payment.status()).isEqualTo(413);
    assertThat(token.status()).isEqualTo(413);
    isToldInJson(payment);
    isToldInJson(token);
  }

  @Test
  void broken_forms_are_told() {
    var wire = gateway.wire();
    var form = shop.tokenFor("000001");

    isToldInJson(wire.post(TokenForm.PATH, FORM, form.encoded() + "&amount=200"));
    isToldInJson(wire.post(TokenForm.PATH, FORM, "&".repeat(200_000)));
    isToldInJson(wire.post(TokenForm.PATH, FORM, "a=1&".repeat(1000)));
    isToldInJson(wire.post(TokenForm.PATH, "multipart/form-data", "--x\r\n"));
    isToldInJson(wire.post(TokenForm.PATH, "multipart/form-data; boundary=", "--x\r\n"));
    isToldInJson(wire.post(TokenForm.PATH, "multipart/form-data; boundary=x", "no boundary anywhere"));
    isToldInJson(wire.post(TokenForm.PATH, "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: nonsense\r\n\r\na\r\n--x--"));
    isToldInJson(wire.post(TokenForm.PATH, "text/plain", form.encoded()));
    isToldInJson(wire.post(TokenForm.PATH, "application/xml", "<a/>"));
    isToldInJson(wire.post(TokenForm.PATH, FORM, ""));
    isToldInJson(wire.post(TokenForm.PATH, "", ""));
  }

  @Test
  void a_body_that_is_not_called_json_is_judged_as_what_it_is() {
    var invoice = TestShop.freshInvoice();
    for (String type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x")) {
      var answer =
          gateway
              .wire()
              .post(PaymentBody.PATH, type, shop.payment(invoice).without("cardId").json(), "Authorization", "Bearer " + shop.token(invoice));
      isToldInJson(answer);
    }
  }

  @Test
  void odd_authorization_headers_are_told() {
    var body = shop.payment(TestShop.freshInvoice()).json();
    for (String header :
        List.of("", "Bearer", "Bearer ", "Basic dGVzdDp0ZXN0", "bearer \u00e9", "Bearer " + "A".repeat(20_000), "Bearer KJHKJH8&5F&D3&F")) {
      Answer answer = gateway.wire().post(PaymentBody.PATH, "application/json", body, "Authorization", header);

      isToldInJson(answer);
      assertThat(answer.status()).isEqualTo(401);
    }
  }

  @Test
  void a_header_that_is_too_long_is_told() {
    var answer =
        gateway
            .wire()
            .post(PaymentBody.PATH, "application/json", "{}", "Authorization", "Bearer " + "A".repeat(100_000));

    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.json()).containsKeys("code", "message");
  }

  @Test
  void anothers_terminal_card_and_token_are_told() {
    var other = gateway.shop();
    before = rows();
    var invoice = TestShop.freshInvoice();

    isToldInJson(shop.payment(invoice).with("terminalId", other.terminal().id().toString()).send(gateway.wire(), shop.token(invoice)));
    isToldInJson(shop.paymentWith(other.card(), invoice).send(gateway.wire(), shop.token(invoice)));
    isToldInJson(shop.payment(invoice).send(gateway.wire(), other.token(invoice)));
  }
}

package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.tolem.protocol.Form;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The documents' messages of payments, 3-D Secure, cryptograms, saved cards and notifications, sent to a running
/// gateway. Source: EPAY.md 3, 5, 6, 7.
class ExamplesOfPaymentsTest {

  private static TestGateway gateway;
  private static Acs acs;

  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    acs = new Acs(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void without_a_good_token_the_answer_has_the_printed_form() {
    var shop = gateway.shop();

    var answer = shop.payment(invoice).send(gateway.wire(), "nonsense");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().keySet()).isEqualTo(Example.json("03-saved-card.error.401.json").keySet());
    assertThat(answer.json().get("code")).isEqualTo(Example.json("03-saved-card.error.401.json").get("code"));
  }

  @Test
  void the_answer_is_of_the_printed_type_and_has_the_printed_keys_in_their_order() {
    var http = Example.text("03-saved-card.response.200.http");

    var answer = gateway.shop().pay(invoice);

    assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(Example.header(http, "Content-Type"));
    assertThat(answer.json().keySet())
        .containsExactlyElementsOf(Example.json("03-saved-card.response.200.http").keySet());
  }

  /// What a step has: the printed keys and the bank's own return address.
  private static final Set<String> SECURE_KEYS = Set.of("paReq", "md", "action", "termUrl");

  private static Set<String> keys(Object json) {
    return ((Map<?, ?>) json).keySet().stream().map(String.class::cast).collect(Collectors.toSet());
  }

  private static Answer challenged(TestShop shop, String token, String invoice) {
    return shop.payment(invoice).send(gateway.wire(), token);
  }

  @Test
  void a_payment_that_waits_for_its_buyer_has_every_printed_key() {
    var shop = gateway.shop(Terminals::secure3d);
    var documented = Example.json("03-saved-card.response.200.3ds.json");

    var answer = challenged(shop, shop.token(invoice), invoice);

    assertThat(answer.json().keySet()).containsExactlyElementsOf(documented.keySet());
    assertThat(keys(answer.field("secure3D"))).isEqualTo(SECURE_KEYS);
    assertThat(SECURE_KEYS).containsAll(keys(documented.get("secure3D")));
    for (String key : new String[] {"reference", "intReference", "code", "status"}) {
      assertThat(answer.field(key)).isEqualTo(documented.get(key));
    }
  }

  @Test
  void the_buyer_goes_to_his_bank_and_comes_back_with_the_printed_forms() {
    var shop = gateway.shop(Terminals::secure3d);
    var token = shop.token(invoice);
    var step = challenged(shop, token, invoice);
    Map<String, String> printed =
        Form.parse(Example.text("07-3ds.browser-to-acs.form").strip().getBytes(StandardCharsets.UTF_8));
    Map<String, String> toBank = new LinkedHashMap<>();
    printed.keySet().forEach(key -> toBank.put(key, ""));
    toBank.replace("PaReq", step.text("secure3D.paReq"));
    toBank.replace("MD", step.text("secure3D.md"));
    toBank.replace("TermUrl", step.text("secure3D.termUrl") + "?Access=" + token);

    var paRes = Acs.paRes(acs.type(acs.post(toBank), Acs.RIGHT));
    var back = sentBack(step, token, paRes);

    assertThat(toBank).doesNotContainValue("");
    assertThat(back.status()).isEqualTo(302);
    assertThat(query(back.header("Location"))).matches("reference=[0-9]{12}");
    assertThat(query(location("07-3ds.bank-result.success.http"))).matches("reference=[0-9]{12}");
  }

  @Test
  void a_buyer_who_fails_comes_back_with_the_printed_parameter() {
    var shop = gateway.shop(Terminals::secure3d);
    var token = shop.token(invoice);
    var step = challenged(shop, token, invoice);

    var back = sentBack(step, token, acs.failed(step));

    assertThat(back.status()).isEqualTo(302);
    assertThat(query(back.header("Location"))).matches("errorCode=[0-9]+");
    assertThat(query(location("07-3ds.bank-result.failure.http"))).matches("errorCode=[0-9]+");
  }

  private static Answer sentBack(Answer step, String token, String paRes) {
    return Example.send(
        gateway.wire(),
        "07-3ds.acs-to-bank.http",
        text ->
            text.replace(Example.PAYMENT_TOKEN, token)
                .replace("100200300-0123456789ABCDEF", step.text("secure3D.md"))
                .replace("ZXhhbXBsZS1wYXJlcw%3D%3D", Acs.encoded(Map.of("PaRes", paRes)).substring(6)));
  }

  private static String location(String name) {
    return Example.header(Example.text(name), "Location");
  }

  private static String query(String address) {
    return URI.create(address).getQuery();
  }

  @Test
  void a_shop_completes_with_the_printed_message() {
    var shop = gateway.shop(Terminals::secure3d);
    var token = shop.token(invoice);
    var step = challenged(shop, token, invoice);
    var body =
        Example.text("07-3ds.merchant-confirm.request.json")
            .replace(Example.TRANSACTION, step.text("id"))
            .replace("100200300-0123456789ABCDEF", step.text("secure3D.md"))
            .replace("ZXhhbXBsZS1wYXJlcw==", acs.passed(step));

    var answer =
        gateway.wire().post("/payment/confirm", "application/json", body, "Authorization", "Bearer " + token);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("AUTH");
  }

  @Test
  void the_printed_cryptogram_request_pays_and_its_card_is_listed_and_taken_out_of_use() {
    var shop = gateway.shop();
    var token = shop.token("100000451", "1500");
    var key = Example.send(gateway.wire(), "07-public-key.request.http", text -> text);
    var cryptogram = CardCryptogram.of(gateway, shop, TestShop.CARD_NUMBER);
    var service = shop.granted(shop.serviceToken());

    var paid =
        Example.send(
            gateway.wire(),
            "07-cryptopay.request.http",
            text ->
                text.replace(Example.PAYMENT_TOKEN, token)
                    .replace("BASE64_OF_RSA_BLOCK", cryptogram)
                    .replace("https://shop.example.kz/epay/post-fail", "")
                    .replace("https://shop.example.kz/epay/post", ""));
    var listed =
        Example.send(
            gateway.wire(), "06-cards-list.request.http", text -> text.replace(Example.SERVICE_TOKEN, service));
    var ended =
        Example.send(
            gateway.wire(),
            "06-card-deactivate.request.http",
            text -> text.replace(Example.SERVICE_TOKEN, service).replace(Example.CARD, paid.text("cardID")));

    assertThat(key.body()).startsWith("-----BEGIN PUBLIC KEY-----");
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    assertThat(listed.body()).contains(paid.text("cardID"));
    assertThat(ended.json()).isEqualTo(Example.json("06-card-deactivate.response.200.json"));
  }

  @Test
  void notifications_of_a_verification_have_every_printed_key_whatever_the_currency() {
    try (var receiver = Receiver.start()) {
      receiver.answers(
          exchange -> {
            byte[] printed =
                Example.bodyOf(Example.text("05-postlink.merchant-answer.http")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, printed.length);
            exchange.getResponseBody().write(printed);
          });
      verify(receiver, "USD", true);
      verify(receiver, "KZT", false);

      for (var call : receiver.await(2)) {
        boolean saved = call.json().get("currency").equals("USD");
        var documented =
            Example.json(
                saved ? "05-postlink.card-verification.json" : "05-postlink.card-verification-kzt.nulls.json");
        documented.remove("secret_hash");

        assertThat(new TreeSet<>(call.json().keySet())).isEqualTo(new TreeSet<>(documented.keySet()));
        assertThat(call.json().get("code")).isEqualTo(documented.get("code"));
        assertThat(call.json().get("cardMask")).isEqualTo(documented.get("cardMask"));
        assertThat(call.json().get("cardId").equals(Optional.empty())).isEqualTo(!saved);
        assertThat(call.header("content-type"))
            .isEqualToIgnoringCase(Example.header(Example.text("05-postlink.success.http"), "Content-Type"));
      }
    }
  }

  private static void verify(Receiver receiver, String currency, boolean save) {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.granted(shop.tokenFor(invoice, "0", currency));
    var body =
        CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, TestShop.CARD_NUMBER))
            .verification()
            .with("currency", currency)
            .withRaw("cardSave", Boolean.toString(save))
            .with("postLink", receiver.url());
    assertThat(body.send(gateway.wire(), token).text("status")).isEqualTo("VERIFIED");
  }
}

package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.TokenForm;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Valid messages, damaged at random: answered, never with a 5xx, always in JSON.
class BadInputProperties {

  private static TestGateway gateway;
  private static TestShop shop;

  @BeforeContainer
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterContainer
  static void stop() {
    Books.agree(gateway);
    gateway.close();
  }

  /// @param where in thousandths of the length
  /// @param what what stands there instead, or is put in
  record Damage(int where, int cut, byte[] what) {}

  @Provide
  Arbitrary<List<Damage>> damages() {
    Arbitrary<byte[]> bytes =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
            Arbitraries.of("\"", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud83d", "null", "-", "e9", "9999999999",
                    "&", "=", "%", "%00", "--", "\r\n", "\u0000", "é", "𝔄", "true", "{}", "[]", "\"\"")
                .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    return Combinators.combine(Arbitraries.integers().between(0, 999), Arbitraries.integers().between(0, 8), bytes)
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static byte[] damaged(byte[] body, List<Damage> damages) {
    byte[] result = body;
    for (Damage damage : damages) {
      int at = result.length * damage.where() / 1000;
      int cut = Math.min(damage.cut(), result.length - at);
      byte[] next = new byte[result.length - cut + damage.what().length];
      System.arraycopy(result, 0, next, 0, at);
      System.arraycopy(damage.what(), 0, next, at, damage.what().length);
      System.arraycopy(result, at + cut, next, at + damage.what().length, result.length - at - cut);
      result = next;
    }
    return result;
  }

  private static void isAnswered(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json()).isNotEmpty();
  }

  @Property(tries = 1200)
  void a_damaged_payment_is_answered(@ForAll("damages") List<Damage> damages) {
    var body = shop.payment(TestShop.freshInvoice()).with("data", "{\"x\":[1]}").json().getBytes(StandardCharsets.UTF_8);
    var token = shop.granted(shop.serviceToken());

    isAnswered(
        gateway.wire().post(PaymentBody.PATH, "application/json", damaged(body, damages), "Authorization", "Bearer " + token));
  }

  @Property(tries = 500)
  void a_damaged_form_is_answered(@ForAll("damages") List<Damage> damages) {
    var body = shop.tokenFor(TestShop.freshInvoice()).with("secret_hash", "h").encoded().getBytes(StandardCharsets.UTF_8);

    isAnswered(gateway.wire().post(TokenForm.PATH, "application/x-www-form-urlencoded", damaged(body, damages)));
  }

  @Property(tries = 500)
  void a_damaged_multipart_form_is_answered(@ForAll("damages") List<Damage> damages) {
    var body = shop.tokenFor(TestShop.freshInvoice()).multipartBody().getBytes(StandardCharsets.UTF_8);

    isAnswered(gateway.wire().post(TokenForm.PATH, TokenForm.multipartType(), damaged(body, damages)));
  }
}

package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example message of the reference, read and written again. */
class ExampleFilesTest {

  private static final Map<String, Consumer<String>> CHECKS = new LinkedHashMap<>();

  static {
    CHECKS.put("02-token.error.401.recommended.json", json(body -> TokenError.read(body).write()));
    CHECKS.put("02-token.password.request.form", ExampleFilesTest::form);
    CHECKS.put("02-token.password.response.200.json", json(body -> TokenReply.read(body).writeForPassword()));
    CHECKS.put("02-token.payment-with-secret-hash.request.form", ExampleFilesTest::form);
    CHECKS.put("02-token.payment.request.form", ExampleFilesTest::form);
    CHECKS.put("02-token.payment.request.http", ExampleFilesTest::multipart);
    CHECKS.put("02-token.payment.response.200.json", json(body -> TokenReply.read(body).write()));
    CHECKS.put("02-token.payment.response.200.string-expiry.json", json(body -> TokenReply.read(body).write()));
    CHECKS.put("02-token.refresh.request.form", ExampleFilesTest::form);
    CHECKS.put("02-token.refresh.response.200.json", json(body -> TokenReply.read(body).writeForRefresh()));
    CHECKS.put("02-token.service-without-terminal.request.form", ExampleFilesTest::form);
    CHECKS.put("02-token.service.request.form", ExampleFilesTest::form);
    CHECKS.put("02-token.service.response.200.json", json(body -> TokenReply.read(body).write()));

    CHECKS.put("03-saved-card.alias-tolerance.request.json", ExampleFilesTest::aliases);
    CHECKS.put("03-saved-card.error.400.decline.json", json(body -> PaymentError.read(body).write()));
    CHECKS.put("03-saved-card.error.401.json", json(body -> PaymentError.read(body).write()));
    CHECKS.put("03-saved-card.error.4xx.json", json(body -> PaymentError.read(body).write()));
    CHECKS.put("03-saved-card.recurrent.request.json", json(body -> SavedCardRequest.read(body).write()));
    CHECKS.put("03-saved-card.request.http", http(body -> SavedCardRequest.read(body).write()));
    CHECKS.put("03-saved-card.request.json", json(body -> SavedCardRequest.read(body).write()));
    CHECKS.put("03-saved-card.response.200.3ds.json", json(body -> PaymentReply.read(body).write()));
    CHECKS.put("03-saved-card.response.200.auth.json", json(body -> PaymentReply.read(body).write()));
    CHECKS.put("03-saved-card.response.200.charge.json", json(body -> PaymentReply.read(body).write()));
    CHECKS.put("03-saved-card.response.200.http", http(body -> PaymentReply.read(body).write()));

    CHECKS.put("04-embed.html", ExampleFilesTest::embedded);
    CHECKS.put("04-payment-page.encoding-vectors.json", ExampleFilesTest::vectors);
    CHECKS.put("04-payment-page.payment-object.json", json(body -> PaymentObject.ofJson(body).toJson()));
    CHECKS.put("04-payment-page.redirect.http", ExampleFilesTest::redirect);
    CHECKS.put("04-payment-page.widget-message.json", json(ExampleFilesTest::widget));
    CHECKS.put("04-public-profile.request.json", json(body -> PublicProfileRequest.read(body).write()));
    CHECKS.put("04-public-profile.response.200.json", json(body -> PublicProfile.read(body).write()));

    CHECKS.put("05-postlink.card-verification-kzt.nulls.json", json(body -> PostLink.read(body).write()));
    CHECKS.put("05-postlink.card-verification.json", json(body -> PostLink.read(body).write()));
    CHECKS.put("05-postlink.failure.json", json(body -> PostLink.read(body).write()));
    CHECKS.put("05-postlink.merchant-answer.http", ExampleFilesTest::merchantAnswer);
    CHECKS.put("05-postlink.success.http", http(body -> PostLink.read(body).write()));
    CHECKS.put("05-postlink.success.json", json(body -> PostLink.read(body).write()));

    CHECKS.putAll(LaterExamples.CHECKS);
  }

  @TestFactory
  Stream<DynamicTest> each_example_is_read_and_written() {
    return CHECKS.entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> e.getValue().accept(e.getKey())));
  }

  @Test
  void no_example_is_forgotten() {
    assertThat(CHECKS.keySet()).containsExactlyInAnyOrderElementsOf(Examples.names());
  }

  static Consumer<String> json(UnaryOperator<byte[]> readAndWrite) {
    return name -> same(Examples.bytes(name), readAndWrite.apply(Examples.bytes(name)));
  }

  static Consumer<String> http(UnaryOperator<byte[]> readAndWrite) {
    return name -> same(Examples.body(name), readAndWrite.apply(Examples.body(name)));
  }

  /** The same values, digits included, under the same names in the same order. */
  static void same(byte[] expected, byte[] written) {
    assertThat(TestJson.object(written)).isEqualTo(TestJson.object(expected));
    assertThat(TestJson.names(written)).isEqualTo(TestJson.names(expected));
  }

  static void form(String name) {
    Map<String, String> sent = Form.parse(Examples.form(name));

    TokenRequest request = TokenRequest.ofForm(sent);

    assertThat(Form.write(request.toForm())).isEqualTo(new String(Examples.form(name), UTF_8));
  }

  private static void multipart(String name) {
    TokenRequest request = TokenRequest.ofForm(Examples.parts(name));

    assertThat(request).isEqualTo(TokenRequest.ofForm(Form.parse(Examples.form("02-token.payment.request.form"))));
    assertThat(request.toForm()).containsExactlyEntriesOf(Examples.parts(name));
  }

  private static void aliases(String name) {
    Map<String, Object> documented = TestJson.object(Examples.bytes("03-saved-card.request.json"));
    documented.put("phone", "+7 701 000 00 01");

    byte[] written = SavedCardRequest.read(Examples.bytes(name)).write();

    assertThat(TestJson.object(written)).isEqualTo(documented);
  }

  private static void embedded(String name) {
    String page = Examples.text(name);
    String literal = page.substring(page.indexOf("var o = ") + 8, page.indexOf(";\n    o.auth"));
    String json = literal.replaceAll("([{,]\\s*)([A-Za-z]+):", "$1\"$2\":");

    PaymentObject read = PaymentObject.ofJson(json.getBytes(UTF_8));

    assertThat(read.cardSave()).contains(true);
    assertThat(TestJson.object(read.toJson())).isEqualTo(TestJson.object(json));
  }

  private static void vectors(String name) {
    Object vectors = TestJson.object(Examples.bytes(name)).get("vectors");

    assertThat(vectors)
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .hasSize(4)
        .allSatisfy(ExampleFilesTest::vector);
  }

  private static void vector(Map<?, ?> vector) {
    String encoded = (String) vector.get("encoded");
    String params = (String) vector.get("params");

    assertThat(PageQuery.encode(plain((Map<?, ?>) vector.get("paymentObject")))).isEqualTo(encoded);
    assertThat(LzString.compress(encoded)).isEqualTo(params);
    assertThat(LzString.decompress(params)).isEqualTo(encoded);
    assertThat(PaymentObject.ofParams(params)).isEqualTo(PaymentObject.ofEncoded(encoded));
  }

  private static Map<String, Object> plain(Map<?, ?> object) {
    Map<String, Object> plain = new LinkedHashMap<>();
    object.forEach((name, value) -> plain.put((String) name, plainValue(value)));
    return plain;
  }

  private static Object plainValue(Object value) {
    if (value instanceof Map<?, ?> nested) {
      return plain(nested);
    }
    return value instanceof TestJson.Digits digits ? digits.text() : value;
  }

  private static void redirect(String name) {
    String message = Examples.text(name);
    String params = message.substring(message.indexOf("params=") + 7, message.indexOf(" HTTP"));

    PaymentObject read = PaymentObject.ofParams(params);

    assertThat(read).isEqualTo(PaymentObject.ofJson(Examples.bytes("04-payment-page.payment-object.json")));
    assertThat(read.toParams()).isEqualTo(params);
  }

  private static byte[] widget(byte[] body) {
    WidgetMessage message = WidgetMessage.read(new String(body, UTF_8));
    assertThat(message.success()).isTrue();
    return message.write().getBytes(UTF_8);
  }

  /** The documents want nothing of the shop's answer; this one must at least be something that we can read. */
  private static void merchantAnswer(String name) {
    assertThat(JsonReader.read(Examples.body(name)).text("code")).isEqualTo(Optional.empty());
  }
}

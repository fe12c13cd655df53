package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentObjectTest {

  @Test
  void a_built_object_is_the_documented_one() {
    TokenReply token =
        TokenReply.bearer("K7Q2M_XW-94TPLZ0ABCDEF", 7200, TokenReply.ExpiresInForm.NUMBER, "payment");

    PaymentObject built =
        PaymentObject.builder()
            .invoiceId("100000451")
            .invoiceIdAlt("200000451")
            .backLink("https://shop.example.kz/order/451")
            .failureBackLink("https://shop.example.kz/order/451/fail")
            .autoBackLink(true)
            .postLink("https://shop.example.kz/epay/post")
            .failurePostLink("https://shop.example.kz/epay/post-fail")
            .language("rus")
            .description("order 451")
            .accountId("client-17")
            .terminal("67e34d63-102f-4bd1-898e-370781d0074d")
            .money(Money.of(new BigDecimal("1500"), Currency.getInstance("KZT")))
            .phone("77010000001")
            .email("buyer@example.kz")
            .name("AIGERIM EXAMPLE")
            .data("{\"statement\":{\"name\":\"AIGERIM EXAMPLE\",\"invoiceID\":\"100000451\"}}")
            .cardSave(true)
            .auth(token)
            .build();

    assertThat(built).isEqualTo(PaymentObject.ofJson(Examples.bytes("04-payment-page.payment-object.json")));
    assertThat(built.auth().map(PageAuth::accessToken)).contains("K7Q2M_XW-94TPLZ0ABCDEF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"auth=access_token%3DT%26token_type%3DBearer", "auth=T", "auth=Bearer%20T", "auth=bearer%20%20T",
        "AUTH=expires_in%3D1200%26access_token%3DT"})
  void the_token_is_found_in_every_form(String encoded) {
    PaymentObject object = PaymentObject.ofEncoded(encoded);

    assertThat(object.auth().map(PageAuth::accessToken)).contains("T");
    assertThat(PaymentObject.ofParams(object.toParams())).isEqualTo(object);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "auth=", "auth=Bearer%20", "auth=%20"})
  void without_a_token_there_is_none(String encoded) {
    assertThat(PaymentObject.ofEncoded(encoded).auth()).isEmpty();
  }

  @Test
  void a_token_as_text_is_read_from_json_too() {
    PaymentObject object = PaymentObject.ofJson("{\"auth\":\"Bearer T\",\"amount\":\"12.20\"}".getBytes(UTF_8));

    assertThat(object.auth().map(PageAuth::accessToken)).contains("T");
    assertThat(TestJson.object(object.toJson()))
        .containsEntry("auth", "T")
        .containsEntry("amount", new TestJson.Digits("12.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cardId=c", "cardid=c", "cardId=id%3Dc", "cardID=ID%3Dc"})
  void the_card_is_found_in_every_form(String encoded) {
    assertThat(PaymentObject.ofEncoded(encoded).cardId()).contains("c");
  }

  @ParameterizedTest
  @CsvSource({"cardSave=true, true", "cardsave=1, true", "cardSave=false, false", "card_save=0, false"})
  void saving_the_card_is_read_in_every_spelling(String encoded, boolean meant) {
    assertThat(PaymentObject.ofEncoded(encoded).cardSave()).contains(meant);
  }

  @Test
  void absent_and_empty_are_told_apart() {
    PaymentObject object = PaymentObject.ofEncoded("failureBackLink=&cardSave=");

    assertThat(object.failureBackLink()).contains("");
    assertThat(object.backLink()).isEmpty();
    assertThat(object.cardSave()).isEmpty();
  }

  @Test
  void a_plus_sign_stays_one() {
    assertThat(PaymentObject.ofEncoded("phone=+7701").phone()).contains("+7701");
    assertThat(PaymentObject.ofEncoded("phone=%2B7701").phone()).contains("+7701");
  }

  @Test
  void names_of_one_field_must_agree_and_words_must_be_understood() {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> PaymentObject.ofEncoded("terminal=a&terminalId=b")))
        .hasMessage("terminal is given twice with different values");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> PaymentObject.ofEncoded("cardSave=maybe")))
        .hasMessage("cardSave must be true or false");
  }

  @Test
  void neither_object_nor_token_shows_what_is_secret() {
    PaymentObject object = PaymentObject.ofEncoded("invoiceId=1&auth=hidden&email=hidden&secret_hash=hidden");

    assertThat(object).asString().contains("invoiceId=1").doesNotContain("hidden");
    assertThat(object.auth()).asString().doesNotContain("hidden=").contains("PageAuth[hidden]");
  }

  @ParameterizedTest
  @CsvSource({"'{\"success\":true}', true", "'{\"success\":\"true\"}', false", "'{\"success\":1}', false",
    "'{\"success\":false}', false", "'{}', false", "'{\"success\":null}', false"})
  void the_widget_succeeds_with_the_exact_boolean_only(String text, boolean success) {
    assertThat(WidgetMessage.read(text)).isEqualTo(new WidgetMessage(success));
  }

  @Test
  void a_profile_without_its_parts_is_empty() {
    String json = "{\"assets\":{\"payment_view_settings\":{\"byCard\":true}}}";

    PublicProfile profile = PublicProfile.read(json.getBytes(UTF_8));

    assertThat(profile.shown()).containsExactly(PublicProfile.Part.BY_CARD);
    assertThat(profile.shopName()).isEmpty();
    assertThat(PublicProfile.read("{}".getBytes(UTF_8)).shown()).isEmpty();
  }
}

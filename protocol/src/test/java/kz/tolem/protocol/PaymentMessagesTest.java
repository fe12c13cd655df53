package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentMessagesTest {

  private static SavedCardRequest read(String json) {
    return SavedCardRequest.read(json.getBytes(UTF_8));
  }

  @Test
  void absent_null_and_empty_are_told_apart() {
    SavedCardRequest request = read("{\"email\":null,\"backLink\":\"\"}");

    assertThat(request.email()).isEmpty();
    assertThat(request.phone()).isEmpty();
    assertThat(request.backLink()).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"cardId\":{\"id\":\"c\"}}", "{\"cardId\":{\"ID\":\"c\"}}", "{\"cardId\":\"c\"}",
        "{\"cardid\":\"c\"}", "{\"cardID\":\"c\"}", "{\"cardid\":{\"id\":\"c\",\"more\":[1]}}",
        "{\"cardId\":\"c\",\"cardid\":{\"id\":\"c\"}}"})
  void the_card_is_found_in_every_form(String json) {
    assertThat(read(json).cardId()).contains("c");
  }

  @Test
  void a_card_object_without_id_is_no_card() {
    assertThat(read("{\"cardId\":{}}").cardId()).isEmpty();
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> read("{\"cardId\":{\"id\":{}}}")))
        .hasMessageStartingWith("cardId.id must be a single value");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> read("{\"cardId\":[\"c\"]}")))
        .hasMessageStartingWith("cardId must be a text or an object");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "1, true", "0, false", "'\"true\"', true", "'\"False\"', false",
    "'\"1\"', true", "'\"yes\"', true", "null, false", "'\"\"', false"})
  void recurrent_is_read_in_every_spelling(String sent, boolean meant) {
    assertThat(read("{\"recurrent\":" + sent + "}").recurrent()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"1500, 1500", "'\"1500.00\"', 1500.00", "1500.0, 1500.0", "1.5e3, 1.5e3", "'\"1500,00\"', '1500,00'"})
  void the_amount_keeps_its_text(String sent, String kept) {
    assertThat(read("{\"amount\":" + sent + "}").amount()).contains(kept);
  }

  @Test
  void other_names_and_unknown_fields_do_no_harm() {
    SavedCardRequest request =
        read("{\"invoiceID\":\"1\",\"terminal\":\"t\",\"curency\":\"KZT\",\"iin\":[{\"a\":{}}],\"post_link\":\"p\"}");

    assertThat(request.invoiceId()).contains("1");
    assertThat(request.terminalId()).contains("t");
    assertThat(request.currency()).contains("KZT");
    assertThat(request.postLink()).contains("p");
  }

  @Test
  void a_built_request_is_the_documented_one() {
    SavedCardRequest built =
        SavedCardRequest.builder()
            .money(Money.of(new BigDecimal("1500.00"), Currency.getInstance("KZT")))
            .name("AIGERIM EXAMPLE")
            .terminalId("67e34d63-102f-4bd1-898e-370781d0074d")
            .invoiceId("100000451")
            .invoiceIdAlt("200000451")
            .description("order 451")
            .accountId("client-17")
            .email("buyer@example.kz")
            .phone("77010000001")
            .backLink("https://shop.example.kz/order/451")
            .failureBackLink("https://shop.example.kz/order/451/fail")
            .postLink("https://shop.example.kz/epay/post")
            .failurePostLink("https://shop.example.kz/epay/post-fail")
            .language("rus")
            .cardId("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c")
            .build();

    assertThat(built).isEqualTo(SavedCardRequest.read(Examples.bytes("03-saved-card.request.json")));
  }

  @Test
  void an_amount_that_is_no_number_is_read_and_not_written() {
    SavedCardRequest request = read("{\"amount\":\"a lot\"}");

    assertThat(request.amount()).contains("a lot");
    assertThatIllegalStateException().isThrownBy(request::write);
  }

  @Test
  void a_request_shows_neither_token_nor_person() {
    SavedCardRequest request =
        SavedCardRequest.builder().token("hidden").email("hidden").name("hidden").data("hidden").invoiceId("1").build();

    assertThat(request).asString().contains("invoiceId=1").doesNotContain("hidden");
  }

  @Test
  void a_reply_that_waits_for_3_d_secure_carries_the_step() {
    PaymentReply reply = PaymentReply.read(Examples.bytes("03-saved-card.response.200.3ds.json"));

    assertThat(reply.status()).isEqualTo("3D");
    assertThat(reply.secure3D())
        .contains(
            new Secure3D(
                "ZXhhbXBsZS1wYXJlcQ==",
                "100200300-0123456789ABCDEF",
                "https://acs.example-bank.kz/pareq",
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"id, id is missing", "amount, amount is missing", "code, code is missing", "status, status is missing"})
  void a_reply_without_its_core_is_refused(String name, String problem) {
    String json = Examples.text("03-saved-card.response.200.auth.json").replace("\"" + name + "\"", "\"other\"");

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> PaymentReply.read(json.getBytes(UTF_8))))
        .hasMessage(problem);
  }

  @Test
  void amounts_are_written_without_a_needless_fraction() {
    String json = Examples.text("03-saved-card.response.200.auth.json").replace("1500,", "\"1500.50\",");
    String whole = json.replace("1500.50", "1500.00");

    assertThat(written(json)).containsEntry("amount", new TestJson.Digits("1500.5"));
    assertThat(written(whole)).containsEntry("amount", new TestJson.Digits("1500"));
  }

  private static Map<String, Object> written(String json) {
    return TestJson.object(PaymentReply.read(json.getBytes(UTF_8)).write());
  }

  @Test
  void an_error_is_read_with_its_code_in_either_form_or_none() {
    assertThat(PaymentError.read("{\"code\":\"484\",\"message\":\"m\"}".getBytes(UTF_8)))
        .isEqualTo(PaymentError.of(484, "m"));
    assertThat(PaymentError.read("{}".getBytes(UTF_8))).isEqualTo(PaymentError.of(-1, ""));
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> PaymentError.read("{\"code\":\"ok\"}".getBytes(UTF_8))))
        .hasMessage("code must be a whole number");
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> PaymentError.read("{\"code\":4294967296}".getBytes(UTF_8))))
        .hasMessage("code must be a smaller number");
  }
}

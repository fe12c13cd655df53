package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostLinkTest {

  private static final Instant AT = Instant.parse("2025-03-04T05:11:12.123456789Z");

  private static PostLink read(String json) {
    return PostLink.read(json.getBytes(UTF_8));
  }

  private static PostLinkBuilder aPayment() {
    return PostLink.builder()
        .id(PaymentId.parse("5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d").orElseThrow())
        .dateTime(AT, ZoneOffset.ofHours(5))
        .invoiceId("100000451")
        .invoiceIdAlt("200000451")
        .money(Money.of(new BigDecimal("1500"), Currency.getInstance("KZT")))
        .terminal("67e34d63-102f-4bd1-898e-370781d0074d")
        .accountId("client-17")
        .description("order 451")
        .language(Language.RUSSIAN)
        .cardMask("440563...5096")
        .cardType("VISA")
        .issuer("Example Bank")
        .tokenRecipient("")
        .name("AIGERIM EXAMPLE")
        .email("buyer@example.kz")
        .phone("77010000001")
        .ip("203.0.113.7")
        .ipCountry("Kazakhstan")
        .ipCity("Almaty")
        .ipRegion("Almaty")
        .ipDistrict("")
        .ipPosition(new BigDecimal("43.250"), new BigDecimal("76.95"))
        .secretHash("HelloWorld123#");
  }

  @Test
  void a_built_success_is_the_documented_one() {
    PostLink built =
        aPayment()
            .reference("506310111213")
            .intReference("A1B2C3D4E5F60718")
            .approvalCode("170243")
            .secure(true)
            .secureDetails("5")
            .cardId("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c")
            .succeeded()
            .build();

    assertThat(built).isEqualTo(PostLink.read(Examples.bytes("05-postlink.success.json")));
    assertThat(built.result().succeeded()).isTrue();
  }

  @Test
  void a_built_failure_is_the_documented_one() {
    PostLink built =
        aPayment()
            .id(PaymentId.parse("6c2f1d3e-9b1a-4a0c-8b52-1d8e2b3c4d5e").orElseThrow())
            .reference("")
            .intReference("")
            .secure(false)
            .secureDetails("")
            .failed(DeclineCode.of(484))
            .build();

    assertThat(built).isEqualTo(PostLink.read(Examples.bytes("05-postlink.failure.json")));
    assertThat(built.result().succeeded()).isFalse();
  }

  @Test
  void every_field_may_be_missing_or_null() {
    String nulls = new String(PostLink.read("{}".getBytes(UTF_8)).write(), UTF_8);

    assertThat(read(nulls)).isEqualTo(read("{}")).isEqualTo(PostLink.builder().build());
    assertThat(TestJson.object(nulls)).hasSize(34).containsEntry("id", null).doesNotContainKey("secret_hash");
  }

  @Test
  void other_spellings_are_read() {
    PostLink message = read("{\"secretHash\":\"s\",\"invoiceID\":\"1\",\"cardID\":\"c\",\"reasonCode\":\"00\"}");

    assertThat(message.secretHash()).contains("s");
    assertThat(message.order().invoiceId()).contains("1");
    assertThat(message.card().cardId()).contains("c");
    assertThat(message.result().reasonCode()).contains(0);
  }

  @ParameterizedTest
  @CsvSource({"'\"yes\"', true", "'\"no\"', false", "'\"true\"', true", "'\"false\"', false",
    "true, true", "false, false"})
  void secure_is_read_in_every_spelling(String sent, boolean meant) {
    assertThat(read("{\"secure\":" + sent + "}").trail().secure()).contains(meant);
  }

  @Test
  void what_only_informs_cannot_spoil_a_notification() {
    PostLink message =
        read("{\"secure\":\"?\",\"dateTime\":\"today\",\"ipLatitude\":\"\",\"secure3D\":{},\"code\":\"ok\"}");

    assertThat(message.result().succeeded()).isTrue();
    assertThat(message.trail().secure()).isEmpty();
    assertThat(message.dateTime()).isEmpty();
    assertThat(message.place().latitude()).isEmpty();
  }

  @Test
  void an_amount_that_is_no_number_is_refused() {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> read("{\"amount\":\"1 500\"}")))
        .hasMessageStartingWith("amount must be a decimal number");
  }

  @ParameterizedTest
  @CsvSource({"ok, 0, true", "OK, 0, true", "ok, 484, false", "error, 0, false", "error, 484, false",
    "success, 0, false"})
  void success_needs_the_word_and_no_reason_against_it(String code, int reasonCode, boolean succeeded) {
    PostLink message = read("{\"code\":\"" + code + "\",\"reasonCode\":" + reasonCode + "}");

    assertThat(message.result().succeeded()).isEqualTo(succeeded);
  }

  @Test
  void a_message_without_a_result_is_no_success() {
    assertThat(read("{}").result().succeeded()).isFalse();
  }

  @Test
  void what_was_done_later_stands_at_the_end_and_comes_back() {
    var operation =
        new PostLink.Operation("refund", "op-1", Optional.of(new BigDecimal("400")), "CHARGE", Optional.of("back-1"));
    var told = PostLink.builder().succeeded().operation(operation).build();

    assertThat(PostLink.read(told.write())).isEqualTo(told);
    assertThat(told.operation()).contains(operation);
    assertThat(new String(told.write(), UTF_8))
        .endsWith(
            "\"operation\":\"refund\",\"operationId\":\"op-1\",\"operationAmount\":400,"
                + "\"statusName\":\"CHARGE\",\"externalID\":\"back-1\"}");
  }

  @Test
  void a_message_shows_neither_person_nor_secret_hash() {
    assertThat(aPayment().build()).asString()
        .contains("invoiceId=100000451")
        .doesNotContain("AIGERIM", "buyer@", "7701", "HelloWorld");
  }
}

package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusMessagesTest {

  private static StatusTransaction transaction(String json) {
    byte[] body = ("{\"resultCode\":\"100\",\"transaction\":" + json + "}").getBytes(UTF_8);
    return StatusReply.read(body).transaction().orElseThrow();
  }

  private static Map<?, ?> written(StatusTransaction transaction) {
    byte[] body = StatusReply.of(ResultCode.FOUND, transaction).write();
    return (Map<?, ?>) TestJson.object(body).get("transaction");
  }

  @ParameterizedTest
  @CsvSource({"100, FOUND, SUCCESS", "101, REJECTED, REJECT", "102, NOT_FOUND, INVOICE NOT FOUND", "103, ERROR, ERROR",
    "104, TERMINAL_ABSENT, TERMINAL IS ABSENT IN TOKEN", "106, TERMINAL_INCORRECT, INCORRECT TERMINAL",
    "107, IN_PROGRESS, IN PROGRESS", "109, TERMINAL_FOREIGN, TERMINAL DOES NOT BELONG TO CLIENT"})
  void each_result_code_has_its_number_and_text(String code, ResultCode meaning, String message) {
    assertThat(ResultCode.find(code)).contains(meaning);
    assertThat(meaning.code()).isEqualTo(code);
    assertThat(meaning.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"105", "108", "", "0100"})
  void other_result_codes_are_kept_and_not_known(String code) {
    assertThat(ResultCode.find(code)).isEmpty();
    assertThat(ResultCode.values()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"NEW, NEW, false, false", "FINGERPRINT, FINGERPRINT, false, false", "3D, THREE_D, false, false",
    "AUTH, AUTH, false, false", "CHARGE, CHARGE, true, true", "CANCEL, CANCEL, false, true",
    "CANCEL_OLD, CANCEL_OLD, false, true", "REFUND, REFUND, false, true", "REJECT, REJECT, false, true",
    "FAILED, FAILED, false, true", "VERIFIED, VERIFIED, false, true"})
  void each_status_name_tells_whether_it_is_paid_and_final(String wire, StatusName name, boolean paid, boolean last) {
    assertThat(StatusName.find(wire)).contains(name);
    assertThat(name.wireName()).isEqualTo(wire);
    assertThat(name.isPaid()).isEqualTo(paid);
    assertThat(name.isFinal()).isEqualTo(last);
  }

  @ParameterizedTest
  @EnumSource(StatusName.class)
  void a_built_status_is_read_again(StatusName name) {
    StatusTransaction built = StatusTransaction.builder().id("p").status(name).build();

    assertThat(built.status()).contains(name);
    assertThat(Arrays.stream(StatusName.values()).map(StatusName::wireName)).doesNotHaveDuplicates().hasSize(11);
  }

  @Test
  void an_unknown_status_name_is_kept() {
    StatusTransaction read = transaction("{\"statusName\":\"PARTIAL_REFUND\"}");

    assertThat(read.result().statusName()).contains("PARTIAL_REFUND");
    assertThat(read.status()).isEmpty();
  }

  @Test
  void a_built_payment_is_the_documented_one() {
    StatusTransaction built =
        StatusTransaction.builder()
            .id("5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d")
            .createdDate(OffsetDateTime.parse("2025-03-04T10:11:12.123456789+05:00"))
            .invoiceId("100000451")
            .amount(new BigDecimal("1500.00"))
            .amountBonus(BigDecimal.ZERO)
            .payoutAmount(BigDecimal.ZERO)
            .orgAmount(new BigDecimal("1500"))
            .approvalCode("170243")
            .data("{\"statement\":{\"name\":\"AIGERIM EXAMPLE\",\"invoiceID\":\"100000451\"}}")
            .currency("KZT")
            .terminal("98120001")
            .terminalId("67e34d63-102f-4bd1-898e-370781d0074d")
            .accountId("client-17")
            .description("order 451")
            .language("rus")
            .cardMask("440563...5096")
            .cardType("VISA")
            .issuer("Example Bank")
            .reference("506310111213")
            .fault("0", "")
            .intReference("A1B2C3D4E5F60718")
            .secure(true)
            .secureDetails("5")
            .statusId("")
            .status(StatusName.CHARGE)
            .name("AIGERIM EXAMPLE")
            .email("buyer@example.kz")
            .phone("77010000001")
            .cardId("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c")
            .xlsRrn("")
            .ip("203.0.113.7")
            .ipCountry("Kazakhstan")
            .ipCity("Almaty")
            .ipRegion("Almaty")
            .ipDistrict("")
            .ipPosition(new BigDecimal("43.25"), new BigDecimal("76.95"))
            .build();

    byte[] written = StatusReply.of(ResultCode.FOUND, built).write();

    assertThat(TestJson.object(written))
        .isEqualTo(TestJson.object(Examples.bytes("08-status.100.charge.json")));
  }

  @Test
  void what_is_absent_is_written_so_that_plain_types_can_hold_it() {
    Map<?, ?> written = written(transaction("{\"id\":\"p\",\"email\":null}"));

    assertThat(written.values()).doesNotContainNull();
    assertThat(written.get("email")).isEqualTo("");
    assertThat(written.get("secure")).isEqualTo(false);
    assertThat(written.get("ipLatitude")).isEqualTo(new TestJson.Digits("0"));
    assertThat(written.containsKey("amount")).isFalse();
    assertThat(written.containsKey("createdDate")).isFalse();
  }

  @Test
  void a_payment_without_fault_has_two_zeros_and_a_declined_one_its_code() {
    StatusTransaction fine = StatusTransaction.builder().noFault().build();
    StatusTransaction declined = StatusTransaction.builder().fault(DeclineCode.of(484)).build();

    assertThat(fine.result().reasonCode()).contains("00");
    assertThat(declined.result().reasonCode()).contains("484");
    assertThat(declined.result().reason()).contains(DeclineCode.of(484).english());
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "'\"yes\"', true", "'\"no\"', false", "'\"false\"', false"})
  void secure_is_read_in_every_spelling(String sent, boolean meant) {
    assertThat(transaction("{\"secure\":" + sent + "}").trail().secure()).contains(meant);
  }

  @Test
  void the_result_code_may_be_a_number_and_must_be_there() {
    assertThat(StatusReply.read("{\"resultCode\":102}".getBytes(UTF_8)).result()).contains(ResultCode.NOT_FOUND);
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> StatusReply.read("{}".getBytes(UTF_8))))
        .hasMessage("resultCode is missing");
  }

  @Test
  void an_amount_that_is_no_number_is_refused() {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> transaction("{\"orgAmount\":\"much\"}")))
        .hasMessageStartingWith("transaction.orgAmount must be a decimal number");
  }

  @Test
  void a_status_shows_no_person() {
    StatusReply reply = StatusReply.read(Examples.bytes("08-status.100.charge.json"));

    assertThat(reply)
        .asString()
        .contains("statusName=CHARGE")
        .doesNotContain("AIGERIM", "buyer@", "7701", "client-17", "5096", "203.0.113.7");
  }

  @Test
  void the_old_form_has_the_status_in_its_code_and_the_reason_as_a_number() {
    StatusTransaction payment = StatusTransaction.builder().status(StatusName.CHARGE).noFault().terminalId("t").build();

    Map<String, Object> written = TestJson.object(new LegacyStatus(payment).write());

    assertThat(written).containsEntry("code", "CHARGE").containsEntry("reasonCode", new TestJson.Digits("0"));
    assertThat(written).containsEntry("terminal", "t").containsEntry("secure", "false");
    assertThat(written).containsEntry("reason", "Successfully");
    assertThat(LegacyStatus.read(new LegacyStatus(payment).write()).payment().status()).contains(StatusName.CHARGE);
  }

  @Test
  void a_reason_that_is_no_number_is_left_out_of_the_old_form() {
    StatusTransaction payment = StatusTransaction.builder().fault("soon", "").build();

    assertThat(TestJson.object(new LegacyStatus(payment).write())).doesNotContainKey("reasonCode");
  }
}

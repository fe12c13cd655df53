package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationMessagesTest {

  private static OperationRequest query(String query) {
    return OperationRequest.ofQuery(Form.parse(query.getBytes(UTF_8)));
  }

  private static OperationRequest json(String json) {
    return OperationRequest.ofJson(json.getBytes(UTF_8));
  }

  @Test
  void the_parameters_are_the_same_from_query_form_and_json() {
    OperationRequest expected = new OperationRequest(Optional.of(new BigDecimal("500")), Optional.of("r-1"));

    assertThat(query("amount=500&externalID=r-1")).isEqualTo(expected);
    assertThat(OperationRequest.ofForm("externalId=r-1&amount=500".getBytes(UTF_8))).isEqualTo(expected);
    assertThat(json("{\"amount\":500,\"externalId\":\"r-1\"}")).isEqualTo(expected);
    assertThat(json("{\"amount\":\"500\",\"external_id\":\"r-1\"}")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "{}", "{\"amount\":null,\"externalID\":null}", "{\"other\":[1]}"})
  void a_body_without_parameters_means_the_whole_amount(String body) {
    assertThat(json(body)).isEqualTo(OperationRequest.WHOLE);
    assertThat(query("")).isEqualTo(OperationRequest.WHOLE);
    assertThat(OperationRequest.WHOLE.toQuery()).isEmpty();
  }

  @Test
  void an_empty_amount_is_never_taken_for_the_whole_one() {
    String problem = "amount must not be empty; leave it out for the whole amount";

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> query("amount="))).hasMessage(problem);
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> query("amount"))).hasMessage(problem);
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> json("{\"amount\":\"\"}"))).hasMessage(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5,00", "1e999999999", "+5", " 5", "05", "five", "0x10"})
  void an_amount_that_is_no_decimal_is_refused(String amount) {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> json("{\"amount\":\"" + amount + "\"}")))
        .hasMessageStartingWith("amount must be a decimal number");
  }

  @Test
  void an_empty_external_id_is_absent() {
    assertThat(query("externalID=").externalId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500, 500", "500, 500.00", "500.0, 5e2", "0.10, 0.1"})
  void equal_amounts_in_query_and_body_are_joined(String inQuery, String inBody) {
    OperationRequest joined = query("amount=" + inQuery).joinedWith(json("{\"amount\":" + inBody + "}"));

    assertThat(joined.amount().orElseThrow()).isEqualByComparingTo(inQuery);
  }

  @Test
  void what_stands_in_one_place_only_is_taken_from_there() {
    OperationRequest amount = query("amount=500");
    OperationRequest id = json("{\"externalID\":\"r-1\"}");

    assertThat(amount.joinedWith(id)).isEqualTo(id.joinedWith(amount)).isEqualTo(query("amount=500&externalID=r-1"));
    assertThat(OperationRequest.WHOLE.joinedWith(amount)).isEqualTo(amount);
  }

  @Test
  void parameters_that_differ_are_refused_by_name() {
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> query("amount=500").joinedWith(json("{\"amount\":500.01}"))))
        .hasMessage("amount differs between the query and the body");
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> query("externalID=a").joinedWith(json("{\"externalID\":\"A\"}"))))
        .hasMessage("externalID differs between the query and the body");
  }

  @Test
  void a_written_request_has_no_needless_fraction_and_no_raw_signs() {
    OperationRequest request = new OperationRequest(Optional.of(new BigDecimal("500.00")), Optional.of("r&1+2"));

    assertThat(request.toQuery()).isEqualTo("amount=500&externalID=r%261%2B2");
    assertThat(query(request.toQuery()).externalId()).contains("r&1+2");
    assertThat(TestJson.object(request.toJson()))
        .isEqualTo(Map.of("amount", new TestJson.Digits("500"), "externalID", "r&1+2"));
  }

  @Test
  void a_done_operation_names_its_id_only_where_there_was_one() {
    assertThat(TestJson.object(OperationReply.done(Optional.empty()).write()))
        .isEqualTo(Map.of("code", new TestJson.Digits("0"), "message", "ok"));
    assertThat(TestJson.object(OperationReply.done(Optional.of("r-1")).write())).containsEntry("externalID", "r-1");
  }

  @Test
  void a_refused_operation_is_the_documented_error() {
    PaymentError refused =
        PaymentError.of(PaymentError.OPERATION_FAULT, "operation is not allowed in the current state");

    assertThat(PaymentError.read(Examples.bytes("09-operation.error.400.json"))).isEqualTo(refused);
  }
}

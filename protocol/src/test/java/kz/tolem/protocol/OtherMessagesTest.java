package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherMessagesTest {

  private static OperationListRequest list(String json) {
    return OperationListRequest.read(json.getBytes(UTF_8));
  }

  private static String problemOfFilter(String filter) {
    String json = "{\"searchParameters\":[" + filter + "]}";
    return catchThrowableOfType(MalformedMessage.class, () -> list(json)).getMessage();
  }

  @Test
  void the_documented_list_question_is_read() {
    OperationListRequest read = OperationListRequest.read(Examples.bytes("10-operations.request.json"));

    assertThat(read)
        .isEqualTo(
            new OperationListRequest(
                1,
                20,
                List.of(
                    new OperationListRequest.Filter(
                        OperationListRequest.Field.CREATED_DATE,
                        OperationListRequest.Method.BETWEEN,
                        List.of("2025-03-01", "2025-03-31")),
                    new OperationListRequest.Filter(
                        OperationListRequest.Field.INVOICE_ID,
                        OperationListRequest.Method.EQUAL,
                        List.of("100000451"))),
                List.of(
                    new OperationListRequest.Order(
                        OperationListRequest.Field.CREATED_DATE, OperationListRequest.Direction.DESC))));
    assertThat(read.filtersOf(OperationListRequest.Field.CREATED_DATE)).hasSize(1);
    assertThat(read).asString().contains("created_date between").doesNotContain("100000451");
  }

  @Test
  void an_empty_question_asks_for_the_first_page() {
    assertThat(list("{}")).isEqualTo(new OperationListRequest(1, 20, List.of(), List.of()));
    assertThat(list("{\"paging\":null,\"searchParameters\":[]}")).isEqualTo(list("{}"));
  }

  @ParameterizedTest
  @EnumSource(OperationListRequest.Field.class)
  void each_field_is_found_by_its_name(OperationListRequest.Field field) {
    String json =
        "{\"searchParameters\":[{\"name\":\"" + field.wireName() + "\",\"method\":\"=\",\"searchParameter\":[true]}],"
            + "\"orderParameters\":[{\"field\":\"" + field.name().replace("_", "") + "\"}]}";

    OperationListRequest read = list(json);

    assertThat(read.filtersOf(field).get(0).values()).containsExactly("true");
    assertThat(read.orders())
        .containsExactly(new OperationListRequest.Order(field, OperationListRequest.Direction.ASC));
    assertThat(OperationListRequest.Field.values()).hasSize(15);
  }

  @ParameterizedTest
  @CsvSource({"between, BETWEEN, '1,2'", "in, IN, '1,2,3'", "like, LIKE, 1", "=, EQUAL, 1", "<, LESS, 1",
    ">, GREATER, 1", "<=, AT_MOST, 1", ">=, AT_LEAST, 1", "BETWEEN, BETWEEN, '1,2'"})
  void each_method_is_found_by_its_word(String word, OperationListRequest.Method method, String values) {
    String json =
        "{\"searchParameters\":[{\"name\":\"amount\",\"method\":\"" + word + "\",\"searchParameter\":["
            + values + "]}]}";

    OperationListRequest read = list(json);

    assertThat(read.filters().get(0).method()).isEqualTo(method);
    assertThat(list(new String(read.write(), UTF_8))).isEqualTo(read);
  }

  @Test
  void a_single_value_needs_no_list() {
    OperationListRequest read =
        list("{\"searchParameters\":[{\"name\":\"amount\",\"method\":\"=\",\"searchParameter\":15}]}");

    assertThat(read.filters().get(0).values()).containsExactly("15");
  }

  @Test
  void an_unknown_name_is_refused_by_that_name() {
    assertThat(problemOfFilter("{\"name\":\"colour\",\"method\":\"=\",\"searchParameter\":[\"1\"]}"))
        .isEqualTo("colour cannot be searched or ordered by");
    assertThat(problemOfFilter("{\"name\":\"4405639704015096\",\"method\":\"=\",\"searchParameter\":[\"1\"]}"))
        .isEqualTo("a field cannot be searched or ordered by");
    assertThat(problemOfFilter("{\"method\":\"=\"}")).isEqualTo("searchParameters.name is missing");
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> list("{\"orderParameters\":[{\"field\":\"size\"}]}")))
        .hasMessage("size cannot be searched or ordered by");
  }

  @ParameterizedTest
  @CsvSource({"between, '\"1\"'", "between, '\"1\",\"2\",\"3\"'", "=, ''", "=, '\"1\",\"2\"'", "in, ''",
    "like, null"})
  void a_method_with_the_wrong_number_of_values_is_refused(String method, String values) {
    String filter =
        "{\"name\":\"reference\",\"method\":\"" + method + "\",\"searchParameter\":[" + values + "]}";

    assertThat(problemOfFilter(filter))
        .isEqualTo("searchParameters.searchParameter has the wrong number of values for the method of reference");
  }

  @Test
  void other_words_than_the_documented_ones_are_refused() {
    assertThat(problemOfFilter("{\"name\":\"amount\",\"method\":\"!=\",\"searchParameter\":[1]}"))
        .startsWith("searchParameters.method must be between, in, like");
    assertThat(problemOfFilter("{\"name\":\"amount\",\"method\":\"=\",\"searchParameter\":[{}]}"))
        .isEqualTo("searchParameters.searchParameter must be a list of single values");
    assertThat(problemOfFilter("7")).isEqualTo("searchParameters must be a list of objects");
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class,
                () -> list("{\"orderParameters\":[{\"field\":\"amount\",\"typeOrder\":\"up\"}]}")))
        .hasMessage("orderParameters.typeOrder must be asc or desc");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> list("{\"orderParameters\":{}}")))
        .hasMessage("orderParameters must be a list");
  }

  @ParameterizedTest
  @CsvSource({"page, 0, paging.page must be 1 or more", "page, -1, paging.page must be 1 or more",
    "size, 0, paging.size must be 1 to 500", "size, 501, paging.size must be 1 to 500",
    "size, 1.5, paging.size must be a whole number"})
  void a_page_out_of_range_is_refused(String name, String value, String problem) {
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> list("{\"paging\":{\"" + name + "\":" + value + "}}")))
        .hasMessage(problem);
  }

  @Test
  void the_largest_page_of_operations_is_read_again() {
    StatusTransaction operation =
        StatusReply.read(Examples.bytes("08-status.100.charge.json")).transaction().orElseThrow();
    int most = ProtocolLimits.PAGE_SIZE_MAX;
    OperationListReply page = new OperationListReply(1234, 2, most, Collections.nCopies(most, operation));

    byte[] written = page.write();

    assertThat(TestJson.names(written)).startsWith("total", "page", "size", "operations", "id", "createdDate");
    assertThat(OperationListReply.read(written)).isEqualTo(page);
  }

  @Test
  void subscription_times_have_seven_fraction_digits() {
    RecurrentSubscribeReply read =
        RecurrentSubscribeReply.read(Examples.bytes("10-recurrent-subscribe.response.200.json"));

    assertThat(read.createdDate()).isEqualTo(OffsetDateTime.parse("2025-03-04T10:11:12.1234567+05:00"));
    assertThat(read.paymentFrequency()).isEqualTo(PaymentFrequency.MONTHLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weekly", "Monthly", "QUARTERLY"})
  void a_frequency_is_read_in_any_case(String word) {
    assertThat(PaymentFrequency.find(word)).isPresent();
  }

  @Test
  void an_unknown_frequency_is_refused() {
    String json =
        "{\"transactionId\":\"5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d\",\"paymentFrequency\":\"DAILY\"}";

    assertThat(
            catchThrowableOfType(MalformedMessage.class, () -> RecurrentSubscribeRequest.read(json.getBytes(UTF_8))))
        .hasMessage("paymentFrequency must be WEEKLY, MONTHLY or QUARTERLY");
  }

  @Test
  void an_invoice_link_may_be_nested() {
    InvoiceLinkReply flat = new InvoiceLinkReply("i", "u");

    assertThat(InvoiceLinkReply.read("{\"invoice\":{\"id\":\"i\",\"invoice_url\":\"u\"}}".getBytes(UTF_8)))
        .isEqualTo(flat);
    assertThat(InvoiceLinkReply.read("{\"invoice\":{\"id\":\"i\"},\"invoice_url\":\"u\"}".getBytes(UTF_8)))
        .isEqualTo(flat);
    assertThat(InvoiceLinkReply.read(flat.write())).isEqualTo(flat);
    assertThat(flat).asString().isEqualTo("InvoiceLinkReply[id=i]");
  }

  @Test
  void requests_for_links_and_codes_show_no_person() {
    InvoiceLinkRequest link = InvoiceLinkRequest.read(Examples.bytes("10-invoice-link.request.json"));
    QrRequest code = QrRequest.read(Examples.bytes("10-qr-generate.request.json"));

    assertThat(link).asString().contains("100000454").doesNotContain("buyer@", "7701", "client-17", "shop.example");
    assertThat(code).asString().doesNotContain("buyer@", "7701", "client-17", "shop.example");
  }

  @Test
  void an_amount_of_a_link_that_is_no_number_is_not_written() {
    InvoiceLinkRequest request = InvoiceLinkRequest.read("{\"amount\":\"much\"}".getBytes(UTF_8));

    assertThatIllegalStateException().isThrownBy(request::write);
  }

  @ParameterizedTest
  @CsvSource({"NEW, false", "SCANNED, false", "BLOCKED, false", "AUTH, false", "PAID, true", "REJECTED, true"})
  void a_code_is_final_when_paid_or_rejected(String status, boolean last) {
    QrStatus read = QrStatus.read(("{\"status\":\"" + status + "\"}").getBytes(UTF_8));

    assertThat(read.isFinal()).isEqualTo(last);
  }
}

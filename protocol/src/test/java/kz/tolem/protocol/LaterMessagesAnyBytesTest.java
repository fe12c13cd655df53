package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** Whatever comes in, the readers of cards, cryptograms, status and operations read it or refuse it. */
class LaterMessagesAnyBytesTest {

  private static final List<Consumer<byte[]>> READERS =
      List.of(
          bytes -> DeactivateReply.read(bytes).write(),
          bytes -> CardList.read(bytes).write(CardList.WhenEmpty.CODE),
          bytes -> CryptogramPayment.read(bytes).toString(),
          bytes -> CryptogramPlaintext.read(bytes).expiry(),
          bytes -> BonusRequest.read(bytes).write(CryptogramKey.BOTH),
          bytes -> BonusReply.read(bytes).write(),
          bytes -> Secure3DForm.read(bytes).write(),
          bytes -> Secure3DAnswer.read(bytes).write(),
          bytes -> Secure3DResult.ofQuery(Form.parse(bytes)).map(Secure3DResult::toQuery),
          bytes -> ConfirmRequest.read(bytes).write(),
          bytes -> StatusReply.read(bytes).write(),
          bytes -> LegacyStatus.read(bytes).write(),
          bytes -> OperationRequest.ofQuery(Form.parse(bytes)).toQuery(),
          bytes -> OperationRequest.ofForm(bytes).toJson(),
          bytes -> OperationRequest.ofJson(bytes).toQuery(),
          bytes -> OperationReply.read(bytes).write(),
          bytes -> RecurrentSubscribeRequest.read(bytes).write(),
          bytes -> RecurrentSubscribeReply.read(bytes).write(),
          bytes -> OperationListRequest.read(bytes).write(),
          bytes -> OperationListReply.read(bytes).write(),
          bytes -> QrRequest.read(bytes).write(),
          bytes -> QrReply.read(bytes).write(),
          bytes -> QrStatus.read(bytes).write(),
          bytes -> InvoiceLinkRequest.read(bytes).toString(),
          bytes -> InvoiceLinkReply.read(bytes).write());

  @Property
  void arbitrary_bytes_are_read_or_refused(@ForAll @Size(max = 300) byte[] bytes) {
    READERS.forEach(reader -> AnyBytesTest.readOrRefuse(reader, bytes));
  }

  @Property
  void spoilt_examples_are_read_or_refused(@ForAll("examples") String example, @ForAll long seed) {
    byte[] spoilt = AnyBytesTest.spoil(example, new Random(seed));

    READERS.forEach(reader -> AnyBytesTest.readOrRefuse(reader, spoilt));
  }

  @Property
  void an_amount_survives_query_and_body(
      @ForAll @BigRange(min = "0", max = "9999999999.99") @Scale(2) BigDecimal amount) {
    OperationRequest written = new OperationRequest(Optional.of(amount), Optional.of("a b+c&d"));

    OperationRequest query = OperationRequest.ofForm(written.toQuery().getBytes(UTF_8));
    OperationRequest joined = query.joinedWith(OperationRequest.ofJson(written.toJson()));

    assertThat(joined.amount().orElseThrow()).isEqualByComparingTo(amount);
    assertThat(joined.externalId()).isEqualTo(written.externalId());
  }

  @Provide
  Arbitrary<String> examples() {
    return Arbitraries.of(Examples.names())
        .map(name -> name.endsWith(".http") ? new String(Examples.body(name), UTF_8) : Examples.text(name).strip());
  }
}

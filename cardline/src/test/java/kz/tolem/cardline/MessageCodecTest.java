package kz.tolem.cardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.tolem.cardline.PrivateData.Part;
import kz.tolem.protocol.DeclineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

  private static final String CARD = "4405639704015096";
  private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-00000000002a");

  private final MessageCodec codec = new MessageCodec();

  private static Message payment() {
    OriginalData data = OriginalData.of(ID);
    return Message.of(MessageType.AUTHORISATION)
        .with(Field.CARD_NUMBER, CARD)
        .with(Field.PROCESSING_CODE, "000000")
        .with(Field.AMOUNT, "000000010000")
        .with(Field.TRANSMITTED_AT, data.transmittedAt())
        .with(Field.TRACE, data.trace())
        .with(Field.TERMINAL, "98120001")
        .with(Field.CURRENCY, "398")
        .with(Field.PRIVATE, PrivateData.none().with(Part.PAYMENT, ID.toString()).with(Part.CVC, "321").write())
        .with(Field.ORIGINAL, data.field90(MessageType.PURCHASE, "1"))
        .build();
  }

  @Test
  void a_message_is_ascii_with_a_bitmap_of_hexadecimal_digits() {
    String text = new String(codec.pack(payment()), StandardCharsets.US_ASCII);

    assertThat(text).startsWith("0100F2200000008180000000004000000000" + "16" + CARD + "000000" + "000000010000");
  }

  @Test
  void what_is_packed_is_read_again() throws Exception {
    Message message = payment();

    Message read = codec.parse(codec.pack(message));

    assertThat(read.type()).isEqualTo(message.type());
    assertThat(read.fields()).isEqualTo(message.fields());
    assertThat(read.privateData().text(Part.PAYMENT)).isEqualTo(ID.toString());
    assertThat(read.key()).isEqualTo(message.key());
  }

  @Test
  void an_answer_has_the_key_of_its_request_and_no_card_number() {
    Message request = payment();

    Message reply = request.reply("00").with(Field.REFERENCE, "612000000001").build();

    assertThat(reply.type()).isEqualTo(MessageType.AUTHORISATION_REPLY);
    assertThat(reply.key()).isEqualTo(request.key());
    assertThat(reply.get(Field.CARD_NUMBER)).isEmpty();
  }

  @Test
  void a_repeat_has_the_key_of_its_first() {
    Message first = Message.of(MessageType.COMPLETION).with(Field.TRACE, "000007").build();

    assertThat(first.repeated().type()).isEqualTo(MessageType.COMPLETION_REPEAT);
    assertThat(first.repeated().key()).isEqualTo(first.key());
    assertThat(first.repeated().repeated().key()).isEqualTo(first.key());
  }

  @ParameterizedTest
  @EnumSource(MessageType.class)
  void every_request_has_an_answer_and_no_answer_has_one(MessageType type) {
    assertThat(type.reply().isReply()).isTrue();
    assertThat(type.reply().code()).startsWith(type.code().substring(0, 2)).matches("...0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "01", "9999", "0100", "0100zzzzzzzzzzzzzzzz", "0100FFFFFFFFFFFFFFFF", "010042000000000000009944"
      })
  void bytes_that_are_no_message_are_told_without_their_content(String text) {
    assertThatThrownBy(() -> codec.parse((text + CARD).getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(MalformedMessage.class)
        .message()
        .doesNotContain(CARD);
  }

  @Test
  void printing_shows_no_card_number_and_no_security_code() {
    assertThat(payment().toString() + payment().privateData()).doesNotContain(CARD).doesNotContain("321");
  }

  @Test
  void the_trace_number_follows_from_the_identifier() {
    OriginalData data = OriginalData.of(ID);

    assertThat(data).isEqualTo(OriginalData.of(ID));
    assertThat(data.trace()).matches("[0-9]{6}").isNotEqualTo("000000");
    assertThat(data.field90(MessageType.AUTHORISATION, "398001"))
        .hasSize(42)
        .isEqualTo("0100" + data.trace() + data.transmittedAt() + "00000398001" + "00000000000");
  }

  @Test
  void every_response_code_means_a_documented_code_and_an_exact_one_wins() {
    for (ResponseCode code : ResponseCode.values()) {
      assertThat(DeclineCode.find(code.ePayCode())).as(code.name()).isPresent();
    }
    Message plain = Message.of(MessageType.AUTHORISATION_REPLY).with(Field.RESPONSE_CODE, "51").build();
    Message exact =
        Message.of(MessageType.AUTHORISATION_REPLY)
            .with(Field.RESPONSE_CODE, "05")
            .with(Field.MORE_RESPONSE, "2872")
            .build();
    Message strange =
        Message.of(MessageType.AUTHORISATION_REPLY)
            .with(Field.RESPONSE_CODE, "ZZ")
            .with(Field.MORE_RESPONSE, "9999")
            .build();

    assertThat(ResponseCode.ePayCodeOf(plain)).isEqualTo(484);
    assertThat(ResponseCode.ePayCodeOf(exact)).isEqualTo(2872);
    assertThat(ResponseCode.ePayCodeOf(strange)).isEqualTo(ResponseCode.UNKNOWN);
  }
}

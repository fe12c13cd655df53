package kz.tolem.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Frames;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageCodec;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.NetworkCode;
import kz.tolem.cardline.OriginalData;
import kz.tolem.cardline.PrivateData;
import kz.tolem.cardline.PrivateData.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The host by itself, over its line.
class CardHostTest {

  private static final String CARD = "4405639704015096";

  private static CardHost host(Path folder) throws IOException {
    return CardHost.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder, Optional.empty());
  }

  /// One signed-on connection.
  private record Gateway(Socket socket, Frames frames) implements AutoCloseable {

    static Gateway at(CardHost host) throws IOException {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port());
      socket.setSoTimeout(10_000);
      Gateway gateway =
          new Gateway(socket, new Frames(new MessageCodec(), socket.getInputStream(), socket.getOutputStream()));
      Message signOn =
          Message.of(MessageType.NETWORK)
              .with(Field.TRACE, "000001")
              .with(Field.NETWORK_CODE, NetworkCode.SIGN_ON)
              .build();
      assertThat(gateway.ask(signOn).text(Field.RESPONSE_CODE)).isEqualTo("00");
      return gateway;
    }

    Message ask(Message message) throws IOException {
      frames.write(message);
      return frames.read();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static Message.Builder message(MessageType type, UUID payment, UUID operation, String amount) {
    OriginalData data = OriginalData.of(operation);
    return Message.of(type)
        .with(Field.PROCESSING_CODE, "000000")
        .with(Field.AMOUNT, amount)
        .with(Field.TRANSMITTED_AT, data.transmittedAt())
        .with(Field.TRACE, data.trace())
        .with(Field.TERMINAL, "98120001")
        .with(Field.CURRENCY, "398")
        .with(
            Field.PRIVATE,
            PrivateData.none()
                .with(Part.PAYMENT, payment.toString())
                .with(Part.OPERATION, operation.toString())
                .write());
  }

  private static Message block(UUID payment) {
    return message(MessageType.AUTHORISATION, payment, payment, "000000010000").with(Field.CARD_NUMBER, CARD).build();
  }

  @Test
  void one_payment_is_approved_once_and_its_repeat_gets_the_same_answer_after_a_restart_too(@TempDir Path folder)
      throws IOException {
    UUID payment = UUID.randomUUID();
    Message first;
    try (CardHost host = host(folder);
        Gateway gateway = Gateway.at(host)) {
      first = gateway.ask(block(payment));
    }

    try (CardHost host = host(folder);
        Gateway gateway = Gateway.at(host)) {
      Message again = gateway.ask(block(payment));

      assertThat(first.text(Field.RESPONSE_CODE)).isEqualTo("00");
      assertThat(again.text(Field.REFERENCE)).isEqualTo(first.text(Field.REFERENCE)).matches("[0-9]{12}");
      assertThat(again.text(Field.PRIVATE)).isEqualTo(first.text(Field.PRIVATE));
      assertThat(Journal.read(folder)).hasSize(1);
    }
  }

  @Test
  void what_was_undone_is_never_carried_out_and_is_acknowledged_again_and_again(@TempDir Path folder)
      throws IOException {
    UUID approved = UUID.randomUUID();
    UUID neverSeen = UUID.randomUUID();
    try (CardHost host = host(folder);
        Gateway gateway = Gateway.at(host)) {
      gateway.ask(block(approved));

      assertThat(undo(gateway, approved)).isEqualTo("00");
      assertThat(undo(gateway, approved)).isEqualTo("00");
      assertThat(undo(gateway, neverSeen)).isEqualTo("25");
      assertThat(gateway.ask(block(neverSeen)).text(Field.RESPONSE_CODE)).isNotEqualTo("00");
      assertThat(Book.of(Journal.read(folder)).payments().values()).noneMatch(Book.Entry::stands);
    }
  }

  private static String undo(Gateway gateway, UUID payment) throws IOException {
    return gateway
        .ask(message(MessageType.REVERSAL_ADVICE, payment, payment, "000000010000").build())
        .text(Field.RESPONSE_CODE);
  }

  @Test
  void a_block_is_completed_once_given_back_up_to_what_was_taken_and_not_released_any_more(@TempDir Path folder)
      throws IOException {
    UUID payment = UUID.randomUUID();
    UUID completion = UUID.randomUUID();
    try (CardHost host = host(folder);
        Gateway gateway = Gateway.at(host)) {
      gateway.ask(block(payment));

      Message complete = message(MessageType.COMPLETION, payment, completion, "000000007000").build();
      String first = gateway.ask(complete).text(Field.REFERENCE);
      String repeat = gateway.ask(complete.repeated()).text(Field.REFERENCE);
      String second = code(gateway, message(MessageType.COMPLETION, payment, UUID.randomUUID(), "000000001000"));
      String release = code(gateway, message(MessageType.REVERSAL, payment, UUID.randomUUID(), "000000010000"));
      String refund = code(gateway, refund(payment, "000000005000"));
      String tooMuch = code(gateway, refund(payment, "000000002001"));

      assertThat(repeat).isEqualTo(first);
      assertThat(second).isEqualTo("12");
      assertThat(release).isEqualTo("12");
      assertThat(refund).isEqualTo("00");
      assertThat(tooMuch).isEqualTo("12");
      Book.Entry entry = Book.of(Journal.read(folder)).find(payment).orElseThrow();
      assertThat(entry.taken()).isEqualTo(7000);
      assertThat(entry.returned()).isEqualTo(5000);
    }
  }

  private static Message.Builder refund(UUID payment, String amount) {
    return message(MessageType.PURCHASE, payment, UUID.randomUUID(), amount).with(Field.PROCESSING_CODE, "200000");
  }

  private static String code(Gateway gateway, Message.Builder message) throws IOException {
    return gateway.ask(message.build()).text(Field.RESPONSE_CODE);
  }

  @Test
  void nothing_is_done_before_the_sign_on_or_for_a_message_that_lacks_what_it_must_have(@TempDir Path folder)
      throws IOException {
    try (CardHost host = host(folder);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port());
        Gateway gateway = Gateway.at(host)) {
      Gateway stranger =
          new Gateway(socket, new Frames(new MessageCodec(), socket.getInputStream(), socket.getOutputStream()));

      assertThat(stranger.ask(block(UUID.randomUUID())).text(Field.RESPONSE_CODE)).isEqualTo("58");
      assertThat(gateway.ask(Message.of(MessageType.AUTHORISATION).with(Field.TRACE, "000009").build())
              .text(Field.RESPONSE_CODE))
          .isEqualTo("30");
      assertThat(Journal.read(folder)).isEmpty();
    }
  }
}

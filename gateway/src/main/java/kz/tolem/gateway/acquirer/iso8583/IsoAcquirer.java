package kz.tolem.gateway.acquirer.iso8583;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.PrivateData.Part;
import kz.tolem.cardline.ResponseCode;
import kz.tolem.gateway.acquirer.Acquirer;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.Authorization;
import kz.tolem.gateway.acquirer.FollowUp;
import kz.tolem.gateway.acquirer.Original;
import kz.tolem.gateway.acquirer.Remedy;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.protocol.PaymentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A card host behind an ISO 8583 line. An authorisation whose answer does not come is undone by a reversal;
/// completions, releases and refunds are sent again until they are answered (ADR 37). Thread-safe.
public final class IsoAcquirer implements Acquirer, Remedy.Reversal {

  private static final Logger LOG = LoggerFactory.getLogger(IsoAcquirer.class);

  /// EPAY.md 11: there is no connection to the card system; try again later.
  private static final int NO_CONNECTION = 1267;

  /// Whoever waits hears at the end of the answer wait that there is no answer; this much later he must be dead.
  private static final Duration BEYOND_ANSWER_WAIT = Duration.ofSeconds(3);

  private static final Duration REPEAT_AFTER = Duration.ofSeconds(1);

  /// Approvals of another kind than was asked for: a part of the amount, after a look at papers, without cash. What was
  /// approved is not what the shop will be told, so it counts as no answer. Source: ISO 8583:1987, and the schemes.
  private static final Set<String> OTHER_APPROVALS = Set.of("08", "10", "11", "16", "32", "85", "87");

  /// What a repeat may be answered by one who has not looked at what became of the first message: enter again, not
  /// signed on, too late, issuer or route not there, duplicate, malfunction.
  private static final Set<ResponseCode> TELLS_NOTHING =
      Set.of(
          ResponseCode.ENTER_AGAIN,
          ResponseCode.TERMINAL_NOT_PERMITTED,
          ResponseCode.ANSWER_TOO_LATE,
          ResponseCode.ISSUER_UNAVAILABLE,
          ResponseCode.NO_ROUTE,
          ResponseCode.DUPLICATE,
          ResponseCode.MALFUNCTION);

  /// Undone, nothing to undo, nothing done.
  private static final Set<String> UNDONE =
      Set.of(ResponseCode.APPROVED.code(), ResponseCode.NOT_FOUND.code(), ResponseCode.NO_ACTION.code());

  private final CardLine line;
  private final PaymentMessages messages;
  private final Duration answerWait;
  private volatile Consumer<PaymentId> late = _ -> {};

  private IsoAcquirer(LineSettings settings, PanAccess access, Edges edges) {
    this.messages = new PaymentMessages(settings.institution(), access);
    this.answerWait = settings.answerWait();
    this.line =
        CardLine.start(
            settings,
            new NetworkMessages(settings.institution(), edges.ids()::timeOrdered),
            this::unexpected,
            edges.pause());
  }

  /// Begins to connect and returns at once.
  public static IsoAcquirer start(LineSettings settings, PanAccess access, Edges edges) {
    return new IsoAcquirer(settings, access, edges);
  }

  @Override
  public AcquirerReply authorize(Authorization authorization) {
    return switch (exchange(messages.authorisation(authorization))) {
      case Exchange.Answered(Message reply) -> read(reply);
      case Exchange.NotSent(String why) -> {
        LOG.warn("payment {} was not sent to the card host: {}; it is declined", authorization.payment(), why);
        yield new AcquirerReply.Declined(NO_CONNECTION, "");
      }
      case Exchange.NoAnswer(String why) -> new AcquirerReply.Unknown(why);
    };
  }

  /// An approval of another payment or another amount is none of what was asked.
  private Exchange exchange(Message request) {
    Exchange exchange = line.exchange(request);
    if (!(exchange instanceof Exchange.Answered(Message reply))) {
      return exchange;
    }
    if (isOtherApproval(reply)) {
      return new Exchange.NoAnswer("the card host approved something else: " + reply.text(Field.RESPONSE_CODE));
    }
    if (isApproved(reply) && !isAbout(request, reply)) {
      LOG.error("approval {} is of another payment or another amount than was asked; it does not count", reply);
      return new Exchange.NoAnswer("an approval of another payment or amount");
    }
    return exchange;
  }

  private static boolean isOtherApproval(Message reply) {
    return OTHER_APPROVALS.contains(reply.text(Field.RESPONSE_CODE));
  }

  /// What the answer does not say is taken to be as in the request.
  private static boolean isAbout(Message request, Message reply) {
    String payment = reply.privateData().text(Part.PAYMENT);
    return sameIfThere(request, reply, Field.AMOUNT)
        && sameIfThere(request, reply, Field.CURRENCY)
        && (payment.isEmpty() || payment.equals(request.privateData().text(Part.PAYMENT)));
  }

  private static boolean sameIfThere(Message request, Message reply, Field field) {
    return reply.get(field).map(request.text(field)::equals).orElse(true);
  }

  private static AcquirerReply read(Message reply) {
    String reference = reply.text(Field.REFERENCE);
    boolean tooLate = reply.text(Field.RESPONSE_CODE).equals(ResponseCode.ANSWER_TOO_LATE.code());
    if (tooLate && reply.text(Field.MORE_RESPONSE).isEmpty()) {
      return new AcquirerReply.Unknown("the issuer answered the card host too late, and may have approved");
    }
    if (!isApproved(reply)) {
      return reply.text(Field.RESPONSE_CODE).isEmpty()
          ? new AcquirerReply.Unknown("an answer without a response code")
          : new AcquirerReply.Declined(ResponseCode.ePayCodeOf(reply), reference);
    }
    if (reference.isEmpty()) {
      // An approval that could never be named again is none.
      return new AcquirerReply.Unknown("an approval without a reference");
    }
    String own = reply.privateData().text(Part.HOST_REFERENCE);
    return new AcquirerReply.Approved(
        reference,
        own.isEmpty() ? reference : own,
        reply.text(Field.APPROVAL_CODE),
        reply.privateData().text(Part.NETWORK_ID));
  }

  private static boolean isApproved(Message reply) {
    return reply.text(Field.RESPONSE_CODE).equals(ResponseCode.APPROVED.code());
  }

  @Override
  public Remedy remedy() {
    return this;
  }

  @Override
  public Duration leftAlone() {
    return answerWait.plus(BEYOND_ANSWER_WAIT);
  }

  @Override
  public Undoing reverse(Original original) {
    return switch (line.exchange(messages.reversal(original))) {
      case Exchange.Answered(Message reply) ->
          UNDONE.contains(reply.text(Field.RESPONSE_CODE))
              ? new Undoing.Acknowledged()
              : new Undoing.Refused("it answered " + reply.text(Field.RESPONSE_CODE));
      case Exchange.NotSent(String why) -> new Undoing.NotYet(why);
      case Exchange.NoAnswer(String why) -> new Undoing.NotYet(why);
    };
  }

  @Override
  public void whenLate(Consumer<PaymentId> listener) {
    late = listener;
  }

  /// An answer that nobody waits for. A late approval of a payment blocks money for nobody.
  private void unexpected(Message message) {
    boolean payment = message.type() == MessageType.AUTHORISATION_REPLY || message.type() == MessageType.PURCHASE_REPLY;
    Optional<PaymentId> id = PaymentId.parse(message.privateData().text(Part.PAYMENT));
    boolean refund = !message.text(Field.PROCESSING_CODE).startsWith("00");
    if (!payment || refund || !(isApproved(message) || isOtherApproval(message))) {
      LOG.info("answer {} came when nobody waited for it any more; it changes nothing", message);
      return;
    }
    if (id.isEmpty()) {
      LOG.error("approval {} came late and does not name its payment; undo it at the card host by hand", message);
      return;
    }
    LOG.warn("payment {} was approved when nobody waited for it any more; it is undone", id.get());
    late.accept(id.get());
  }

  @Override
  public FollowUp.Reply followUp(FollowUp request) {
    return switch (exchange(messages.followUp(request))) {
      case Exchange.Answered(Message reply) -> readFollowUp(reply);
      // Not refused: another gateway may be sending it already, having found it on disk.
      case Exchange.NotSent(String why) -> new FollowUp.Reply.Unknown(why);
      case Exchange.NoAnswer(String why) -> new FollowUp.Reply.Unknown(why);
    };
  }

  @Override
  public FollowUp.Reply inquire(FollowUp request) {
    return switch (exchange(messages.followUp(request).repeated())) {
      case Exchange.Answered(Message reply) ->
          tellsNothing(reply)
              ? new FollowUp.Reply.Unknown("a repeat was answered " + reply.text(Field.RESPONSE_CODE))
              : readFollowUp(reply);
      case Exchange.NotSent(String why) -> new FollowUp.Reply.Unknown(why);
      case Exchange.NoAnswer(String why) -> new FollowUp.Reply.Unknown(why);
    };
  }

  /// A host that has looked says why it declined in field 44.
  private static boolean tellsNothing(Message reply) {
    return reply.text(Field.MORE_RESPONSE).isEmpty()
        && ResponseCode.of(reply.text(Field.RESPONSE_CODE)).map(TELLS_NOTHING::contains).orElse(false);
  }

  private static FollowUp.Reply readFollowUp(Message reply) {
    if (isApproved(reply)) {
      return new FollowUp.Reply.Done(reply.text(Field.REFERENCE));
    }
    return reply.text(Field.RESPONSE_CODE).isEmpty()
        ? new FollowUp.Reply.Unknown("an answer without a response code")
        : new FollowUp.Reply.Refused(ResponseCode.ePayCodeOf(reply));
  }

  @Override
  public Duration followUpLeftAlone() {
    return leftAlone();
  }

  @Override
  public Duration followUpRepeatAfter() {
    return REPEAT_AFTER;
  }

  @Override
  public String describe() {
    return line.describe();
  }

  @Override
  public void close() {
    line.close();
  }
}

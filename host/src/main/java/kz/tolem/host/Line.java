package kz.tolem.host;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.UUID;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Frames;
import kz.tolem.cardline.MalformedMessage;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageCodec;
import kz.tolem.cardline.NetworkCode;
import kz.tolem.cardline.PrivateData;
import kz.tolem.cardline.PrivateData.Part;
import kz.tolem.cardline.ResponseCode;
import kz.tolem.cardline.SandboxOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection of a gateway. Each request has a thread of its own, so that a slow one does not hold up the others.
final class Line implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private final Socket socket;
  private final Frames frames;
  private final Desk desk;
  private final Faults faults;
  // Requests that wait for their reversal to overtake them, with the line that they came on.
  private final Map<UUID, Runnable> overtaken;
  private volatile boolean signedOn;

  Line(Socket socket, MessageCodec codec, Desk desk, Faults faults, ConcurrentHashMap<UUID, Runnable> overtaken)
      throws IOException {
    this.socket = socket;
    this.frames = new Frames(codec, socket.getInputStream(), socket.getOutputStream());
    this.desk = desk;
    this.faults = faults;
    this.overtaken = overtaken;
  }

  /// Serves until the line breaks.
  void serve() {
    try {
      while (true) {
        try {
          Message message = frames.read();
          Thread.ofVirtual().name("request").start(() -> handle(message));
        } catch (MalformedMessage e) {
          LOG.warn("{}; it is not answered", e.getMessage());
        }
      }
    } catch (EOFException _) {
      LOG.debug("a gateway has closed its line");
    } catch (IOException e) {
      LOG.info("a line is gone: {}", e.getMessage());
    } finally {
      close();
    }
  }

  private void handle(Message message) {
    try {
      faults.slowDown();
      switch (message.type()) {
        case NETWORK -> network(message);
        case AUTHORISATION, PURCHASE, PURCHASE_REPEAT, COMPLETION, COMPLETION_REPEAT, REVERSAL, REVERSAL_REPEAT,
            REVERSAL_ADVICE, REVERSAL_ADVICE_REPEAT ->
            request(message);
        case AUTHORISATION_REPLY, PURCHASE_REPLY, COMPLETION_REPLY, REVERSAL_REPLY, REVERSAL_ADVICE_REPLY,
            NETWORK_REPLY -> {
          // An answer to nothing that was asked.
        }
      }
    } catch (IOException e) {
      LOG.warn("message {} is not answered: {}", message, e.getMessage());
      close();
    }
  }

  private void network(Message message) throws IOException {
    String code = message.text(Field.NETWORK_CODE);
    if (code.equals(NetworkCode.SIGN_ON)) {
      signedOn = true;
    } else if (code.equals(NetworkCode.SIGN_OFF)) {
      signedOn = false;
    }
    frames.write(message.reply(ResponseCode.APPROVED.code()).build());
  }

  private void request(Message message) throws IOException {
    Request request = Request.read(message).orElse(null);
    if (!signedOn || request == null) {
      frames.write(
          message.reply((signedOn ? ResponseCode.FORMAT_ERROR : ResponseCode.TERMINAL_NOT_PERMITTED).code()).build());
      return;
    }
    switch (message.type()) {
      case AUTHORISATION -> pay(request, request.amount().isZero() ? Event.Kind.CHECK : Event.Kind.BLOCK);
      case PURCHASE, PURCHASE_REPEAT -> {
        if (request.isRefund()) {
          follow(request, Event.Step.REFUND);
        } else {
          pay(request, Event.Kind.PURCHASE);
        }
      }
      case COMPLETION, COMPLETION_REPEAT -> follow(request, Event.Step.COMPLETE);
      case REVERSAL, REVERSAL_REPEAT -> follow(request, Event.Step.RELEASE);
      case REVERSAL_ADVICE, REVERSAL_ADVICE_REPEAT -> undo(request);
      case AUTHORISATION_REPLY, PURCHASE_REPLY, COMPLETION_REPLY, REVERSAL_REPLY, REVERSAL_ADVICE_REPLY, NETWORK,
          NETWORK_REPLY ->
          throw new IllegalStateException("sorted out before");
    }
  }

  private void pay(Request request, Event.Kind kind) throws IOException {
    Fault fault = Fault.of(request.amount()).orElse(null);
    if (fault == null) {
      payAsAsked(request, kind);
      return;
    }
    switch (fault) {
      case DROP_BEFORE -> close();
      case DROP_AFTER_APPROVAL -> {
        desk.decide(request, kind, 0);
        close();
      }
      case DUPLICATE -> {
        Message answer = answer(request, desk.decide(request, kind, 0));
        frames.write(answer);
        frames.write(answer);
      }
      case GARBAGE -> {
        desk.decide(request, kind, 0);
        synchronized (socket.getOutputStream()) {
          socket.getOutputStream().write(new byte[] {0, 4, '9', '9', '9', '9'});
        }
      }
      case OVERTAKEN ->
          overtaken.put(
              request.payment(),
              () -> {
                try {
                  frames.write(answer(request, desk.decide(request, kind, 0)));
                } catch (IOException e) {
                  LOG.info("a late answer found its line gone: {}", e.getMessage());
                }
              });
    }
  }

  private void payAsAsked(Request request, Event.Kind kind) throws IOException {
    switch (SandboxOutcome.of(request.cardNumber(), request.amount())) {
      case SandboxOutcome.Approve _ -> frames.write(answer(request, desk.decide(request, kind, 0)));
      case SandboxOutcome.Decline(int code) -> frames.write(answer(request, desk.decide(request, kind, code)));
      case SandboxOutcome.ApproveAfter(var late) -> {
        LockSupport.parkNanos(late.toNanos());
        frames.write(answer(request, desk.decide(request, kind, 0)));
      }
      case SandboxOutcome.ApproveAndLoseAnswer _ -> desk.decide(request, kind, 0);
      case SandboxOutcome.LoseRequest _ -> LOG.info("{} is lost, as its amount or card asked", request);
    }
  }

  private void follow(Request request, Event.Step step) throws IOException {
    // What an amount asks to be lost is lost the first time only: repeats must come to an end.
    boolean first = request.message().type().repeat() != request.message().type();
    switch (first ? SandboxOutcome.of(request.amount()) : new SandboxOutcome.Approve()) {
      case SandboxOutcome.LoseRequest _ -> LOG.info("{} is lost, as its amount asked", request);
      case SandboxOutcome.ApproveAndLoseAnswer _ -> desk.follow(request, step);
      case SandboxOutcome.ApproveAfter(var late) -> {
        LockSupport.parkNanos(late.toNanos());
        frames.write(answer(request, desk.follow(request, step)));
      }
      case SandboxOutcome.Approve _, SandboxOutcome.Decline _ ->
          frames.write(answer(request, desk.follow(request, step)));
    }
  }

  private void undo(Request request) throws IOException {
    Runnable late = overtaken.remove(request.payment());
    if (late != null) {
      frames.write(request.message().reply(ResponseCode.NOT_FOUND.code()).build());
      late.run();
      return;
    }
    boolean known = desk.undo(request.payment());
    frames.write(
        request.message().reply((known ? ResponseCode.APPROVED : ResponseCode.NOT_FOUND).code()).build());
  }

  private static Message answer(Request request, Event.Answer answer) {
    Message.Builder reply = request.message().reply(answer.responseCode()).withAny(Field.REFERENCE, answer.reference());
    if (!answer.approved()) {
      return reply.with(Field.MORE_RESPONSE, Integer.toString(answer.ePayCode())).build();
    }
    PrivateData more =
        PrivateData.none()
            .with(Part.PAYMENT, request.payment().toString())
            .with(Part.NETWORK_ID, answer.networkId())
            .with(Part.HOST_REFERENCE, answer.hostReference());
    return reply.withAny(Field.APPROVAL_CODE, answer.approvalCode()).with(Field.PRIVATE, more.write()).build();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("a line does not close", e);
    }
  }
}

package kz.tolem.client.notification;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiPredicate;
import kz.tolem.client.PaymentStatus;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemException;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PostLink;

/**
 * Takes notifications. {@link #handle} is all a shop needs: it checks, asks the other side whether it is true, tells
 * the shop once, and says what to answer. Immutable, thread-safe. Source: EPAY.md 5.3, 5.4.
 */
public final class NotificationReceiver {

  private static final System.Logger LOG = System.getLogger(NotificationReceiver.class.getName());

  private final TolemClient client;
  private final NotificationSignature signature;
  private final BiPredicate<InvoiceId, String> secretHash;
  private final SeenNotifications seen;
  private final InstantSource time;

  NotificationReceiver(
      TolemClient client,
      NotificationSignature signature,
      BiPredicate<InvoiceId, String> secretHash,
      SeenNotifications seen,
      InstantSource time) {
    this.client = client;
    this.signature = signature;
    this.secretHash = secretHash;
    this.seen = seen;
    this.time = time;
  }

  /** Starts one for the terminal of a client, which it asks for the status; one for each terminal. */
  public static NotificationReceiverBuilder confirmedBy(TolemClient client) {
    return new NotificationReceiverBuilder(client);
  }

  /** What to answer, and why. */
  public enum Reply {
    /** Handled, now or before. */
    OK(200),
    /** Nothing that can be read. */
    BAD_REQUEST(400),
    /** Not believed. */
    UNAUTHORIZED(401),
    /** Not handled yet: it must come again. */
    COME_AGAIN(503);

    private final int status;

    Reply(int status) {
      this.status = status;
    }

    /** The HTTP status to answer with, and no body. */
    public int status() {
      return status;
    }
  }

  /**
   * Does everything: checks the notification, asks how the payment really stands, and tells the handler, once.
   *
   * @return what to answer the sender
   * @throws RuntimeException the handler's own, or one of {@link SeenNotifications}; answer it with a 500, and the
   *     notification comes again
   */
  public Reply handle(NotificationRequest request, NotificationHandler handler) {
    NotificationEvent event = check(request);
    if (!(event instanceof NotificationEvent.Genuine genuine)) {
      return rejected(((NotificationEvent.Rejected) event).reason());
    }
    switch (seen.begin(genuine.key())) {
      case DONE:
        return Reply.OK;
      case ELSEWHERE:
        return Reply.COME_AGAIN;
      default:
        return told(genuine, handler);
    }
  }

  private Reply told(NotificationEvent.Genuine event, NotificationHandler handler) {
    boolean handled = false;
    try {
      Optional<PaymentStatus> status = confirm(event);
      if (status.isEmpty()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the status does not confirm the notification of invoice {0}; its sender is asked to come again",
            event.invoice());
        return Reply.COME_AGAIN;
      }
      handler.handle(event, status.get());
      handled = true;
      return Reply.OK;
    } catch (TolemException e) {
      LOG.log(System.Logger.Level.WARNING, "a notification waits for its status: {0}", e.getMessage());
      return Reply.COME_AGAIN;
    } finally {
      if (handled) {
        seen.done(event.key());
      } else {
        seen.failed(event.key());
      }
    }
  }

  private static Reply rejected(NotificationEvent.Reason reason) {
    LOG.log(System.Logger.Level.WARNING, "a notification is not believed: {0}", reason);
    switch (reason) {
      case UNREADABLE:
        return Reply.BAD_REQUEST;
      case STALE:
        // Perhaps it is our clock that is wrong: nothing must be lost for that.
        return Reply.COME_AGAIN;
      default:
        return Reply.UNAUTHORIZED;
    }
  }

  /**
   * Only checks that the sender knows the shop's secrets, and reads. Nothing is remembered, and nobody is asked whether
   * it is true: go on with {@link #confirm}.
   */
  public NotificationEvent check(NotificationRequest request) {
    if (signature.isDemanded()) {
      Optional<NotificationEvent.Reason> problem = signature.problem(request, time.instant());
      if (problem.isPresent()) {
        return new NotificationEvent.Rejected(problem.get());
      }
    }
    Optional<NotificationEvent.Genuine> read = NotificationReading.read(request.body());
    if (read.isEmpty()) {
      return new NotificationEvent.Rejected(NotificationEvent.Reason.UNREADABLE);
    }
    PostLink message = read.get().message();
    if (!secretHash.test(read.get().invoice(), message.secretHash().orElse(""))) {
      return new NotificationEvent.Rejected(NotificationEvent.Reason.WRONG_SECRET_HASH);
    }
    String terminal = client.credentials().terminal().toString();
    if (!message.order().terminal().map(terminal::equalsIgnoreCase).orElse(false)) {
      return new NotificationEvent.Rejected(NotificationEvent.Reason.OTHER_TERMINAL);
    }
    return read.get();
  }

  /**
   * Asks the other side how the payment stands.
   *
   * @return its status when that agrees with the event; empty when it does not, or is not known yet
   * @throws TolemException when it cannot be asked
   */
  public Optional<PaymentStatus> confirm(NotificationEvent.Genuine event) {
    PaymentStatus status = client.status(event.invoice());
    return NotificationReading.agree(event, status) ? Optional.of(status) : Optional.empty();
  }
}

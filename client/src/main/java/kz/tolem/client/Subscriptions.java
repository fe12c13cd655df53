package kz.tolem.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.RecurrentSubscribeReply;
import kz.tolem.protocol.RecurrentSubscribeRequest;
import kz.tolem.protocol.RecurrentSubscription;

/**
 * Payments that the other side repeats by itself. To list and to end them is Tolem's own; the bank's documents have
 * only {@link #begin}. Thread-safe. Source: EPAY.md 10.1.
 */
public final class Subscriptions {

  private final Engine engine;

  Subscriptions(Engine engine) {
    this.engine = engine;
  }

  /**
   * Has a payment repeated. At a Tolem, to ask again for the same is answered the same.
   *
   * @throws TolemRefusedException when there is no such payment, or it cannot be repeated
   * @throws TolemTransportException when there is no answer within the deadline. At the bank look before you ask again
   *     where {@link TolemTransportException#mayHaveBeenReceived()}
   */
  public RecurrentSubscribeReply begin(PaymentId payment, PaymentFrequency frequency) {
    byte[] body = new RecurrentSubscribeRequest(payment, frequency).write();
    Call call = Call.json("subscribe", engine.settings().api("/recurrent/subscribe"), body);
    if (engine.settings().environment().repeatsSafely()) {
      return engine.asked(
          call.operation(), call, heard -> Asking.okOrRefused(call, heard, RecurrentSubscribeReply::read));
    }
    return engine.observed(call.operation(), deadline -> once(call, deadline));
  }

  private RecurrentSubscribeReply once(Call call, Deadline deadline) {
    Answer answer = engine.service().once(call, deadline);
    if (answer instanceof Answer.Heard heard && !heard.isTemporary()) {
      try {
        return Asking.okOrRefused(call, heard, RecurrentSubscribeReply::read);
      } catch (MalformedMessage e) {
        throw Asking.trouble("the answer cannot be read: " + e.getMessage(), call, answer);
      }
    }
    throw Asking.trouble(Asking.problemOf(answer), call, answer);
  }

  /**
   * The shop's subscriptions, the oldest first, at most 100 at once.
   *
   * @throws TolemRefusedException when the credentials are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public List<RecurrentSubscription> list() {
    return list("");
  }

  /** Those behind one, to go on where the last list ended. As {@link #list}. */
  public List<RecurrentSubscription> after(RecurrentSubscription last) {
    return list("?after=" + encoded(last.id()));
  }

  private List<RecurrentSubscription> list(String query) {
    Call call = Call.get("subscriptions", engine.settings().api("/recurrent/subscriptions" + query));
    return engine.asked(
        call.operation(), call, heard -> Asking.okOrRefused(call, heard, RecurrentSubscription::readList));
  }

  /**
   * One, with its payments; empty when there is none, or it is another's.
   *
   * @throws TolemRefusedException when the credentials are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public Optional<RecurrentSubscription> find(String id) {
    return one(Call.get("subscription", engine.settings().api("/recurrent/subscriptions/" + encoded(id))));
  }

  /**
   * Ends one, and shows it; one that has ended stays as it is. Empty when there is none, or it is another's.
   *
   * @throws TolemRefusedException when the credentials are refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public Optional<RecurrentSubscription> end(String id) {
    return one(Call.post("unsubscribe", engine.settings().api("/recurrent/subscriptions/" + encoded(id) + "/end")));
  }

  private Optional<RecurrentSubscription> one(Call call) {
    return engine.asked(
        call.operation(),
        call,
        heard -> {
          TolemRefusedException refused = heard.isOk() ? null : Asking.refused(call, heard);
          if (refused != null && refused.serverMessage().contains("subscription not found")) {
            return Optional.empty();
          }
          return Optional.of(Asking.okOrRefused(call, heard, RecurrentSubscription::read));
        });
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}

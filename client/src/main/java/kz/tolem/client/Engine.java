package kz.tolem.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Function;

/** Everything behind the public classes, put together from the bottom to the top. Thread-safe. */
record Engine(
    Settings settings,
    Asking asking,
    Service service,
    PaymentRequests requests,
    StatusCalls status,
    PaymentCalls payments,
    OperationCalls operations) {

  static Engine start(Settings settings, HttpClient.Builder http, SecretHashes hashes) {
    Transport transport = Transport.over(http, settings.connectWait(), settings.edges());
    Asking asking = new Asking(settings, transport);
    Tokens tokens = new Tokens(settings, asking);
    Service service = new Service(asking, tokens);
    StatusCalls status = new StatusCalls(settings, service);
    return new Engine(
        settings,
        asking,
        service,
        new PaymentRequests(settings, tokens, hashes),
        status,
        new PaymentCalls(settings, asking, status),
        new OperationCalls(settings, service, status));
  }

  /** The same connections and tokens under another deadline. */
  Engine within(Duration deadline) {
    return new Engine(settings.within(deadline), asking, service, requests, status, payments, operations);
  }

  /** Makes one call of the public API: looked at as a whole, and under one deadline as a whole. */
  <T> T observed(String operation, Function<Deadline, T> call) {
    return settings
        .observer()
        .around(operation, () -> call.apply(Deadline.in(settings.deadline(), settings.edges().nanos())));
  }

  /** Asks with the kept token. */
  <T> T asked(String operation, Call call, Function<Answer.Heard, T> read) {
    return observed(operation, deadline -> service.untilAnswered(call, deadline, read));
  }

  static void requirePositive(Purchase purchase) {
    if (purchase.money().isZero()) {
      throw new IllegalArgumentException("a payment must be more than zero");
    }
  }

  static void requireZero(Purchase purchase) {
    if (!purchase.money().isZero()) {
      throw new IllegalArgumentException("a card is verified with the amount 0");
    }
  }
}

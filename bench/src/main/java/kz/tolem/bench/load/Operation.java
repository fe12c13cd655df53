package kz.tolem.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One operation after the other on one connection.
final class Operation {

  private static final byte[] TOKEN_KEY = "\"access_token\":\"".getBytes(StandardCharsets.US_ASCII);

  /// Hears of the end of each operation.
  interface Ended {

    /// Answered as it should be.
    void well(Operation operation);

    /// Answered otherwise.
    void otherwise(Operation operation, int status, String body);
  }

  private final Caller caller;
  private final ShopRequests requests;
  private final Orders orders;
  private final Work work;
  private final Ended ended;
  private Orders.Order order;
  private long dueAt;
  private long paymentSentAt;

  Operation(Caller caller, ShopRequests requests, Orders orders, Work work, Ended ended) {
    this.caller = caller;
    this.requests = requests;
    this.orders = orders;
    this.work = work;
    this.ended = ended;
  }

  /// @param due when it should have begun, as of `System.nanoTime()`
  void begin(long due) {
    dueAt = due;
    order = orders.take();
    requests.putToken(caller.request(), order);
    send(this::tokenAnswered);
  }

  /// When it should have begun.
  long dueAt() {
    return dueAt;
  }

  /// When its payment request was sent.
  long paymentSentAt() {
    return paymentSentAt;
  }

  private void tokenAnswered(Incoming answer) {
    if (answer.status() != 200) {
      end(answer);
      return;
    }
    if (work == Work.TOKEN) {
      end(answer);
      return;
    }
    byte[] token;
    try {
      token = answer.text(TOKEN_KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    caller.done();
    requests.putPayment(caller.request(), order, token);
    paymentSentAt = System.nanoTime();
    send(this::end);
  }

  private void end(Incoming answer) {
    int status = answer.status();
    String body = status == 200 ? "" : answer.body();
    caller.done();
    if (status == 200) {
      ended.well(this);
    } else {
      ended.otherwise(this, status, body);
    }
  }

  private void send(java.util.function.Consumer<Incoming> then) {
    try {
      caller.send(then);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

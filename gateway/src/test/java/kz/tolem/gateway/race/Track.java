package kz.tolem.gateway.race;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;

/// Where races are run: one shop at two gateways on one database. Thread-safe.
record Track(
    TestShop shop, String token, String postLink, Line first, Line second, ExecutorService threads)
    implements AutoCloseable {

  static Track of(Race race, TestGateway first, TestGateway second, String postLink) {
    TestShop shop = first.shop(usual -> race.terminal(Terminals.ruled(usual, Terminals.rules(0, 30, 0, true))));
    return new Track(
        shop,
        shop.granted(shop.serviceToken()),
        postLink,
        new Line(first.port()),
        new Line(second.port()),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  @FunctionalInterface
  interface Sending {
    Answer through(Line line);
  }

  String token(String invoice) {
    String form = shop.tokenFor(invoice, "1000", "KZT").encoded();
    Answer granted = first.post("/oauth2/token", "application/x-www-form-urlencoded", form, "");
    if (granted.status() != 200) {
      throw new AssertionError(granted);
    }
    return granted.text("access_token");
  }

  /// A payment of 1,000 KZT, as its request stands.
  String payment(String invoice) {
    return shop.payment(invoice, "1000").postingTo(postLink).json();
  }

  Answer pays(Line line, String payment, String bearer) {
    return line.post(PaymentBody.PATH, "application/json", payment, bearer);
  }

  /// Pays 1,000 KZT.
  /// @return the payment's id
  String pays() {
    String invoice = TestShop.freshInvoice();
    Answer paid = pays(first, payment(invoice), token(invoice));
    if (paid.status() != 200) {
      throw new AssertionError(paid);
    }
    return paid.text("id");
  }

  Answer operates(Line line, String payment, String call) {
    return line.post("/operation/" + payment + "/" + call, "application/json", "", token);
  }

  /// Half of them both at one gateway; of the rest, one or the other at the second.
  List<Answer> atOnce(int number, Sending one, Sending other) {
    Line oneLine = number % 4 == 1 ? second : first;
    Line otherLine = number % 4 == 2 ? second : first;
    CountDownLatch start = new CountDownLatch(2);
    Future<Answer> sent = threads.submit(() -> sends(start, one, oneLine));
    Answer answer = sends(start, other, otherLine);
    try {
      return List.of(sent.get(), answer);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static Answer sends(CountDownLatch start, Sending sending, Line line) {
    start.countDown();
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return sending.through(line);
  }

  @Override
  public void close() {
    threads.shutdown();
    first.close();
    second.close();
  }
}

package kz.tolem.gateway.race;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.Wire;
import kz.tolem.gateway.merchant.NewTerminal;

/// Two calls that must not both have their way, sent at the same moment.
enum Race {
  /// 1,000 KZT were charged and twice 600 are to go back.
  REFUND_AGAINST_REFUND("two refunds that together exceed the rest") {
    @Override
    void run(Track track, int number) {
      String id = track.pays("1000");

      List<Answer> answers =
          track.atOnce(
              number,
              wire -> track.operates(wire, id, "refund?amount=600"),
              wire -> track.operates(wire, id, "refund?amount=600&externalID=" + number));

      oneIsDone(answers);
    }

    @Override
    NewTerminal terminal(NewTerminal usual) {
      return Terminals.oneStep(usual);
    }
  },

  CHARGE_AGAINST_CANCEL("a charge against a cancel") {
    @Override
    void run(Track track, int number) {
      String id = track.pays("1000");

      List<Answer> answers =
          track.atOnce(
              number,
              wire -> track.operates(wire, id, "charge?amount=" + (number % 3 == 0 ? "400" : "1000")),
              wire -> track.operates(wire, id, "cancel"));

      oneIsDone(answers);
    }
  },

  REPLAY_AGAINST_FIRST_CALL("a replay against the first call") {
    @Override
    void run(Track track, int number) {
      String invoice = TestShop.freshInvoice();
      String token = track.shop().token(invoice, "1000");
      var body = track.shop().payment(invoice, "1000").postingTo(track.postLink());

      List<Answer> answers = track.atOnce(number, wire -> body.send(wire, token), wire -> body.send(wire, token));

      for (Answer answer : answers) {
        if (answer.status() != 200 || !answer.body().equals(answers.getFirst().body())) {
          throw new AssertionError("not the same twice: " + answers);
        }
      }
    }
  };

  private final String words;

  Race(String words) {
    this.words = words;
  }

  abstract void run(Track track, int number);

  NewTerminal terminal(NewTerminal usual) {
    return usual;
  }

  private static void oneIsDone(List<Answer> answers) {
    long done = answers.stream().filter(answer -> answer.status() == 200).count();
    long refused = answers.stream().filter(answer -> answer.status() == 400 && answer.number("code") == 100).count();
    if (done != 1 || refused != 1) {
      throw new AssertionError("not one done and one refused: " + answers);
    }
  }

  @Override
  public String toString() {
    return words;
  }

  @FunctionalInterface
  interface Sending {
    Answer through(Wire wire);
  }

  /// Where races are run: one shop at two gateways on one database.
  record Track(TestGateway first, TestGateway second, TestShop shop, String token, String postLink, ExecutorService threads) {

    static Track of(Race race, TestGateway first, TestGateway second, String postLink) {
      TestShop shop =
          first.shop(usual -> race.terminal(Terminals.ruled(usual, Terminals.rules(0, 30, 0, true))));
      return new Track(
          first, second, shop, shop.granted(shop.serviceToken()), postLink, Executors.newVirtualThreadPerTaskExecutor());
    }

    /// @return the payment's id
    String pays(String amount) {
      String invoice = TestShop.freshInvoice();
      Answer paid = shop.payment(invoice, amount).postingTo(postLink).send(first.wire(), shop.token(invoice, amount));
      if (paid.status() != 200) {
        throw new AssertionError(paid);
      }
      return paid.text("id");
    }

    Answer operates(Wire wire, String payment, String call) {
      return wire.post("/operation/" + payment + "/" + call, "application/json", "", "Authorization", "Bearer " + token);
    }

    /// By turns both at one gateway, each at its own, and the other way round.
    List<Answer> atOnce(int number, Sending one, Sending other) {
      Wire oneWire = number % 4 == 1 ? second.wire() : first.wire();
      Wire otherWire = number % 4 == 2 ? second.wire() : first.wire();
      CountDownLatch start = new CountDownLatch(2);
      Future<Answer> sent = threads.submit(() -> sends(start, one, oneWire));
      Answer answer = sends(start, other, otherWire);
      try {
        return List.of(sent.get(), answer);
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }

    private static Answer sends(CountDownLatch start, Sending sending, Wire wire) {
      start.countDown();
      try {
        start.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return sending.through(wire);
    }
  }
}

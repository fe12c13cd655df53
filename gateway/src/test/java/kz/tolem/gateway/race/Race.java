package kz.tolem.gateway.race;

import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.merchant.NewTerminal;

/// Two calls that must not both have their way, sent at the same moment.
enum Race {
  /// 1,000 KZT were charged and twice 600 are to go back.
  REFUND_AGAINST_REFUND("two refunds that together exceed the rest") {
    @Override
    void run(Track track, int number) {
      String id = track.pays();

      oneIsDone(
          track.atOnce(
              number,
              line -> track.operates(line, id, "refund?amount=600"),
              line -> track.operates(line, id, "refund?amount=600&externalID=" + number)));
    }

    @Override
    NewTerminal terminal(NewTerminal usual) {
      return Terminals.oneStep(usual);
    }
  },

  CHARGE_AGAINST_CANCEL("a charge against a cancel") {
    @Override
    void run(Track track, int number) {
      String id = track.pays();
      String part = number % 3 == 0 ? "400" : "1000";

      oneIsDone(
          track.atOnce(
              number,
              line -> track.operates(line, id, "charge?amount=" + part),
              line -> track.operates(line, id, "cancel")));
    }
  },

  REPLAY_AGAINST_FIRST_CALL("a replay against the first call") {
    @Override
    void run(Track track, int number) {
      String invoice = TestShop.freshInvoice();
      String bearer = track.token(invoice);
      String payment = track.payment(invoice);

      List<Answer> answers =
          track.atOnce(
              number, line -> track.pays(line, payment, bearer), line -> track.pays(line, payment, bearer));

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

  /// @param number which of the races it is, from 0
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
}

package kz.tolem.junit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static kz.tolem.bank.Scripts.answersAfter;
import static kz.tolem.bank.Scripts.approves;
import static kz.tolem.bank.Scripts.declines;
import static kz.tolem.bank.Scripts.losesAnswer;
import static kz.tolem.bank.Scripts.losesRequest;
import static kz.tolem.bank.Scripts.notifiesTwice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import kz.tolem.bank.Bank;
import kz.tolem.client.PaymentResult;
import kz.tolem.protocol.DeclineCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two hundred tests of a shop, each with a script of its own, at a bank that is started once. How long they take says
/// `./tolem bench bank`.
@TolemBank
class TwoHundredTest {

  private static final List<Integer> CODES =
      DeclineCode.known().stream().map(DeclineCode::code).filter(code -> code > 0).toList();

  private final Bank bank;

  TwoHundredTest(Bank bank) {
    this.bank = bank;
  }

  static IntStream numbers() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_shop_meets_what_its_test_wants_and_nothing_of_the_test_before(int number) {
    Scene scene = new Scene(bank, bank.freshInvoice());
    int code = CODES.get(number % CODES.size());

    switch (number % 5) {
      case 0 -> {
        bank.next(approves());
        assertThat(scene.pay()).isInstanceOf(PaymentResult.Authorized.class);
        bank.assertThatInvoice(scene.invoice()).wasChargedOnce().wasToldOnce();
      }
      case 1 -> {
        bank.next(declines(code));
        assertThat(scene.pay()).isNotInstanceOf(PaymentResult.Authorized.class);
        bank.assertThatInvoice(scene.invoice()).wasDeclinedWith(code).wasNeverCharged();
      }
      case 2 -> {
        bank.next(number % 2 == 0 ? losesAnswer() : losesRequest());
        assertThat(impatient(scene)).isInstanceOf(PaymentResult.InDoubt.class);
        bank.time().advance(ofMinutes(3));
        if (number % 2 == 0) {
          bank.assertThatInvoice(scene.invoice()).wasChargedOnce().isBlocked();
        } else {
          bank.assertThatInvoice(scene.invoice()).wasNeverCharged().wasDeclinedWith(458);
        }
      }
      case 3 -> {
        bank.next(answersAfter(ofSeconds(5 + number % 50)));
        assertThat(impatient(scene)).isInstanceOf(PaymentResult.InDoubt.class);
        bank.time().advance(ofMinutes(1));
        bank.assertThatInvoice(scene.invoice()).wasChargedOnce().isBlocked();
      }
      default -> {
        bank.next(notifiesTwice());
        scene.paid();
        bank.assertThatInvoice(scene.invoice()).wasToldTimes(2).wasChargedOnce();
      }
    }

    assertThat(bank.orders()).as("orders of this test alone").hasSize(1);
    assertThat(bank.waiting()).isEmpty();
  }

  private PaymentResult impatient(Scene scene) {
    return bank.client().within(ofMillis(500)).pay(bank.card(), scene.order());
  }
}

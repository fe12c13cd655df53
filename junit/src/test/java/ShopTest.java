import static java.time.Duration.ofMinutes;
import static kz.tolem.bank.Scripts.declines;
import static kz.tolem.bank.Scripts.losesAnswer;

import kz.tolem.bank.Bank;
import kz.tolem.client.Purchase;
import kz.tolem.junit.TolemBank;
import org.junit.jupiter.api.Test;

@TolemBank
class ShopTest {

  @Test
  void a_lost_answer_is_not_paid_twice(Bank bank) {
    bank.next(losesAnswer());

    bank.client().pay(bank.card(), Purchase.invoice("100000451").money("1500", "KZT").description("Order").build());
    bank.time().advance(ofMinutes(3));

    bank.assertThatInvoice("100000451").wasChargedOnce().isBlocked();
  }

  @Test
  void a_decline_is_shown(Bank bank) {
    bank.next(declines(484));

    bank.client().pay(bank.card(), Purchase.invoice("100000452").money("1500", "KZT").description("Order").build());

    bank.assertThatInvoice("100000452").wasDeclinedWith(484).wasNeverCharged();
  }
}

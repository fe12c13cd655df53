package kz.tolem.junit;

import java.util.List;
import java.util.Map;
import kz.tolem.bank.Bank;
import kz.tolem.bank.BankInbox.Letter;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.Purchase;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;

/// A shop with one order, at an empty bank.
record Scene(Bank bank, InvoiceId invoice) {

  static Scene at(Bank bank) {
    bank.empty();
    return new Scene(bank, bank.freshInvoice());
  }

  /// An order of 1500 tenge that is told to the bank's inbox.
  Purchase order() {
    return Purchase.invoice(invoice.toString())
        .money("1500", "KZT")
        .description("An order")
        .notifyAt(bank.inbox().url())
        .notifyFailureAt(bank.inbox().url())
        .build();
  }

  PaymentResult pay() {
    return bank.client().pay(bank.card(), order());
  }

  /// A payment that is approved.
  PaymentId paid() {
    return ((PaymentResult.Authorized) pay()).id();
  }

  /// A payment that waits for its buyer at the bank's 3-D Secure page.
  PaymentResult.NeedsBuyer waiting() {
    return (PaymentResult.NeedsBuyer) bank.secureClient().pay(bank.card(), order());
  }

  /// The buyer types the right code, whatever the script makes of it.
  PaymentResult typed() {
    PaymentResult.NeedsBuyer waiting = waiting();
    return bank.secureClient().complete(waiting, bank.buyerTypes(waiting, Bank.RIGHT_CODE));
  }

  List<Letter> letters(int count) {
    return bank.inbox().await(count);
  }

  /// The result codes of the letters, in the order in which they came.
  List<String> told(int count) {
    return letters(count).stream().map(letter -> letter.message().result().succeeded() ? "ok" : "error").toList();
  }

  Map<String, String> headers() {
    return letters(1).getFirst().headers();
  }
}

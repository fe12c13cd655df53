package kz.tolem.gateway.operation;

import java.time.Duration;
import java.util.List;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.user.Role;

/// A gateway with four payments of one shop, one hour after the other, from 09:00 UTC on; in Almaty that is 14:00. The
/// third is declined, the fourth is partly refunded a day later. Another shop has a payment too.
final class ListedShop implements AutoCloseable {

  final TestGateway gateway = TestGateway.start();
  final TestShop shop = gateway.shop();
  final String first = TestShop.freshInvoice();
  final String second = TestShop.freshInvoice();
  final String third = TestShop.freshInvoice();
  final String refunded = TestShop.freshInvoice();
  final String token;

  ListedShop() {
    shop.payment(first, "1500.50")
        .with("accountId", "till_1%")
        .with("email", "a@example.kz")
        .with("phone", "77010000001")
        .with("postLink", "http://127.0.0.1:9/nobody")
        .send(gateway.wire(), shop.token(first, "1500.50"));
    gateway.clock().advance(Duration.ofHours(1));
    shop.payment(second, "2000")
        .with("accountId", "till_2")
        .with("name", "AIGERIM EXAMPLE")
        .send(gateway.wire(), shop.token(second, "2000"));
    gateway.clock().advance(Duration.ofHours(1));
    shop.pay(third, "900484");
    gateway.clock().advance(Duration.ofHours(1));
    String id = shop.pay(refunded, "3000").text("id");
    Person person = Person.of(gateway, shop, Role.FINANCE);
    operate(person, id, "charge");
    gateway.clock().advance(Duration.ofDays(1));
    operate(person, id, "refund?amount=1000");
    gateway.shop().pay(TestShop.freshInvoice());
    token = person.token();
  }

  private void operate(Person person, String id, String what) {
    Answer answer =
        gateway
            .wire()
            .post("/operation/" + id + "/" + what, "", "", "Authorization", "Bearer " + person.token());
    if (answer.status() != 200) {
      throw new AssertionError(what + ": " + answer);
    }
  }

  /// The order numbers of all four, the first first.
  List<String> all() {
    return List.of(first, second, third, refunded);
  }

  Answer ask(Listing listing) {
    return listing.send(gateway.wire(), token);
  }

  List<String> found(Listing listing) {
    return Listing.invoices(ask(listing));
  }

  /// What the shop's terminal is like, for another one.
  NewTerminal settings() {
    Terminal t = shop.terminal();
    return new NewTerminal(
        "Second",
        t.currencies(),
        t.twoStep(),
        t.secure3d(),
        t.dialect(),
        t.tailWindow(),
        t.linkHosts(),
        t.crossOrigin(),
        t.cryptogram(),
        t.rules());
  }

  @Override
  public void close() {
    gateway.close();
  }
}

package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Books;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A thousand at once, at one gateway and at two that share a database: whatever comes in together, one payment.
class PaymentConcurrencyTest {

  private static final int MANY = 1000;

  private static TestGateway gateway;
  private static TestGateway second;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(s -> s.poolSize(8));
    second = gateway.another();
  }

  @AfterAll
  static void stop() {
    second.close();
    gateway.close();
  }

  private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Answer>> futures = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<Answer> request : requests) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return patient(request);
                }));
      }
      start.countDown();
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }

  /// A gateway with no room says 503 and does nothing; a shop then asks again.
  private static Answer patient(Callable<Answer> request) throws Exception {
    Answer answer = request.call();
    while (answer.status() == 503) {
      Thread.sleep(50);
      answer = request.call();
    }
    return answer;
  }

  private static Wire eitherGateway(int i, boolean both) {
    return both && i % 2 == 1 ? second.wire() : gateway.wire();
  }

  private static void one(String invoice) {
    assertThat(gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isEqualTo(1);
    var id = gateway.sql().one("select id from payment where invoice_number = ?", invoice);
    assertThat(gateway.journal()).filteredOn(entry -> entry.payment().toString().equals(id)).hasSize(1);
    Books.agree(gateway);
  }

  @Test
  void a_thousand_uses_of_one_token_are_one_payment() throws Exception {
    sameRequest(false);
  }

  @Test
  void a_thousand_uses_of_one_token_at_two_gateways_are_one_payment() throws Exception {
    sameRequest(true);
  }

  private static void sameRequest(boolean both) throws Exception {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);
    var body = shop.payment(invoice);

    var answers =
        atOnce(
            IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(i -> () -> body.send(eitherGateway(i, both), token))
                .toList());

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    one(invoice);
  }

  @Test
  void a_thousand_requests_with_one_token_are_one_payment_and_refusals() throws Exception {
    differentRequests(false);
  }

  @Test
  void a_thousand_requests_with_one_token_at_two_gateways_are_one_payment_and_refusals() throws Exception {
    differentRequests(true);
  }

  private static void differentRequests(boolean both) throws Exception {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var token = shop.token(invoice);

    var answers =
        atOnce(
            IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(
                    i ->
                        () ->
                            shop.payment(invoice).with("description", "no. " + i).send(eitherGateway(i, both), token))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(answer -> answer.text("message"))
        .containsOnly("token has been used for another request; obtain a token for each operation");
    one(invoice);
  }

  @Test
  void a_thousand_tokens_for_one_invoice_are_one_payment() throws Exception {
    sameInvoice(false);
  }

  @Test
  void a_thousand_tokens_for_one_invoice_at_two_gateways_are_one_payment() throws Exception {
    sameInvoice(true);
  }

  private static void sameInvoice(boolean both) throws Exception {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    var body = shop.payment(invoice);
    var tokens = IntStream.range(0, MANY).mapToObj(_ -> shop.token(invoice)).toList();

    var answers =
        atOnce(
            IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(i -> () -> body.send(eitherGateway(i, both), tokens.get(i)))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(answer -> answer.text("message"))
        .isSubsetOf(
            "invoice " + invoice + " is already paid", "a payment of invoice " + invoice + " is in progress");
    one(invoice);
  }

  @Test
  void of_a_thousand_invoices_with_the_same_last_six_digits_one_is_paid() throws Exception {
    var shop = gateway.shop();
    var invoices = IntStream.range(0, MANY).mapToObj(i -> (1000 + i) + "424242").toList();
    var tokens = invoices.stream().map(shop::token).toList();

    var answers =
        atOnce(
            IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(
                    i -> () -> shop.payment(invoices.get(i)).send(eitherGateway(i, true), tokens.get(i)))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(answer -> answer.text("message"))
        .containsOnly("the last 6 digits of the invoice number, 424242, belong to another order");
    assertThat(gateway.sql().count("select count(*) from invoice where terminal_id = ?", shop.terminal().id().value()))
        .isEqualTo(1);
    Books.agree(gateway);
  }

  @Test
  void many_different_payments_at_once_are_all_made() throws Exception {
    var shop = gateway.shop();
    var invoices = IntStream.range(0, MANY).mapToObj(_ -> TestShop.freshInvoice()).toList();

    var answers =
        atOnce(
            IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(
                    i ->
                        () ->
                            shop.payment(invoices.get(i), i % 3 == 0 ? "900484" : "100")
                                .send(
                                    eitherGateway(i, true),
                                    shop.token(invoices.get(i), i % 3 == 0 ? "900484" : "100")))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(MANY - (MANY + 2) / 3);
    assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSize((MANY + 2) / 3);
    Books.agree(gateway);
  }
}

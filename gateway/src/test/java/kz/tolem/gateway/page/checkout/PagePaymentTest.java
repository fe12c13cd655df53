package kz.tolem.gateway.page.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.page.Html;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePaymentTest {

  /// The simulated host approves it and its answer is lost.
  private static final String LOSES_ANSWER = "4400020000000006";

  private static TestGateway gateway;
  private static TestShop shop;
  private static Buyer buyer;

  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
    buyer = new Buyer(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_typed_card_pays_and_the_result_says_so_however_often_it_is_loaded() {
    Answer form = buyer.form(shop, invoice);

    Answer paid = buyer.pay(form, Buyer.VISA);
    Answer first = buyer.follow(paid);
    Answer second = buyer.follow(paid);

    assertThat(Buyer.tone(first)).isEqualTo("good");
    assertThat(Buyer.tone(second)).isEqualTo("good");
    assertThat(first.body()).contains("440563...5096").contains(invoice).contains(Buyer.BACK);
    assertThat(payments()).containsExactly(List.of("1", "AUTHORIZED", "PAGE"));
  }

  @Test
  void nothing_is_stored_before_the_buyer_pays() {
    long cards = gateway.sql().count("select count(*) from card");

    Answer form = buyer.form(shop, invoice);
    buyer.send(Buyer.card(Buyer.checkout(form), "4405639704015097"));

    assertThat(payments()).isEmpty();
    assertThat(gateway.sql().count("select count(*) from invoice where number = ?", invoice)).isZero();
    assertThat(gateway.sql().count("select count(*) from card")).isEqualTo(cards);
  }

  @Test
  void fifty_sendings_of_one_form_are_one_payment() throws InterruptedException, ExecutionException {
    String checkout = Buyer.checkout(buyer.form(shop, invoice));
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Answer>> sent = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        String number = i % 2 == 0 ? Buyer.VISA : Buyer.MASTERCARD;
        sent.add(
            threads.submit(
                () -> {
                  go.await();
                  return buyer.send(Buyer.card(checkout, number));
                }));
      }
      go.countDown();
    }

    for (Future<Answer> answer : sent) {
      assertThat(Buyer.tone(buyer.follow(answer.get()))).isEqualTo("good");
    }
    assertThat(payments()).containsExactly(List.of("1", "AUTHORIZED", "PAGE"));
  }

  @Test
  void a_declined_form_sent_again_does_not_ask_the_bank_again() {
    Answer form = buyer.form(shop, invoice);
    buyer.pay(form, Buyer.LOCKED_VISA);

    Answer again = buyer.pay(form, Buyer.VISA);

    assertThat(Buyer.tone(buyer.follow(again))).isEqualTo("bad");
    assertThat(payments()).hasSize(1);
  }

  @Test
  void after_a_decline_the_buyer_may_try_four_times_more_and_then_no_more() {
    Answer page = buyer.form(shop, invoice);
    List<String> left = new ArrayList<>();
    for (int attempt = 1; attempt <= 4; attempt++) {
      Answer result = buyer.follow(buyer.pay(page, Buyer.LOCKED_VISA));
      page = buyer.post("/payform/again", Map.of("checkout", Buyer.checkout(result)));
      left.add(page.body().replaceAll("(?s).*Attempts left: ([0-9]).*", "$1"));
    }
    Answer last = buyer.follow(buyer.pay(page, Buyer.LOCKED_VISA));

    Answer sixth = buyer.pay(page, Buyer.VISA);
    Answer opened = buyer.open(Buyer.object(shop, invoice, shop.token(invoice)));

    assertThat(left).containsExactly("4", "3", "2", "1");
    assertThat(Buyer.tone(last)).isEqualTo("bad");
    assertThat(Html.of(last.body()).all("form")).isEmpty();
    assertThat(Buyer.tone(buyer.follow(sixth))).isEqualTo("bad");
    assertThat(payments()).hasSize(5).allMatch(row -> row.get(1).equals("DECLINED"));
    assertThat(opened.status()).as("another token allows another attempt (ADR 11)").isEqualTo(200);
  }

  @Test
  void the_page_opened_again_after_five_declines_says_that_no_attempts_are_left() {
    var object = Buyer.object(shop, invoice, shop.token(invoice));
    for (int attempt = 1; attempt <= 5; attempt++) {
      buyer.pay(buyer.open(object), Buyer.LOCKED_VISA);
    }

    Answer opened = buyer.open(object);

    assertThat(opened.status()).isEqualTo(409);
    assertThat(opened.body()).contains("No attempts are left");
  }

  @Test
  void the_page_opened_again_after_paying_shows_the_result() {
    var object = Buyer.object(shop, invoice, shop.token(invoice));
    buyer.pay(buyer.open(object), Buyer.VISA);

    Answer opened = buyer.open(object);

    assertThat(Buyer.tone(buyer.follow(opened))).isEqualTo("good");
  }

  @Test
  void an_invoice_that_is_paid_already_is_not_paid_with_another_token() {
    buyer.pay(buyer.form(shop, invoice), Buyer.VISA);

    Answer second = buyer.pay(buyer.form(shop, invoice), Buyer.MASTERCARD);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body()).contains("This order is already paid");
    assertThat(payments()).hasSize(1);
  }

  @Test
  void an_invoice_with_the_last_digits_of_another_is_refused_in_words() {
    buyer.pay(buyer.form(shop, "11" + invoice), Buyer.VISA);

    Answer second = buyer.pay(buyer.form(shop, "22" + invoice), Buyer.VISA);

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.body()).contains("The order number is taken");
  }

  @Test
  void a_lost_answer_is_shown_as_open_and_nothing_is_offered_to_pay_again() {
    Answer form = buyer.form(shop, invoice);

    Answer result = buyer.follow(buyer.pay(form, LOSES_ANSWER));

    assertThat(Buyer.tone(result)).isEqualTo("waiting");
    assertThat(Html.of(result.body()).all("form")).isEmpty();
  }

  @Test
  void a_decline_whose_code_means_unknown_is_shown_as_open() {
    Answer page = buyer.open(
        Buyer.object(shop, invoice, shop.token(invoice, "900454")).amount(new java.math.BigDecimal("900454")));

    Answer result = buyer.follow(buyer.pay(page, Buyer.VISA));
    Answer sentAgain = buyer.pay(page, Buyer.VISA);

    assertThat(Buyer.tone(result)).isEqualTo("waiting");
    assertThat(Buyer.tone(buyer.follow(sentAgain))).isEqualTo("waiting");
    assertThat(payments()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "number, 4405639704015097, The card number has a mistake",
    "number, '', Enter the card number",
    "expiry, 13/27, 'Month and year, as on the card'",
    "expiry, '', Enter the expiry date",
    "cvc, 3211, Check the number of CVC digits",
    "cvc, '', Enter the CVC",
    "name, ИВАН, 'In Latin letters, as on the card'",
    "email, nobody, Check the e-mail address",
    "cardChoice, e7e2587f-de26-4f41-ae1f-80c1fea31728, There is no such saved card",
  })
  void a_mistake_is_said_beside_its_field(String field, String value, String words) {
    Map<String, String> fields = Buyer.card(Buyer.checkout(buyer.form(shop, invoice)), Buyer.VISA);
    fields.put(field, value);

    Answer answer = buyer.send(fields);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
    assertThat(payments()).isEmpty();
  }

  @Test
  void what_was_entered_is_kept_but_never_number_and_code() {
    Map<String, String> fields = Buyer.card(Buyer.checkout(buyer.form(shop, invoice)), Buyer.VISA);
    fields.put("expiry", "");
    fields.put("cvc", "987");
    fields.put("name", "AIGERIM TEST");
    fields.put("email", "aigerim@example.kz");

    Answer answer = buyer.send(fields);

    assertThat(answer.body()).contains("AIGERIM TEST", "aigerim@example.kz");
    assertThat(answer.body()).doesNotContain(Buyer.VISA, "987");
  }

  @Test
  void a_card_number_typed_into_another_field_is_not_sent_back() {
    Map<String, String> fields = Buyer.card(Buyer.checkout(buyer.form(shop, invoice)), "");
    fields.put("name", Buyer.VISA);
    fields.put("email", Buyer.MASTERCARD);

    Answer answer = buyer.send(fields);

    assertThat(answer.body()).doesNotContain(Buyer.VISA, Buyer.MASTERCARD);
  }

  @Test
  void a_form_sent_after_its_token_has_expired_pays_nothing() {
    try (TestGateway own = TestGateway.start(s -> s.pause(TestPause.BRIEF))) {
      Buyer late = new Buyer(own);
      TestShop ownShop = own.shop();
      Answer form = late.form(ownShop, invoice);
      own.clock().advance(java.time.Duration.ofSeconds(7201));

      Answer answer = late.pay(form, Buyer.VISA);

      assertThat(answer.status()).isEqualTo(410);
      assertThat(own.sql().count("select count(*) from payment")).isZero();
    }
  }

  private List<List<String>> payments() {
    return gateway
        .sql()
        .rows("select attempt, state, channel from payment where invoice_number = ? order by attempt", invoice);
  }
}

package kz.tolem.gateway.savedcard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Example;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.merchant.NewMerchant;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.CardListEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The list of saved cards and their deactivation, over HTTP (EPAY.md 6.3, 6.4).
class SavedCardTest {

  private static final String MASTERCARD = "5522042705066736";

  private static TestGateway gateway;

  private final TestShop shop = gateway.shop();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer list(String account, String token) {
    return gateway.wire().send(gateway.wire().to("/cards/" + account).header("Authorization", "Bearer " + token));
  }

  private static Answer deactivate(String card, String token) {
    return gateway
        .wire()
        .send(
            gateway
                .wire()
                .to("/card/deactivate/" + card)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
  }

  private static List<CardListEntry> cards(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return CardList.read(answer.body().getBytes(UTF_8)).cards();
  }

  private static String service(TestShop shop) {
    return shop.granted(shop.serviceToken());
  }

  /// Pays with a card that the payment saves.
  private static Answer saved(TestShop shop, String number, String account) {
    String invoice = TestShop.freshInvoice();
    Answer paid =
        CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, number))
            .with("accountId", account)
            .send(gateway.wire(), shop.token(invoice));
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    return paid;
  }

  @Test
  void a_card_is_listed_with_every_field_of_the_documents() {
    var paid = saved(shop, MASTERCARD, "client-17");

    var answer = list("client-17", service(shop));

    var card = cards(answer).getFirst();
    assertThat(card.id().toString()).isEqualTo(paid.text("cardID"));
    assertThat(card.transactionId()).isEqualTo(paid.text("id"));
    assertThat(card.merchantId()).isEqualTo(shop.merchant().toString());
    assertThat(card.cardHash()).matches("[0-9a-f]{64}");
    assertThat(card.cardMask()).isEqualTo("5522...6736");
    assertThat(card.payerName()).isEqualTo("AIGERIM EXAMPLE");
    assertThat(card.reference()).isEqualTo(paid.text("reference"));
    assertThat(card.intReference()).isEqualTo(paid.text("intReference"));
    assertThat(card.token()).matches("[0-9A-F]{32}");
    assertThat(card.terminal()).isEqualTo(shop.terminal().number());
    assertThat(card.createdDate().map(time -> time.toInstant())).contains(gateway.clock().instant());
    assertThat(card.paymentAvailable()).isTrue();
    assertThat(card.accountId()).isEqualTo("client-17");
    var documented = Json.object("{\"list\":" + Example.text("06-cards-list.response.200.json") + "}");
    var listed = Json.object("{\"list\":" + answer.body() + "}");
    assertThat(keys(listed)).isEqualTo(keys(documented));
  }

  private static List<?> keys(java.util.Map<String, Object> list) {
    var first = (java.util.Map<?, ?>) ((List<?>) list.get("list")).getFirst();
    return new ArrayList<>(first.keySet());
  }

  @Test
  void its_fingerprint_is_no_bare_hash_and_another_merchants_is_another() throws Exception {
    saved(shop, MASTERCARD, "a");
    saved(shop, MASTERCARD, "b");
    var other = gateway.shop();
    saved(other, MASTERCARD, "a");

    var hash = cards(list("a", service(shop))).getFirst().cardHash();

    assertThat(cards(list("b", service(shop))).getFirst().cardHash()).isEqualTo(hash);
    assertThat(cards(list("a", service(other))).getFirst().cardHash()).isNotEqualTo(hash);
    var sha256 = java.security.MessageDigest.getInstance("SHA-256").digest(MASTERCARD.getBytes(UTF_8));
    assertThat(hash).isNotEqualTo(java.util.HexFormat.of().formatHex(sha256));
  }

  @Test
  void a_card_whose_month_is_over_cannot_pay() {
    saved(shop, MASTERCARD, "client-17"); // expires 01/27

    var ids = gateway.clock().instant();
    gateway.sql().run("update card set expiry = 202512 where merchant_id = ?::uuid and account_id = 'client-17'", shop.merchant().toString());

    assertThat(ids).isBefore(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(cards(list("client-17", service(shop))).getFirst().paymentAvailable()).isFalse();
  }

  @Test
  void an_account_without_cards_is_told_by_the_code_or_by_an_empty_array() {
    var token = service(shop);

    var byCode = list("nobody", token);
    gateway
        .registration()
        .changeMerchant(
            shop.clientId(),
            old ->
                new NewMerchant(
                    old.name(), old.clientId(), old.tokenLife(), old.expiresInForm(), CardList.WhenEmpty.EMPTY_LIST));
    var unseen = gateway.another();
    try (unseen) {
      var asArray =
          unseen.wire().send(unseen.wire().to("/cards/nobody").header("Authorization", "Bearer " + token));
      assertThat(asArray.status()).isEqualTo(200);
      assertThat(asArray.body()).isEqualTo("[]");
    }

    assertThat(byCode.status()).isEqualTo(200);
    assertThat(byCode.json()).isEqualTo(Example.json("06-cards-list.empty.json"));
  }

  @Test
  void cards_that_are_not_saved_and_those_of_others_are_not_listed() {
    shop.unsavedCard("4111111111111111");
    saved(gateway.shop(), MASTERCARD, "uuid000002");

    assertThat(cards(list("uuid000002", service(shop)))).isEmpty();
    assertThat(cards(list("uuid000001", service(shop)))).hasSize(1);
    assertThat(cards(list("uuid000001", service(gateway.shop())))).extracting(CardListEntry::id).doesNotContain(shop.card());
  }

  @Test
  void a_payment_token_shows_the_account_that_it_is_bound_to_and_no_other() {
    var invoice = TestShop.freshInvoice();
    var bound = shop.granted(shop.tokenFor(invoice).with("accountId", "uuid000001"));
    var unbound = shop.token(invoice);

    assertThat(cards(list("uuid000001", bound))).hasSize(1);
    assertThat(cards(list("uuid000001", unbound))).isEmpty();
    assertThat(deactivate(shop.card().toString(), unbound).status()).isEqualTo(404);
    assertThat(deactivate(shop.card().toString(), bound).status()).isEqualTo(200);
  }

  @Test
  void a_deactivated_card_leaves_the_list_and_cannot_pay() {
    var token = service(shop);
    var paidBefore = TestShop.freshInvoice();
    shop.pay(paidBefore);

    var answer = deactivate(shop.card().toString(), token);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(Example.json("06-card-deactivate.response.200.json"));
    assertThat(cards(list("uuid000001", token))).isEmpty();
    var refused = shop.pay(TestShop.freshInvoice());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).isEqualTo("card not found");
    var status =
        gateway
            .wire()
            .send(
                gateway
                    .wire()
                    .to("/check-status/payment/transaction/" + paidBefore)
                    .header(
                        "Authorization",
                        "Bearer "
                            + shop.granted(shop.serviceToken().with("terminal", shop.terminal().id().toString()))));
    assertThat(status.text("transaction.cardMask")).isEqualTo("440563...5096");
  }

  @Test
  void what_is_not_there_cannot_be_deactivated_and_all_such_answers_are_alike() {
    var token = service(shop);
    deactivate(shop.card().toString(), token);
    var unsaved = shop.unsavedCard("4111111111111111");
    var foreign = gateway.shop();

    List<Answer> answers =
        List.of(
            deactivate(shop.card().toString(), token),
            deactivate(unsaved.toString(), token),
            deactivate(foreign.card().toString(), token),
            deactivate(UUID.randomUUID().toString(), token),
            deactivate("4405639704015096", token));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
    assertThat(answers.stream().map(Answer::body).distinct())
        .containsExactly("{\"code\":-1,\"message\":\"card not found\"}");
    assertThat(foreign.pay(TestShop.freshInvoice()).status()).isEqualTo(200);
  }

  @Test
  void of_many_deactivations_at_once_one_succeeds() {
    var token = service(shop);

    List<CompletableFuture<Integer>> sent =
        IntStream.range(0, 20)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> deactivate(shop.card().toString(), token).status()))
            .toList();

    assertThat(sent.stream().map(CompletableFuture::join).filter(status -> status == 200)).hasSize(1);
  }

  @Test
  void the_same_number_saved_again_is_another_card() {
    var first = saved(shop, MASTERCARD, "client-17").text("cardID");
    deactivate(first, service(shop));

    var second = saved(shop, MASTERCARD, "client-17").text("cardID");

    assertThat(second).isNotEqualTo(first);
    assertThat(cards(list("client-17", service(shop)))).extracting(CardListEntry::id).containsExactly(new CardId(UUID.fromString(second)));
  }

  @Test
  void without_a_token_nothing_is_told() {
    assertThat(list("uuid000001", "nonsense").status()).isEqualTo(401);
    assertThat(deactivate(shop.card().toString(), "nonsense").status()).isEqualTo(401);
    var old = service(shop);
    gateway.clock().advance(Duration.ofHours(3));
    assertThat(list("uuid000001", old).text("message")).isEqualTo("token is expired");
  }
}

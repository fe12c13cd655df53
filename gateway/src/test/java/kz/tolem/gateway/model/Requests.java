package kz.tolem.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import kz.tolem.gateway.Acs;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.Json;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;

/// The payment requests of a run, as they are sent again and again, and what was learnt from their answers. Thread-safe.
final class Requests {

  private record Sent(String path, String token, String json, int amount, boolean cryptogram) {}

  /// A buyer's way back from his bank, either way.
  private record Step(String md, String passed, String failed) {}

  private final TestGateway gateway;
  private final TestShop shop;
  private final String invoice;
  private final String postLink;
  private final List<Sent> sent = new ArrayList<>();
  private final Map<Integer, String> ids = new HashMap<>();
  private final Map<Integer, String> approvals = new HashMap<>();
  private final Map<Integer, Answer> challenges = new HashMap<>();
  private final Map<Integer, Step> steps = new HashMap<>();

  Requests(TestGateway gateway, TestShop shop, String invoice, String postLink) {
    this.gateway = gateway;
    this.shop = shop;
    this.invoice = invoice;
    this.postLink = postLink;
  }

  /// Makes a request with a token of its own.
  /// @return its number
  int make(int amount, boolean cryptogram) {
    String token = shop.token(invoice, Integer.toString(amount));
    String json = cryptogram ? byCryptogram(amount) : shop.payment(invoice, Integer.toString(amount)).postingTo(postLink).json();
    sent.add(new Sent(cryptogram ? CryptogramBody.PATH : "/payments/cards/auth", token, json, amount, cryptogram));
    return sent.size() - 1;
  }

  private String byCryptogram(int amount) {
    return CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, TestShop.CARD_NUMBER))
        .withRaw("amount", Integer.toString(amount))
        .withRaw("cardSave", "false")
        .with("postLink", postLink)
        .json();
  }

  int count() {
    return sent.size();
  }

  Call.Pay call(int number) {
    Sent request = sent.get(number);
    return new Call.Pay(number, request.amount() * 100L, !request.cryptogram());
  }

  /// The last request that is known to have made a payment.
  synchronized OptionalInt lastPaid() {
    return ids.keySet().stream().mapToInt(Integer::intValue).max();
  }

  synchronized OptionalInt lastChallenged() {
    return steps.keySet().stream().mapToInt(Integer::intValue).max();
  }

  synchronized String id(int number) {
    return ids.get(number);
  }

  synchronized Map<Integer, String> ids() {
    return Map.copyOf(ids);
  }

  Seen send(int number) {
    Sent request = sent.get(number);
    return heard(number, gateway.wire().post(request.path(), "application/json", request.json(), "Authorization", "Bearer " + request.token()));
  }

  Seen confirm(int number, boolean passed) {
    Step step;
    synchronized (this) {
      step = steps.get(number);
    }
    return heard(
        number,
        new Acs(gateway).confirm(sent.get(number).token(), id(number), step.md(), passed ? step.passed() : step.failed()));
  }

  /// Sends a used token's request with another description, which must be refused.
  void sendOther(int number) {
    Sent request = sent.get(number);
    String json = request.json().replaceFirst("\"description\":\"[^\"]*\"", "\"description\":\"something else\"");
    Answer answer =
        gateway.wire().post(request.path(), "application/json", json, "Authorization", "Bearer " + request.token());
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("message")).startsWith("token has been used for another request");
  }

  /// Brings the buyers that were sent to their bank there, so that they can come back at any time.
  void visitBanks() {
    challenges.forEach((number, answer) -> steps.computeIfAbsent(number, _ -> visitBank(answer)));
    challenges.clear();
  }

  private Step visitBank(Answer challenged) {
    Acs acs = new Acs(gateway);
    String md = challenged.text("secure3D.md");
    Answer page = acs.open(challenged, Acs.TERM_URL);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    if (Acs.hidden(page).containsKey("PaRes")) {
      // He came too late.
      return new Step(md, Acs.paRes(page), Acs.paRes(page));
    }
    return new Step(md, Acs.paRes(acs.type(page, Acs.RIGHT)), Acs.paRes(acs.cancel(page)));
  }

  private synchronized Seen heard(int number, Answer answer) {
    Map<String, Object> body = Json.object(answer.body());
    if (body.get("id") instanceof String id) {
      assertThat(ids.putIfAbsent(number, id)).as("the payment of request %d", number).isIn(null, id);
    }
    return switch (answer.status()) {
      case 200 -> {
        if (answer.text("status").equals("3D")) {
          challenges.put(number, answer);
          yield new Seen.Step();
        }
        assertThat(approvals.putIfAbsent(number, answer.body())).as("the answer before").isIn(null, answer.body());
        yield new Seen.Approved();
      }
      case 400 -> body.containsKey("id") ? new Seen.Declined() : refused(answer);
      case 408 -> new Seen.Unknown();
      default -> throw new AssertionError(answer);
    };
  }

  private static Seen refused(Answer answer) {
    assertThat(answer.text("message")).matches("card not found|invoice .* is already paid|a payment of .* is in progress");
    return new Seen.Refused();
  }
}

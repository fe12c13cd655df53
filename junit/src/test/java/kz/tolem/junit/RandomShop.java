package kz.tolem.junit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A shop that asks for one thing after the other, by lot. The same seed asks for the same things.
final class RandomShop {

  private static final String CREDENTIALS =
      "client_id=test&client_secret=yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG";
  private static final List<String> TERMINALS =
      List.of("67e34d63-102f-4bd1-898e-370781d0074d", "3d5ec0de-7b1a-4c69-9e05-3a6f1d2c4b80");
  private static final List<String> AMOUNTS = List.of("100", "1500", "22.22", "0", "900484", "920000", "-5", "1.005");
  private static final List<String> SCRIPTS =
      List.of(
          "{\"declines\":484}",
          "{\"declines\":2872}",
          "{\"after\":\"PT10S\"}",
          "{\"lost\":\"answer\"}",
          "{\"lost\":\"request\"}",
          "{\"approves\":true,\"times\":2}",
          "{\"secure\":\"frictionless\"}",
          "{\"secure\":\"noIssuer\"}",
          "{\"declines\":484,\"match\":{\"operation\":\"refund\"}}",
          "{\"lost\":\"answer\",\"match\":{\"operation\":\"charge\"}}",
          "{\"declines\":484,\"match\":{\"amount\":1500}}",
          "{\"declines\":1}",
          "{\"decline\":484}",
          "[]");
  private static final List<String> MOVES = List.of("PT1S", "PT3M", "PT2H", "P31D", "P-1D", "soon");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern OWN =
      Pattern.compile(
          "\"(access_token|refresh_token|reference|intReference|approvalCode|dateTime|createdDate|openedAt|settledAt|at"
              + "|now|ahead|paReq|md|action|termUrl|expires_in|finishedDate|payoutDate|changedAt)\":(\"[^\"]*\"|[0-9]+)");

  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RandomShop(URI base) {
    this.base = base;
  }

  /// One sequence, at an empty bank.
  ///
  /// @return each request's name with the status and body of its answer, without what each bank has of its own
  List<String> play(long seed) {
    new Round(new Random(seed)).send("empty", "POST", "/sandbox/empty", "application/json", "", "");
    return new Round(new Random(seed)).play();
  }

  private final class Round {
    private final Random random;
    private final List<String> answers = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private String token = "none";
    private String invoice = "100000001";
    private String payment = "00000000-0000-4000-8000-000000000000";

    private Round(Random random) {
      this.random = random;
    }

    private <T> T any(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    private List<String> play() {
      for (int step = 0; step < 8; step++) {
        step();
      }
      send("orders", "GET", "/sandbox/orders", "", "", "");
      return answers;
    }

    private void step() {
      switch (random.nextInt(11)) {
        case 0 -> json("script", "/sandbox/next", any(SCRIPTS));
        case 1 -> json("advance", "/sandbox/time", "{\"advance\":\"" + any(MOVES) + "\"}");
        case 2 -> pay(token, "100", any(TERMINALS)); // once more with the last token, or with none
        case 3 -> operation("charge", random.nextBoolean() ? "" : "?amount=50");
        case 4 -> operation("cancel", "");
        case 5 -> operation("refund", random.nextBoolean() ? "" : "?amount=10&externalID=r" + random.nextInt(3));
        case 6 -> status();
        case 7 -> json("assert", "/sandbox/assert", "{\"invoice\":\"" + invoice + "\",\"approvals\":1}");
        default -> payAnew();
      }
    }

    private void payAnew() {
      invoice = "10000000" + (1 + random.nextInt(3));
      String amount = any(AMOUNTS);
      String terminal = random.nextInt(4) == 0 ? TERMINALS.getLast() : TERMINALS.getFirst();
      String scope = random.nextInt(8) == 0 ? "nothing" : "payment";
      String form =
          "grant_type=client_credentials&scope=%s&%s&invoiceID=%s&amount=%s&currency=KZT&terminal=%s&postLink="
              .formatted(scope, CREDENTIALS, invoice, amount, terminal);
      String body = send("token", "POST", "/oauth2/token", "application/x-www-form-urlencoded", form, "");
      token = found(body, "\"access_token\":\"([^\"]*)\"", "none");
      String paid = pay(token, amount, terminal);
      payment = found(paid, "\"id\":\"(" + ID.pattern() + ")\"", payment);
    }

    private String pay(String bearer, String amount, String terminal) {
      String body =
          """
          {"amount":%s,"currency":"KZT","name":"TEST","terminalId":"%s","invoiceId":"%s","description":"by lot",
           "accountId":"uuid000001","backLink":"","postLink":"","paymentType":"cardId",
           "cardId":{"id":"e7e2587f-de26-4f41-ae1f-80c1fea31728"}}"""
              .formatted(amount, terminal, invoice);
      return send("pay", "POST", "/payments/cards/auth", "application/json", body, bearer);
    }

    private void operation(String what, String query) {
      send(what, "POST", "/operation/" + payment + "/" + what + query, "", "", token);
    }

    private void status() {
      send("status", "GET", "/check-status/payment/transaction/" + invoice, "", "", token);
    }

    private void json(String what, String path, String body) {
      send(what, "POST", path, "application/json", body, "");
    }

    private String send(String what, String method, String path, String type, String body, String bearer)
        {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(base + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (!type.isEmpty()) {
        request.header("Content-Type", type);
      }
      if (!bearer.isEmpty()) {
        request.header("Authorization", "Bearer " + bearer);
      }
      HttpResponse<String> answer = sent(request.build());
      answers.add(what + " " + answer.statusCode() + " " + common(answer.body()));
      return answer.body();
    }

    private HttpResponse<String> sent(HttpRequest request) {
      try {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException | InterruptedException e) {
        throw new AssertionError("no answer to " + request.uri(), e);
      }
    }

    /// An answer without what each bank has of its own; ids are numbered as they come.
    private String common(String body) {
      String without = OWN.matcher(body).replaceAll(match -> "\"" + match.group(1) + "\":…");
      return ID.matcher(without)
          .replaceAll(
              match -> {
                if (!ids.contains(match.group())) {
                  ids.add(match.group());
                }
                return "id" + ids.indexOf(match.group());
              });
    }

    private static String found(String body, String pattern, String otherwise) {
      Matcher matcher = Pattern.compile(pattern).matcher(body);
      return matcher.find() ? matcher.group(1) : otherwise;
    }
  }
}

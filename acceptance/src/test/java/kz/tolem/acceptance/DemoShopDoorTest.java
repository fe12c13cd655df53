package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who gets into the demo shop, and what is there for him.
class DemoShopDoorTest {

  private static final String AIGERIM = "buyer=0123456789abcdef0123456789abcdef";
  private static final String STRANGER = "buyer=ffffffffffffffffffffffffffffffff";
  private static final Pattern NUMBER = Pattern.compile("data-order=\"([0-9]+)\"");

  private static TestGateway gateway;
  private static DemoShop shop;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = DemoShop.beside(gateway);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    shop.close();
    gateway.close();
  }

  private static HttpResponse<String> get(String path, String cookie) throws Exception {
    return sent(request(path, cookie).GET());
  }

  private static HttpResponse<String> post(String path, String cookie, String form, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(path, cookie).POST(HttpRequest.BodyPublishers.ofString(form));
    request.header("Content-Type", "application/x-www-form-urlencoded");
    return sent(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpResponse<String> own(String path, String cookie, String form) throws Exception {
    return post(path, cookie, form, "Sec-Fetch-Site", "same-origin");
  }

  private static HttpRequest.Builder request(String path, String cookie) {
    return HttpRequest.newBuilder(URI.create(shop.url() + path)).header("Cookie", cookie + "; language=en");
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String ordered(String cookie) throws Exception {
    own("/basket/add", cookie, "goods=honey");
    HttpResponse<String> page = own("/checkout", cookie, "deliverTo=Aigerim&card=new");
    assertThat(page.headers().firstValue("Location").orElse("")).contains("/payform/?params=");
    Matcher number = NUMBER.matcher(get("/orders", cookie).body());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }

  @Test
  void a_form_that_no_page_of_the_shop_sent_is_refused() throws Exception {
    String form = "goods=honey";

    assertThat(post("/basket/add", AIGERIM, form).statusCode()).isEqualTo(403);
    assertThat(post("/basket/add", AIGERIM, form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(post("/basket/add", AIGERIM, form, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(post("/basket/add", AIGERIM, form, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(post("/basket/add", AIGERIM, form, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(post("/basket/add", AIGERIM, form, "Origin", shop.url()).statusCode()).isEqualTo(303);
  }

  @Test
  void another_buyers_order_and_one_that_never_was_are_the_same() throws Exception {
    String number = ordered(AIGERIM);

    for (String action : List.of("pay", "ship", "give-back")) {
      HttpResponse<String> foreign = own("/orders/" + number + "/" + action, STRANGER, "card=new");
      HttpResponse<String> missing = own("/orders/999999/" + action, STRANGER, "card=new");
      assertThat(foreign.statusCode()).isEqualTo(404);
      assertThat(foreign.body().replace(number, "999999")).isEqualTo(missing.body());
    }
    assertThat(get("/orders/" + number + "/back", STRANGER).statusCode()).isEqualTo(404);
    assertThat(get("/orders", STRANGER).body()).doesNotContain(number);
  }

  @Test
  void another_buyers_card_is_a_new_card() throws Exception {
    own("/basket/add", STRANGER, "goods=prunes");

    HttpResponse<String> answer =
        own("/checkout", STRANGER, "deliverTo=Nobody&card=e7e2587f-de26-4f41-ae1f-80c1fea31728");

    assertThat(answer.headers().firstValue("Location").orElse("")).contains("/payform/?params=");
    assertThat(gateway.sql().count("select count(*) from payment")).isZero();
  }

  @Test
  void orders_and_their_numbers_survive_a_restart() throws Exception {
    String before = ordered(AIGERIM);

    shop.restart();
    String after = ordered(AIGERIM);

    assertThat(get("/orders", AIGERIM).body()).contains("data-order=\"" + before + "\"");
    assertThat(Long.parseLong(after)).isGreaterThan(Long.parseLong(before));
  }

  @Test
  void what_is_not_understood_is_answered_in_words_and_breaks_nothing() throws Exception {
    assertThat(get("/no-such-page", AIGERIM).statusCode()).isEqualTo(404);
    assertThat(get("/no-such-page", AIGERIM).body()).contains("There is no such page");
    assertThat(get("/orders/12/back", AIGERIM).statusCode()).isEqualTo(404);
    assertThat(get("/?lang=%00%ff", AIGERIM).statusCode()).isLessThan(500);
    assertThat(own("/basket/add", AIGERIM, "goods=gold").statusCode()).isEqualTo(303);
    assertThat(own("/basket/set", AIGERIM, "goods=honey&pieces=-1").statusCode()).isEqualTo(303);
    assertThat(own("/basket/set", AIGERIM, "goods=%zz").statusCode()).isLessThan(500);
    own("/basket/add", AIGERIM, "goods=honey");
    assertThat(own("/checkout", AIGERIM, "card=new").body()).contains("Tell us who and where.");
    assertThat(own("/cards/forget", AIGERIM, "card=nonsense").statusCode()).isEqualTo(303);
    assertThat(post("/tolem/notifications", AIGERIM, "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void no_script_and_no_frame_of_somebody_else_gets_in() throws Exception {
    HttpResponse<String> page = get("/basket", AIGERIM);

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("form-action 'self' http://localhost:" + gateway.port())
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }
}

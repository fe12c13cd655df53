package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every address that names something of a merchant, asked by another merchant: what is his and what never was answer
/// alike, and nothing of his changes. The addresses are those that the gateway has, so a new one is asked, too.
class ForeignIdsTest {

  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

  // Files that are there for everybody, and pages whose people are in MatrixTest.
  private static final List<String> ELSEWHERE = List.of("/payform", "/docs", "/account", "/sandbox", "/web");

  private static TestGateway gateway;
  private static Map<String, String> his;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    TestShop owner = gateway.shop();
    String invoice = TestShop.freshInvoice();
    String payment = owner.pay(invoice).text("id");
    his =
        Map.of(
            "id", payment, "invoice", invoice, "accountId", "his-buyer", "cardID", owner.card().toString(), "cardId",
            owner.card().toString(), "terminal", owner.terminal().id().toString());
    gateway.sql().run("update card set account_id = 'his-buyer' where id = '" + owner.card() + "'");
    TestShop stranger = gateway.shop();
    token = stranger.granted(stranger.serviceToken());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void another_merchants_things_answer_as_if_they_were_not_there_on_every_route() {
    List<List<String>> before = state();
    Set<String> asked = new TreeSet<>();
    for (String route : gateway.routes()) {
      String method = route.substring(0, route.indexOf(' '));
      String template = route.substring(route.indexOf(' ') + 1);
      if (VARIABLE.matcher(template).find() && ELSEWHERE.stream().noneMatch(template::startsWith)) {
        Answer known = ask(method, template, true);
        Answer unknown = ask(method, template, false);
        assertThat(known.status()).as(route).isEqualTo(unknown.status());
        assertThat(blank(known.body())).as(route).isEqualTo(blank(unknown.body()));
        asked.add(route);
      }
    }
    assertThat(asked).hasSizeGreaterThanOrEqualTo(8);
    assertThat(state()).isEqualTo(before);
  }

  private static List<List<String>> state() {
    List<List<String>> rows = new ArrayList<>(gateway.sql().rows("select id, state, charged_amount, returned_amount from payment"));
    rows.addAll(gateway.sql().rows("select id, deactivated_at from card order by id"));
    return rows;
  }

  private static Answer ask(String method, String template, boolean known) {
    Matcher variables = VARIABLE.matcher(template);
    String path = variables.replaceAll(found -> known ? owned(found.group(1)) : never(found.group(1)));
    return gateway.wire().send(
        gateway
            .wire()
            .to(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}")));
  }

  private static String owned(String variable) {
    String value = his.get(variable);
    assertThat(value).as("say what stands for {" + variable + "} here").isNotNull();
    return value;
  }

  private static String never(String variable) {
    return switch (variable) {
      case "invoice" -> TestShop.freshInvoice();
      case "accountId" -> "nobody";
      default -> new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L).toString();
    };
  }

  /// What was asked for may be repeated, and nothing else.
  private static String blank(String body) {
    String blank = body;
    for (String value : his.values()) {
      blank = blank.replace(value, "#");
    }
    return blank
        .replace("01920000-0000-7000-8000-000000000001", "#")
        .replace("nobody", "#")
        .replaceAll("[0-9]{6,15}", "#");
  }
}

package kz.tolem.gateway.account;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;

/// Somebody's browser at the account pages, without a window: keeps cookies, sends forms with the token of its pages,
/// speaks English. Belongs to one thread.
public final class Clerk {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");

  private final TestGateway gateway;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String token = "";

  public Clerk(TestGateway gateway) {
    this.gateway = gateway;
    cookies.put("tolem_language", "en");
  }

  /// A clerk with the same cookies: another tab, or a thief.
  public Clerk copy() {
    Clerk copy = new Clerk(gateway);
    copy.cookies.putAll(cookies);
    copy.token = token;
    return copy;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public Answer get(String path) {
    return remember(gateway.wire().send(request(path).GET()));
  }

  /// What a page of payments does every five seconds by itself.
  public Answer lookAgain(String path) {
    return remember(gateway.wire().send(request(path).header("HX-Request", "true").GET()));
  }

  /// Sends a form; fields are names and values in turn. The token of the last page goes along.
  public Answer post(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", token);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return send(path, form);
  }

  /// Sends a form with the fields that a page holds already, and these.
  public Answer submit(Answer page, String action, String... fields) {
    Map<String, String> form = new LinkedHashMap<>(hidden(page, action));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return send(action, form);
  }

  /// The hidden fields of the form that goes to an address.
  public static Map<String, String> hidden(Answer page, String action) {
    int from = page.body().indexOf("action=\"" + action.replace("&", "&amp;") + "\"");
    if (from < 0) {
      throw new AssertionError("no form to " + action + " in " + page.body());
    }
    String form = page.body().substring(from, page.body().indexOf("</form>", from));
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").matcher(form);
    while (input.find()) {
      fields.put(input.group(1), input.group(2));
    }
    return fields;
  }

  public Answer send(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/x-www-form-urlencoded");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return remember(gateway.wire().send(request));
  }

  /// Goes where an answer sends the browser.
  public Answer follow(Answer answer) {
    if (answer.status() != 303) {
      throw new AssertionError("no redirect: " + answer);
    }
    return get(answer.header("Location"));
  }

  public Answer signIn(String login, String password) {
    return post("/account/sign-in", "login", login, "password", password);
  }

  private HttpRequest.Builder request(String path) {
    return gateway
        .wire()
        .to(path)
        .header(
            "Cookie",
            cookies.entrySet()
                .stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; ")));
  }

  private Answer remember(Answer answer) {
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";")[0].split("=", 2);
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    Matcher shown = TOKEN.matcher(answer.body());
    if (shown.find()) {
      token = shown.group(1);
    }
    return answer;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// The words of a page, tags and white space taken out.
  public static String words(Answer page) {
    return Arrays.stream(
        page.body().replaceAll("(?s)<(style|script).*?</\\1>", " ").replaceAll("<[^>]*>", " ").split("\\s+"))
        .collect(Collectors.joining(" "))
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace('\u00a0', ' ');
  }
}

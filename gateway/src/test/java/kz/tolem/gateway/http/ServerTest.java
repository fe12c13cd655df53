package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What every reply has, what a failure looks like, and how the server behaves when it is full or stops.
class ServerTest {

  private static final String SECRET = "4111111111111111";

  @Test
  void a_failure_is_500_without_detail() {
    Handler failing = request -> {
      throw new IllegalStateException("no detail " + request.form().get("pan"));
    };
    try (Fixture server = Fixture.serving(Route.post("/fail", failing))) {
      var answer = server.post("/fail", "application/x-www-form-urlencoded", "pan=" + SECRET);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.json())
          .containsExactly(
              Map.entry("code", "100"),
              Map.entry("message", "internal error, quote request id " + answer.header("x-request-id")));
      assertThat(answer.headers()).doesNotContainKey("server");
    }
  }

  @Test
  void a_failure_that_passes_by_itself_is_503_and_may_be_tried_again() {
    Handler away = request -> {
      throw new UncheckedIOException("no detail", new IOException(SECRET));
    };
    Routes routes = new Routes().unavailableOn(UncheckedIOException.class).add(Route.get("/away", away));
    try (Fixture server = new Fixture(HttpSettings.of("127.0.0.1", 0), routes)) {
      var answer = server.get("/away");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("1");
      assertThat(answer.json())
          .containsExactly(
              Map.entry("code", "100"),
              Map.entry("message", "temporarily out of order, send the same request again"));
    }
  }

  @Test
  void no_reply_and_no_memory_are_500_too() {
    Handler exhausted = request -> {
      throw new OutOfMemoryError("on purpose");
    };
    try (Fixture server = Fixture.serving(Route.get("/null", request -> null), Route.get("/memory", exhausted))) {
      assertThat(server.get("/null").status()).isEqualTo(500);
      assertThat(server.get("/memory").json()).containsEntry("code", "100");
    }
  }

  @Test
  void a_failure_is_logged_once_with_its_request_id() {
    Handler failing = request -> {
      throw new IllegalStateException("on purpose");
    };
    try (Fixture server = Fixture.serving(Route.get("/fail", failing));
        Log log = new Log("kz.tolem.gateway.http.Dispatcher")) {
      var answer = server.get("/fail?pan=" + SECRET);

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().getFirst()).contains(answer.header("x-request-id")).doesNotContain(SECRET);
    }
  }

  @Test
  void the_access_log_has_no_query_no_header_and_no_body() {
    try (Fixture server = Fixture.serving(Route.post("/form", Fixture::showForm));
        Log log = new Log("kz.tolem.gateway.http.access")) {
      server.send(
          server
              .to("/form?pan=" + SECRET)
              .header("Authorization", "Bearer " + SECRET)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Request-Id", "shop-1")
              .POST(HttpRequest.BodyPublishers.ofString("pan=" + SECRET)));

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().getFirst()).matches("POST /form 200 \\d+ ms shop-1");
    }
  }

  @Test
  void every_reply_is_safe_to_show_and_not_to_keep() {
    try (Fixture server = Fixture.serving(Route.get("/", request -> Reply.html(200, "<p>")))) {
      var answer = server.get("/");

      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
      assertThat(answer.header("content-type")).isEqualTo("text/html;charset=utf-8");
      assertThat(answer.headers()).containsKey("x-request-id").doesNotContainKey("server");
    }
  }

  @Test
  void a_reply_may_set_its_own_headers() {
    Handler handler =
        request ->
            Reply.bytes("text/css", new byte[] {'a'})
                .withHeader("Cache-Control", "max-age=60")
                .withHeader("Set-Cookie", "a=1")
                .withHeader("Set-Cookie", "b=2");
    Handler redirect = request -> Reply.redirect("/there?a=1");
    try (Fixture server = Fixture.serving(Route.get("/", handler), Route.get("/away", redirect))) {
      var answer = server.get("/");

      assertThat(answer.header("cache-control")).isEqualTo("max-age=60");
      assertThat(answer.header("set-cookie")).isEqualTo("a=1|b=2");
      assertThat(answer.header("content-type")).isEqualTo("text/css");
      assertThat(server.get("/away").status()).isEqualTo(303);
      assertThat(server.get("/away").header("location")).isEqualTo("/there?a=1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\u0000b", "әсел"})
  void a_header_that_would_split_the_reply_is_refused(String value) {
    assertThatThrownBy(() -> Reply.redirect(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reply.empty(200).withHeader(value, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_sane_request_id_is_kept_and_another_replaced() {
    try (Fixture server = Fixture.serving(Route.get("/", request -> Reply.text(200, request.requestId())))) {
      var kept = server.send(server.to("/").header("X-Request-Id", "a-B_9.z"));
      var replaced = server.send(server.to("/").header("X-Request-Id", "<script>"));
      var tooLong = server.send(server.to("/").header("X-Request-Id", "a".repeat(65)));

      assertThat(kept.body()).isEqualTo("a-B_9.z").isEqualTo(kept.header("x-request-id"));
      assertThat(replaced.body()).isEqualTo(replaced.header("x-request-id")).matches("[0-9a-z-]+");
      assertThat(tooLong.body()).isNotEqualTo(replaced.body()).hasSizeLessThan(65);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | true",
        "text/* | true",
        "*/* | true",
        "TEXT/HTML;q=0.1 | true",
        "application/json, text/html;q=0.9 | true",
        "application/json | false",
        "text/html;q=0, */* | false",
        "text/html;q=0.0 | false",
        "image/*;q=1 | false"
      })
  void accept_is_understood(String accept, boolean html) {
    Handler handler = request -> Reply.text(200, Boolean.toString(request.accepts("text/html")));
    try (Fixture server = Fixture.serving(Route.get("/", handler))) {
      assertThat(server.send(server.to("/").header("Accept", accept)).body()).isEqualTo(Boolean.toString(html));
      assertThat(server.get("/").body()).isEqualTo("true");
    }
  }

  @Test
  void a_header_that_stands_twice_is_refused() {
    Handler handler = request -> Reply.text(200, request.header("authorization").orElse("none"));
    try (Fixture server = Fixture.serving(Route.get("/", handler))) {
      var twice = server.send(server.to("/").header("Authorization", "Bearer a").header("Authorization", "Bearer b"));

      assertThat(twice.status()).isEqualTo(400);
      assertThat(server.get("/").body()).isEqualTo("none");
    }
  }

  @Test
  void header_values_keep_their_case_from_request_to_request() {
    Handler handler = request -> Reply.text(200, request.header("authorization").orElse("none"));
    try (Fixture server = Fixture.serving(Route.get("/", handler))) {
      for (String value : List.of("Bearer aB", "bearer Ab", "BEARER AB", "Bearer aB")) {
        assertThat(server.send(server.to("/").header("Authorization", value)).body()).isEqualTo(value);
      }
    }
  }

  @Test
  void the_body_can_be_read_often_and_its_type_is_plain() {
    Handler handler =
        request -> Reply.text(200, request.contentType().orElse("") + request.body().length + request.body().length);
    try (Fixture server = Fixture.serving(Route.post("/", handler))) {
      assertThat(server.post("/", "Application/JSON; charset=utf-8", "{}").body()).isEqualTo("application/json22");
    }
  }

  @Test
  void a_body_that_failed_stays_failed() {
    Handler stubborn = request -> {
      try {
        request.body();
      } catch (BadRequest _) {
        return Reply.text(200, "read " + request.body().length);
      }
      return Reply.text(200, "read at once");
    };
    try (Fixture server = Fixture.serving(Route.post("/", stubborn))) {
      assertThat(server.post("/", "text/plain", new byte[300_000]).status()).isEqualTo(413);
    }
  }

  @Test
  void one_connection_serves_many_requests() throws IOException {
    try (Fixture server = Fixture.serving(Route.post("/ignore", request -> Reply.empty(204)));
        Socket socket = server.socket()) {
      String request = "POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n";
      Fixture.write(socket, (request + "\r\nabc").repeat(20) + request + "Connection: close\r\n\r\nabc");

      assertThat(Fixture.readAll(socket).split("HTTP/1.1 204", -1)).hasSize(22);
    }
  }

  @Test
  void the_caller_is_known_by_address() {
    try (Fixture server = Fixture.serving(Route.get("/", request -> Reply.text(200, request.remoteAddress())))) {
      assertThat(server.send(server.to("/").header("X-Forwarded-For", "1.2.3.4")).body()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void two_hundred_requests_wait_at_once_on_virtual_threads() throws Exception {
    CountDownLatch together = new CountDownLatch(200);
    Handler handler = request -> {
      together.countDown();
      return Reply.text(200, Thread.currentThread().isVirtual() + " " + awaits(together));
    };
    try (Fixture server = Fixture.serving(Route.post("/", handler));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Fixture.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(callers.submit(() -> server.post("/", "text/plain", "abc")));
      }

      for (Future<Fixture.Answer> answer : answers) {
        assertThat(answer.get().body()).isEqualTo("true true");
      }
    }
  }

  @Test
  void a_full_server_refuses_at_once() throws Exception {
    CountDownLatch entered = new CountDownLatch(2);
    CountDownLatch leave = new CountDownLatch(1);
    Handler slow = request -> {
      entered.countDown();
      return Reply.text(200, Boolean.toString(awaits(leave)));
    };
    HttpSettings usual = Fixture.settings();
    try (Fixture server = new Fixture(limited(usual.connectionsMax(), 2), new Routes().add(Route.get("/slow", slow)));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> server.get("/slow"));
      var second = callers.submit(() -> server.get("/slow"));
      assertThat(awaits(entered)).isTrue();

      var third = server.get("/slow");
      leave.countDown();

      assertThat(third.status()).isEqualTo(503);
      assertThat(third.header("retry-after")).isEqualTo("1");
      assertThat(third.json()).containsEntry("code", "100").containsKey("message");
      assertThat(first.get().body()).isEqualTo("true");
      assertThat(second.get().body()).isEqualTo("true");
      assertThat(server.get("/slow").status()).isEqualTo(200);
    }
  }

  @Test
  void connections_beyond_the_limit_wait_their_turn() throws Exception {
    int requestsMax = Fixture.settings().requestsMax();
    String get = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    Routes routes = new Routes().add(Route.get("/", request -> Reply.empty(204)));
    try (Fixture server = new Fixture(limited(1, requestsMax), routes)) {
      Socket first = server.socket();
      Fixture.write(first, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(first.getInputStream().read()).isEqualTo('H');
      try (Socket second = server.socket()) {
        Fixture.write(second, get);
        second.setSoTimeout(500);
        assertThatThrownBy(() -> second.getInputStream().read()).isInstanceOf(java.net.SocketTimeoutException.class);

        first.close();

        second.setSoTimeout(30_000);
        assertThat(Fixture.readAll(second)).startsWith("HTTP/1.1 204");
      }
    }
  }

  @Test
  void closing_lets_running_requests_finish_and_takes_no_more() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Handler slow = request -> {
      entered.countDown();
      return Reply.text(200, Boolean.toString(awaits(leave)));
    };
    try (Fixture server = Fixture.serving(Route.get("/slow", slow));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      int port = server.port();
      var running = callers.submit(() -> server.get("/slow"));
      assertThat(awaits(entered)).isTrue();

      var closing = callers.submit(server.server()::close);
      while (accepts(port)) {
        Thread.onSpinWait();
      }
      // Longer than a connection without a request is waited for.
      Thread.sleep(1_500);
      leave.countDown();

      assertThat(running.get().body()).isEqualTo("true");
      closing.get();
    }
  }

  @Test
  void a_taken_port_is_told_by_name() {
    try (Fixture server = Fixture.serving(Route.get("/", request -> Reply.empty(204)))) {
      HttpSettings taken = HttpSettings.of("127.0.0.1", server.port());

      assertThatThrownBy(() -> HttpServer.start(taken, new Routes()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + server.port());
    }
  }

  @Test
  void settings_without_sense_are_refused() {
    assertThatThrownBy(() -> HttpSettings.of("127.0.0.1", 65_536)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limited(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limited(1, 0)).isInstanceOf(IllegalArgumentException.class);
    Duration none = Duration.ZERO;
    assertThatThrownBy(() -> new HttpSettings("h", 0, 1, 1, 1, 1, none, none, none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HttpSettings limited(int connectionsMax, int requestsMax) {
    HttpSettings usual = Fixture.settings();
    return new HttpSettings(
        usual.host(),
        usual.port(),
        usual.bodyBytesMax(),
        usual.headerBytesMax(),
        connectionsMax,
        requestsMax,
        usual.idle(),
        usual.bodyWait(),
        usual.stopWait());
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean accepts(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  /// What one logger says while this is open.
  private static final class Log implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    Log(String name) {
      logger = (Logger) LoggerFactory.getLogger(name);
      before = logger.getLevel();
      logger.setLevel(Level.DEBUG);
      lines.start();
      logger.addAppender(lines);
    }

    List<String> lines() {
      return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
      logger.detachAppender(lines);
      logger.setLevel(before);
    }
  }
}

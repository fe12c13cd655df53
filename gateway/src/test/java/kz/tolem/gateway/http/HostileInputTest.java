package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Input that is too much or not HTTP: always a refusal in our own form, and a server that goes on.
class HostileInputTest {

  private static final String HEAD = "POST /body HTTP/1.1\r\nHost: a\r\n";
  private static final int TEN_MB = 10_000_000;

  private Fixture server;

  @BeforeEach
  void start() {
    server = Fixture.serving(Route.post("/body", Fixture::showLength), Route.post("/ignore", r -> Reply.empty(204)));
  }

  @AfterEach
  void stays_up_and_stops() {
    assertThat(server.post("/body", "text/plain", "abc").json()).containsEntry("length", "3");
    server.close();
  }

  @Test
  void a_giant_body_is_413() {
    var answer = server.post("/body", "text/plain", new byte[TEN_MB]);

    assertRefused(answer, 413);
  }

  @Test
  void a_giant_body_of_unknown_length_is_413() {
    var publisher = HttpRequest.BodyPublishers.ofInputStream(() -> InputStream.nullInputStream());
    assertThat(server.send(server.to("/body").POST(publisher)).json()).containsEntry("length", "0");

    var giant = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[TEN_MB]));
    assertRefused(server.send(server.to("/body").POST(giant)), 413);
  }

  @Test
  void a_giant_body_is_refused_before_it_is_sent() throws IOException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Content-Length: " + TEN_MB + "\r\n\r\n");

      assertRefused(Fixture.Answer.first(Fixture.readAll(socket)), 413);
    }
  }

  @Test
  void a_giant_body_is_not_read_to_its_end() throws IOException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n");

      assertThat(bytesTakenOf(socket, "186a0\r\n" + "x".repeat(100_000) + "\r\n", 1000)).isLessThan(50_000_000);
    }
  }

  @Test
  void a_body_nobody_wants_is_not_read_to_its_end() throws IOException {
    for (String path : new String[] {"/ignore", "/missing"}) {
      try (Socket socket = server.socket()) {
        Fixture.write(socket, "POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThat(bytesTakenOf(socket, "186a0\r\n" + "x".repeat(100_000) + "\r\n", 1000)).isLessThan(50_000_000);
      }
    }
  }

  @Test
  void the_largest_body_is_read_however_it_comes() {
    byte[] largest = new byte[256 * 1024];
    var chunked = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(largest));

    assertThat(server.post("/body", "text/plain", largest).json()).containsEntry("length", "262144");
    assertThat(server.send(server.to("/body").POST(chunked)).json()).containsEntry("length", "262144");
    assertRefused(server.post("/body", "text/plain", new byte[256 * 1024 + 1]), 413);
  }

  @Test
  void expect_continue_is_answered() throws IOException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Content-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
      String interim = new String(socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length()));
      Fixture.write(socket, "abc");

      assertThat(interim).startsWith("HTTP/1.1 100");
      assertThat(Fixture.Answer.first(Fixture.readAll(socket)).json()).containsEntry("length", "3");
    }
  }

  @Test
  void expect_continue_is_refused_for_a_giant_body() throws IOException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Content-Length: " + TEN_MB + "\r\nExpect: 100-continue\r\n\r\n");

      assertRefused(Fixture.Answer.first(Fixture.readAll(socket)), 413);
    }
  }

  @Test
  void a_body_that_breaks_off_is_no_body() throws IOException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Content-Length: 10\r\n\r\nabc");
      socket.shutdownOutput();

      assertRefused(Fixture.Answer.first(Fixture.readAll(socket)), 400);
    }
  }

  static Stream<Arguments> malformed() {
    String get = "GET /body HTTP/1.1\r\nHost: a\r\n";
    String chunked = HEAD + "Transfer-Encoding: chunked\r\n";
    return Stream.of(
        Arguments.of("no HTTP at all", "\u0016\u0003\u0001hello\r\n\r\n", 400),
        Arguments.of("no version", "GET /body\r\nHost: a\r\n\r\n", 400),
        Arguments.of("version 3", "GET /body HTTP/3.7\r\nHost: a\r\n\r\n", 400),
        Arguments.of("version unknown", "GET /body FTP/1.1\r\nHost: a\r\n\r\n", 400),
        Arguments.of("no host", "GET /body HTTP/1.1\r\n\r\n", 400),
        Arguments.of("two hosts", get + "Host: b\r\n\r\n", 400),
        Arguments.of("bad host", "GET /body HTTP/1.1\r\nHost: a b/c\r\n\r\n", 400),
        Arguments.of("other authority", "GET http://b/body HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        Arguments.of("no path", "GET body HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        Arguments.of("no colon", get + "Broken\r\n\r\n", 400),
        Arguments.of("space before colon", get + "Broken : 1\r\n\r\n", 400),
        Arguments.of("NUL in a header", get + "Broken: \u0000\r\n\r\n", 400),
        Arguments.of("folded header", get + "Broken: 1\r\n  2\r\n\r\n", 400),
        Arguments.of("bare line feeds", "GET /body HTTP/1.1\nHost: a\n\n", 400),
        Arguments.of("bare line feed in headers", get + "A: 1\nB: 2\r\n\r\n", 400),
        Arguments.of("bare carriage return", get + "A: 1\rB: 2\r\n\r\n", 400),
        Arguments.of("long address", "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        Arguments.of("long header", get + "A: " + "a".repeat(40_000) + "\r\n\r\n", 431),
        Arguments.of("many headers", get + "A: 1234567890\r\n".repeat(4_000) + "\r\n", 431),
        Arguments.of("length twice", HEAD + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400),
        Arguments.of("length twice the same", HEAD + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400),
        Arguments.of("length list", HEAD + "Content-Length: 3, 3\r\n\r\nabc", 400),
        Arguments.of("length negative", HEAD + "Content-Length: -3\r\n\r\nabc", 400),
        Arguments.of("length signed", HEAD + "Content-Length: +3\r\n\r\nabc", 400),
        Arguments.of("length not a number", HEAD + "Content-Length: 3x\r\n\r\nabc", 400),
        Arguments.of("length beyond long", HEAD + "Content-Length: 99999999999999999999\r\n\r\nabc", 400),
        Arguments.of(
            "length and chunked", HEAD + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        Arguments.of("chunked and length", chunked + "Content-Length: 3\r\n\r\n0\r\n\r\n", 400),
        Arguments.of("chunked twice", HEAD + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400),
        Arguments.of("chunked not last", HEAD + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400),
        Arguments.of("unknown coding", HEAD + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400),
        Arguments.of("coding behind a tab", HEAD + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n", 400),
        Arguments.of("bad chunk size", chunked + "\r\nzz\r\nabc\r\n0\r\n\r\n", 400),
        Arguments.of("huge chunk size", chunked + "\r\nfffffffffffffffff\r\nabc\r\n0\r\n\r\n", 400),
        Arguments.of("chunk with line feeds", chunked + "\r\n3\nabc\n0\n\n", 400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void malformed_input_is_refused(String what, String bytes, int status) {
    var answer = server.raw(bytes);

    assertRefused(answer, status);
  }

  @Test
  void a_length_that_is_too_short_does_not_smuggle_a_second_request() {
    String stream = HEAD + "Content-Length: 3\r\n\r\nabcGET /secret HTTP/1.1";

    var answer = server.raw(stream + "\r\nnot a header\r\n\r\n");

    assertThat(answer.json()).containsEntry("length", "3");
    assertThat(answer.body()).contains("HTTP/1.1 400").doesNotContain("HTTP/1.1 200");
  }

  private static void assertRefused(Fixture.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.json()).containsEntry("code", "-1").containsKey("message");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.headers()).containsKey("x-request-id").doesNotContainKey("server");
    assertThat(answer.body()).doesNotContainIgnoringCase("jetty").doesNotContain("Exception").doesNotContain("\tat ");
  }

  /// How many bytes the server takes before it closes.
  private static long bytesTakenOf(Socket socket, String piece, int times) {
    long taken = 0;
    try {
      for (int i = 0; i < times; i++) {
        Fixture.write(socket, piece);
        taken += piece.length();
      }
    } catch (SocketException e) {
      return taken;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return taken;
  }
}

package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Callers who hold a connection and send next to nothing. No time is asserted: a server that waits for ever would
/// run into the socket's own time-out. They do nothing but wait, so they wait together.
@Execution(ExecutionMode.CONCURRENT)
class SlowCallerTest {

  private static final String HEAD = "POST /body HTTP/1.1\r\nHost: a\r\n";

  private Fixture server;

  @BeforeEach
  void start() {
    HttpSettings usual = Fixture.settings();
    HttpSettings impatient =
        new HttpSettings(
            usual.host(),
            usual.port(),
            usual.bodyBytesMax(),
            usual.headerBytesMax(),
            usual.connectionsMax(),
            usual.requestsMax(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            usual.stopWait());
    server = new Fixture(impatient, new Routes().add(Route.post("/body", Fixture::showLength)));
  }

  @AfterEach
  void stays_up_and_stops() {
    assertThat(server.post("/body", "text/plain", "abc").json()).containsEntry("length", "3");
    server.close();
  }

  @Test
  void a_body_that_never_comes_is_408() throws IOException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Content-Length: 10\r\n\r\nab");

      assertTooSlow(Fixture.Answer.first(Fixture.readAll(socket)));
    }
  }

  @Test
  void a_body_that_drips_is_408() throws IOException, InterruptedException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      while (socket.getInputStream().available() == 0) {
        Fixture.write(socket, "1\r\na\r\n");
        Thread.sleep(100);
      }

      assertTooSlow(Fixture.Answer.first(Fixture.readAll(socket)));
    }
  }

  @Test
  void a_silent_connection_is_closed() throws IOException {
    try (Socket socket = server.socket()) {
      assertThat(Fixture.readAll(socket)).isEmpty();
    }
  }

  @Test
  void headers_that_drip_end() throws IOException, InterruptedException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD);

      assertThat(drip(socket, "A: 1\r\n")).isTrue();
    }
  }

  @Test
  void headers_that_drip_after_a_good_request_end() throws IOException, InterruptedException {
    try (Socket socket = server.socket()) {
      Fixture.write(socket, HEAD + "Content-Length: 3\r\n\r\nabc" + HEAD);

      assertThat(drip(socket, "A: 1\r\n")).isTrue();
    }
  }

  @Test
  void a_connection_in_use_is_kept() throws IOException, InterruptedException {
    try (Socket socket = server.socket()) {
      for (int i = 0; i < 6; i++) {
        Fixture.write(socket, HEAD + "Content-Length: 3\r\n\r\nabc");
        Thread.sleep(1000);
      }
      Fixture.write(socket, HEAD + "Content-Length: 3\r\nConnection: close\r\n\r\nabc");

      assertThat(Fixture.readAll(socket).split("HTTP/1.1 200", -1)).hasSize(8);
    }
  }

  private static void assertTooSlow(Fixture.Answer answer) {
    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.json()).containsEntry("code", "-1").containsKey("message");
    assertThat(answer.header("connection")).isEqualTo("close");
  }

  /// Sends a piece at a time, never idle for long, until the server closes; tells whether it did.
  private static boolean drip(Socket socket, String piece) throws InterruptedException {
    try {
      for (int i = 0; i < 150; i++) {
        Fixture.write(socket, piece);
        Thread.sleep(100);
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}

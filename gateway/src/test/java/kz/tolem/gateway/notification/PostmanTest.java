package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.Receiver.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A shop that answers oddly ties up no delivery for long.
@Timeout(60)
class PostmanTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private Receiver receiver;
  private Postman postman;

  @BeforeEach
  void start() {
    receiver = Receiver.start();
    postman = new Postman(Reach.anywhere(), Duration.ofMillis(500), 4, 4);
  }

  @AfterEach
  void stop() throws IOException {
    end.countDown();
    postman.close();
    receiver.close();
  }

  private int post() throws IOException {
    return postman.post(receiver.url(), "{}", Map.of());
  }

  /// Sends a byte now and then until the test ends.
  private void drip(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    try {
      while (!end.await(50, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_drip_that_never_ends_is_cut_off_and_its_status_counts() throws IOException {
    receiver.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          drip(exchange);
        });

    assertThat(post()).isEqualTo(200);
  }

  @Test
  void a_drip_is_cut_off_whatever_length_it_promised() throws IOException {
    receiver.answers(
        exchange -> {
          exchange.sendResponseHeaders(500, 1_000_000);
          drip(exchange);
        });

    assertThat(post()).isEqualTo(500);
  }

  @Test
  void a_flood_is_cut_off() throws IOException {
    receiver.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[64 * 1024];
          while (end.getCount() > 0) {
            exchange.getResponseBody().write(chunk);
          }
        });

    assertThat(post()).isEqualTo(200);
  }

  @Test
  void no_answer_at_all_is_a_failure() {
    receiver.answers(
        _ -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
  }

  @Test
  void a_short_answer_leaves_the_connection_for_the_next() throws IOException {
    receiver.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        });

    for (int i = 0; i < 20; i++) {
      assertThat(post()).isEqualTo(200);
    }
  }

  @Test
  void an_answer_without_a_body_is_an_answer() throws IOException {
    receiver.answers(Behaviour.status(204));

    assertThat(post()).isEqualTo(204);
  }

  @Test
  void what_is_no_address_is_a_failure() {
    assertThatThrownBy(() -> postman.post("http://exa mple/", "{}", Map.of())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> postman.post("nothing", "{}", Map.of())).isInstanceOf(IOException.class);
  }
}

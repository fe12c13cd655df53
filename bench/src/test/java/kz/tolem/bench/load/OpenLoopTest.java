package kz.tolem.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import kz.tolem.protocol.TerminalId;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final int CONNECTIONS = 8;

  @Test
  void no_connection_stands_idle_while_others_work() throws Exception {
    Set<InetSocketAddress> used = ConcurrentHashMap.newKeySet();
    HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECTIONS);
    byte[] answer = "{\"access_token\":\"token\"}".getBytes(StandardCharsets.UTF_8);
    gateway.createContext("/", exchange -> {
      used.add(exchange.getRemoteAddress());
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gateway.setExecutor(threads);
      gateway.start();
      Orders orders = new Orders(List.of(new TerminalId(new UUID(0, 1))), 0);

      Latencies latencies;
      try (Generator generator = new Generator(gateway.getAddress().getPort(), CONNECTIONS, orders)) {
        latencies = generator.atRate(50, Duration.ofMillis(CONNECTIONS * 20));
      }

      assertThat(latencies.whole().getTotalCount()).isEqualTo(CONNECTIONS);
      assertThat(used).hasSize(CONNECTIONS);
    } finally {
      gateway.stop(0);
    }
  }
}

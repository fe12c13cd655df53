package kz.tolem.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kz.tolem.gateway.Gateway;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Logging;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.SecureIds;
import kz.tolem.gateway.edge.Steps;

/// A gateway that dies at a marked step when it is told to: `die HOST_ANSWERED`.
final class GatewayChild {

  private static final int KILLED = 137;

  private GatewayChild() {}

  public static void main(String[] arguments) throws IOException {
    AtomicReference<Optional<Steps.Step>> deadly = new AtomicReference<>(Optional.empty());
    InstantSource time = InstantSource.system();
    Steps steps =
        step -> {
          if (deadly.get().filter(step::equals).isPresent()) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    Config config = Config.read(System.getenv());
    Logging.use(config.logFormat(), config.logLevel());
    Edges edges = new Edges(time, new SecureIds(time), Pause.sleeping(), steps);
    try (Gateway gateway = Gateway.start(config, edges, _ -> {})) {
      System.out.println("listening " + gateway.port());
      BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        deadly.set(Optional.of(Steps.Step.valueOf(line.substring("die ".length()))));
      }
    }
    System.exit(0);
  }
}

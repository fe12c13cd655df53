package kz.tolem.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import kz.tolem.gateway.Gateway;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Logging;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.SecureIds;

/// A gateway in a process of its own, to be killed. Its clock may run ahead, so that a test need not wait for what comes
/// minutes later. It stops when its standard input ends.
final class ChildMain {

  private ChildMain() {}

  public static void main(String[] arguments) throws Exception {
    InstantSource time = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[0]));
    Config config = Config.read(System.getenv());
    Logging.use(config.logFormat(), config.logLevel());
    try (Gateway gateway = Gateway.start(config, new Edges(time, new SecureIds(time), Pause.sleeping()), _ -> {})) {
      System.out.println("listening " + gateway.port());
      while (System.in.read() >= 0) {
        // until the parent closes it
      }
    }
    System.exit(0);
  }
}

package kz.tolem.bench.bed;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.merchant.TerminalRules;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.protocol.TerminalId;

/// Registers terminals of the documents' test merchant with the settings of its own terminal: two-step, documented
/// dialect, the last-six rule for ever. One terminal takes a million orders only, and a measurement needs more.
public final class Terminals {

  private Terminals() {}

  /// @param bed whose gateway runs
  public static List<TerminalId> register(Bed bed, int count) {
    Edges edges = Edges.real();
    Config config = Config.read(Map.of("TOLEM_DATA", bed.data().toString(), "TOLEM_DATABASE_POOL", "1"));
    try (Ground ground = Ground.openBeside(config, edges, step -> {})) {
      Registration registration = new Registration(ground.database(), ground.keys(), edges.ids(), edges.time());
      return Stream.generate(() -> registration.addTerminal(SandboxSeed.CLIENT_ID, terminal()).orElseThrow())
          .limit(count)
          .map(Terminal::id)
          .toList();
    }
  }

  private static NewTerminal terminal() {
    return new NewTerminal(
        "Bench terminal",
        Set.of(Currency.getInstance("KZT")),
        true,
        false,
        Dialect.DOCUMENTED,
        Optional.empty(),
        List.of(),
        false,
        false,
        TerminalRules.STANDARD);
  }
}

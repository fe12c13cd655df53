package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.time.Duration;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.cryptogram.CryptogramKeys;
import kz.tolem.gateway.edge.Edges;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tolem cryptogram-key …`: the key that shops encrypt cards with.
@Command(
    name = "cryptogram-key",
    description = "Shows and replaces the key that shops encrypt cards with.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class CryptogramKeyCommand {

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new CryptogramKeyCommand()).addSubcommand(new Show(edges)).addSubcommand(new Replace(edges));
  }

  private static void print(CryptogramKeys keys, PrintWriter out) {
    for (CryptogramKeys.Known key : keys.known()) {
      String until = key.opensUntil().map(end -> "opens until " + end).orElse("handed out");
      out.println("Key made at " + key.createdAt() + ", " + until);
      if (key.opensUntil().isEmpty()) {
        out.print(key.pem());
      }
    }
  }

  private static CryptogramKeys keys(Ground ground, Edges edges) {
    return new CryptogramKeys(ground.database(), ground.keys(), edges.ids(), edges.time());
  }

  @Command(
      name = "show",
      description = "Prints the public key, and until when older ones still open. Makes the key when there is none.",
      mixinStandardHelpOptions = true)
  static final class Show extends OnGround {

    private Show(Edges edges) {
      super(edges);
    }

    @Override
    int run(Ground ground, PrintWriter out) {
      print(keys(ground, edges()), out);
      return 0;
    }
  }

  @Command(
      name = "replace",
      description = "Makes a fresh key. Running gateways hand it out within seconds; shops must load it anew.",
      mixinStandardHelpOptions = true)
  static final class Replace extends OnGround {

    @Option(
        names = "--keep-old-for",
        paramLabel = "TIME",
        defaultValue = "30d",
        converter = Spell.class,
        description =
            "how long the old key still opens what was made with it: 30d, 12h, 90m; 0d when it has been stolen"
                + " (default: ${DEFAULT-VALUE})")
    private Duration keepOldFor;

    private Replace(Edges edges) {
      super(edges);
    }

    @Override
    int run(Ground ground, PrintWriter out) {
      CryptogramKeys keys = keys(ground, edges());
      if (!keys.replace(keepOldFor)) {
        return mistake("somebody else replaced the key at the same moment; look at it with 'cryptogram-key show'");
      }
      print(keys, out);
      return 0;
    }
  }
}

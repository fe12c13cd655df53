package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.cryptogram.CryptogramKeys;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.key.KeyList;
import kz.tolem.gateway.key.KeyRotation;
import kz.tolem.gateway.key.SealedRows;
import kz.tolem.gateway.merchant.Secrets;
import kz.tolem.gateway.user.SecondFactors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tolem keys …`: the keys that seal cards, tokens and secrets.
@Command(
    name = "keys",
    description = "Lists the keys that seal cards, tokens and secrets, and exchanges them while payments run.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class KeysCommand {

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new KeysCommand()).addSubcommand(new ListAll(edges)).addSubcommand(new Rotate(edges));
  }

  /// Everything that keysets seal in the database.
  static List<SealedRows> sealedRows() {
    return List.of(
        Vault.sealedRows(), CryptogramKeys.sealedRows(), Secrets.sealedRows(), SecondFactors.sealedRows());
  }

  @Command(
      name = "list",
      description = "Lists keysets, their keys by id, what older keys still seal, and the gateways that hold them.",
      mixinStandardHelpOptions = true)
  static final class ListAll extends OnGround {

    private ListAll(Edges edges) {
      super(edges);
    }

    @Override
    int run(Ground ground, PrintWriter out) {
      KeyList list = new KeyList(ground.database(), ground.keys(), sealedRows());
      out.println("Master key " + list.master());
      for (KeyList.Line line : list.lines()) {
        out.println(text(line, list.master()));
      }
      for (KeyList.Process process : list.processes()) {
        out.println(
            "Gateway " + process.id() + "  seen at " + process.seenAt() + "  knows master keys "
                + String.join(", ", process.masters()) + (process.isNew() ? "" : "  keys are seconds old"));
      }
      list.underWay().ifPresent(stage -> out.println("A rotation is under way: " + stage + ". Go on: ./tolem keys rotate"));
      list.rotatedAt().ifPresent(at -> out.println("Rotated at " + at));
      return 0;
    }

    private static String text(KeyList.Line line, String master) {
      String older =
          line.opening().isEmpty()
              ? ""
              : line.opening().stream().collect(Collectors.joining(", ", "; opens too: ", ""))
                  + line.fadesAt().map(at -> " until " + at).orElse("");
      return "%-16s  seals: %s%s%s%s"
          .formatted(
              line.name(),
              line.sealing(),
              older,
              line.left() == 0 ? "" : "; rows under older keys: " + line.left(),
              line.master().equals(master) ? "" : "; under master key " + named(line.master()));
    }

    private static String named(String master) {
      return master.isEmpty() ? "not noted" : master;
    }
  }

  @Command(
      name = "rotate",
      description = {
        "Makes new keys, seals everything anew with them and takes the old ones away, while payments run.",
        "All keysets are sealed by the master key of now. Broken off, it goes on when it is called again."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate extends OnGround {

    @Option(
        names = "--keep-tokens-for",
        paramLabel = "TIME",
        defaultValue = "3d",
        converter = Spell.class,
        description =
            "how long tokens and pages that are out there are still opened: 3d, 12h, 90m; 0d when keys have been"
                + " stolen: whoever holds a token then asks for a fresh one (default: ${DEFAULT-VALUE})")
    private Duration keepTokensFor;

    private Rotate(Edges edges) {
      super(edges);
    }

    @Override
    int run(Ground ground, PrintWriter out) {
      KeyRotation rotation =
          new KeyRotation(
              ground.database(),
              ground.keys(),
              sealedRows(),
              edges(),
              KeyRotation.SETTLING,
              step -> {
                out.println(step);
                out.flush();
              });
      try {
        return told(rotation.run(keepTokensFor), out);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped; call it again to go on", e);
      }
    }

    private int told(KeyRotation.End end, PrintWriter out) {
      return switch (end) {
        case KeyRotation.End.Done(var fadeAt) -> {
          out.println("Done. Tokens and pages of before open until " + fadeAt + ".");
          out.println("A master key that was given as the old one opens nothing here any more: take the setting away.");
          yield 0;
        }
        case KeyRotation.End.NotKnownEverywhere(var processes) ->
            mistake(
                "nothing was changed: these running gateways do not know the master key yet; restart them with it: "
                    + processes.stream().map(Object::toString).collect(Collectors.joining(", ")));
      };
    }
  }
}

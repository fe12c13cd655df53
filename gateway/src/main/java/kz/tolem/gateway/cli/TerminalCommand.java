package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.merchant.TerminalRules;
import kz.tolem.protocol.TerminalId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tolem terminal …`: a merchant's points of sale and their settings.
@Command(
    name = "terminal",
    description = "Registers a merchant's terminals and changes their settings.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class TerminalCommand {

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new TerminalCommand())
        .addSubcommand(new Add(edges))
        .addSubcommand(new Change(edges))
        .addSubcommand(new ListAll(edges));
  }

  /// One line about a terminal and its settings.
  static String describe(Terminal terminal) {
    Set<String> currencies = new TreeSet<>();
    terminal.currencies().forEach(currency -> currencies.add(currency.getCurrencyCode()));
    return "%s  %s  %s  %s, %s, 3-D Secure %s, %s dialect, last six digits unique %s%s%s%s, %s"
        .formatted(
            terminal.id(),
            terminal.number(),
            terminal.name(),
            String.join("+", currencies),
            terminal.twoStep() ? "two-step" : "one-step",
            terminal.secure3d() ? "on" : "off",
            terminal.dialect().name().toLowerCase(Locale.ROOT),
            terminal.tailWindow().map(window -> "for " + window.toDays() + " days").orElse("for ever"),
            terminal.linkHosts().isEmpty() ? "" : ", links to " + String.join(", ", terminal.linkHosts()),
            terminal.crossOrigin() ? ", tokens to pages" : "",
            terminal.cryptogram() ? ", cryptograms" : "",
            describe(terminal.rules()));
  }

  private static String describe(TerminalRules rules) {
    String failures =
        rules.failuresMax() == 0
            ? "any number of declines"
            : "%d declines in %d days".formatted(rules.failuresMax(), rules.failuresWithin().toDays());
    String blocks =
        rules.releaseAfter().map(age -> "blocks released after " + age.toDays() + " days").orElse("blocks kept");
    return failures + " a card, " + blocks + (rules.notifyOperations() ? ", operations notified" : "");
  }

  @Command(
      name = "add",
      description = "Registers a terminal and prints its TerminalID.",
      mixinStandardHelpOptions = true)
  static final class Add extends OnRegistration {

    @Option(names = "--client-id", required = true, paramLabel = "ID", description = "the merchant's ClientID")
    private String clientId;

    @Option(names = "--name", required = true, paramLabel = "TEXT", description = "the terminal's name")
    private String name;

    @Mixin private TerminalSettings settings;

    private Add(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      Optional<Terminal> added;
      try {
        added =
            registration.addTerminal(
                clientId, settings.applyTo(TerminalSettings.standard(isSandbox()), Optional.of(name)));
      } catch (IllegalArgumentException e) {
        throw wrongOption(e.getMessage());
      }
      if (added.isEmpty()) {
        return mistake("there is no merchant with the ClientID " + clientId);
      }
      out.println("TerminalID      " + added.get().id());
      out.println("Number          " + added.get().number());
      out.println("ClientID        " + clientId);
      return 0;
    }
  }

  @Command(
      name = "set",
      description = "Changes a terminal's settings. What is not given stays; running gateways see it within seconds.",
      mixinStandardHelpOptions = true)
  static final class Change extends OnRegistration {

    @Parameters(paramLabel = "TERMINAL_ID", description = "the terminal's UUID")
    private String id;

    @Option(names = "--name", paramLabel = "TEXT", description = "the terminal's name")
    private Optional<String> name;

    @Mixin private TerminalSettings settings;

    private Change(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      Optional<Terminal> changed;
      try {
        changed =
            TerminalId.parse(id)
                .flatMap(known -> registration.changeTerminal(known, old -> settings.applyTo(old, name)));
      } catch (IllegalArgumentException e) {
        throw wrongOption(e.getMessage());
      }
      if (changed.isEmpty()) {
        return mistake("there is no terminal " + id);
      }
      out.println(describe(changed.get()));
      return 0;
    }
  }

  @Command(name = "list", description = "Lists terminals and their settings.", mixinStandardHelpOptions = true)
  static final class ListAll extends OnRegistration {

    private ListAll(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      for (Merchant merchant : registration.merchants()) {
        registration.terminals(merchant.id()).forEach(terminal -> out.println(describe(terminal)));
      }
      return 0;
    }
  }
}

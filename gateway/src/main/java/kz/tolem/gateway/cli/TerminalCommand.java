package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tolem terminal …`: a merchant's points of sale and their settings.
@Command(
    name = "terminal",
    description = "Registers a merchant's terminals.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class TerminalCommand {

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new TerminalCommand())
        .addSubcommand(new Add(edges))
        .addSubcommand(new ListAll(edges));
  }

  /// One line about a terminal and its settings.
  static String describe(Terminal terminal) {
    Set<String> currencies = new TreeSet<>();
    terminal.currencies().forEach(currency -> currencies.add(currency.getCurrencyCode()));
    return "%s  %s  %s  %s, %s, 3-D Secure %s, %s dialect, last six digits unique %s%s%s"
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
            terminal.crossOrigin() ? ", tokens to pages" : "");
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

    @Option(
        names = "--currency",
        paramLabel = "CODE",
        defaultValue = "KZT",
        split = ",",
        description = "currencies it may be paid in, as KZT,USD (default: ${DEFAULT-VALUE})")
    private List<String> currencies;

    @Option(
        names = "--two-step",
        description = "block the money and charge it later (AUTH) instead of at once (CHARGE)")
    private boolean twoStep;

    @Option(names = "--3ds", description = "require 3-D Secure")
    private boolean secure3d;

    @Option(
        names = "--dialect",
        paramLabel = "documented|lenient",
        defaultValue = "documented",
        description =
            "documented: as the bank's documents say; lenient: as live clients do (default: ${DEFAULT-VALUE})")
    private Dialect dialect;

    @Option(
        names = "--last-six-days",
        paramLabel = "DAYS",
        description = "how far back the last six digits of an invoice number must be unique (default: for ever)")
    private Optional<Integer> tailWindowDays;

    @Option(
        names = "--link-host",
        paramLabel = "HOST",
        description = "a host that the shop's links may point to; may be given several times (default: any)")
    private List<String> linkHosts = List.of();

    @Option(
        names = "--cors",
        description = "let pages of other origins ask for tokens; that shows the ClientSecret to buyers")
    private boolean crossOrigin;

    private Add(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      NewTerminal terminal;
      try {
        terminal =
            new NewTerminal(
                name,
                Set.copyOf(currencies.stream().map(Add::currency).toList()),
                twoStep,
                secure3d,
                dialect,
                tailWindowDays.map(Duration::ofDays),
                linkHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList(),
                crossOrigin);
      } catch (IllegalArgumentException e) {
        throw wrongOption(e.getMessage());
      }
      Optional<Terminal> added = registration.addTerminal(clientId, terminal);
      if (added.isEmpty()) {
        return mistake("there is no merchant with the ClientID " + clientId);
      }
      out.println("TerminalID      " + added.get().id());
      out.println("Number          " + added.get().number());
      out.println("ClientID        " + clientId);
      return 0;
    }

    private static Currency currency(String code) {
      try {
        return Currency.getInstance(code.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException _) {
        throw new IllegalArgumentException(code + " is not an ISO 4217 currency code such as KZT");
      }
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

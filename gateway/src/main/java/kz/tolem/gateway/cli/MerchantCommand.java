package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Credentials;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.NewMerchant;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tolem merchant …`: who may ask for tokens.
@Command(
    name = "merchant",
    description = "Registers merchants and replaces their secrets.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class MerchantCommand {

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new MerchantCommand())
        .addSubcommand(new Add(edges))
        .addSubcommand(new Change(edges))
        .addSubcommand(new ListAll(edges))
        .addSubcommand(new NewSecret(edges))
        .addSubcommand(new RetireSecret(edges));
  }

  @Command(
      name = "add",
      description = "Registers a merchant and prints its ClientID and ClientSecret. The secrets are shown only now.",
      mixinStandardHelpOptions = true)
  static final class Add extends OnRegistration {

    @Option(names = "--name", required = true, paramLabel = "TEXT", description = "the shop's name, shown to buyers")
    private String name;

    @Option(
        names = "--client-id",
        required = true,
        paramLabel = "ID",
        description = "what the shop calls itself: letters, digits, dots, dashes, underscores")
    private String clientId;

    @Option(
        names = "--token-life",
        paramLabel = "SECONDS",
        defaultValue = "7200",
        description = "life of an access token (default: ${DEFAULT-VALUE})")
    private long tokenLifeSeconds;

    @Option(
        names = "--expires-in",
        paramLabel = "number|string",
        defaultValue = "number",
        description =
            "how expires_in is written: the documents say number, some live clients need string"
                + " (default: ${DEFAULT-VALUE})")
    private ExpiresInForm expiresIn;

    @Option(
        names = "--empty-card-list",
        paramLabel = "code|array",
        converter = EmptyCardList.class,
        defaultValue = "code",
        description =
            "how the list of an account without saved cards is written: the code 1373, or an empty array"
                + " (default: ${DEFAULT-VALUE})")
    private CardList.WhenEmpty emptyCardList;

    private Add(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      NewMerchant merchant;
      try {
        merchant = new NewMerchant(name, clientId, Duration.ofSeconds(tokenLifeSeconds), expiresIn, emptyCardList);
      } catch (IllegalArgumentException e) {
        throw wrongOption(e.getMessage());
      }
      Optional<Credentials> credentials = registration.addMerchant(merchant);
      if (credentials.isEmpty()) {
        return mistake("there is a merchant with the ClientID " + clientId + " already");
      }
      out.println("ClientID        " + credentials.get().clientId());
      out.println("ClientSecret    " + credentials.get().clientSecret());
      out.println("Signing secret  " + credentials.get().signingSecret());
      out.println();
      out.println("Keep both secrets now: they are not shown again. Next:");
      out.println("  ./tolem terminal add --client-id " + clientId + " --name \"Web shop\"");
      return 0;
    }
  }

  @Command(
      name = "set",
      description = "Changes a merchant's settings. What is not given stays; running gateways see it within seconds.",
      mixinStandardHelpOptions = true)
  static final class Change extends OnRegistration {

    @Parameters(paramLabel = "CLIENT_ID", description = "the merchant's ClientID")
    private String clientId;

    @Option(names = "--name", paramLabel = "TEXT", description = "the shop's name, shown to buyers")
    private Optional<String> name;

    @Option(names = "--token-life", paramLabel = "SECONDS", description = "life of an access token")
    private Optional<Long> tokenLifeSeconds;

    @Option(names = "--expires-in", paramLabel = "number|string", description = "how expires_in is written")
    private Optional<ExpiresInForm> expiresIn;

    @Option(
        names = "--empty-card-list",
        paramLabel = "code|array",
        converter = EmptyCardList.class,
        description = "how the list of an account without saved cards is written")
    private Optional<CardList.WhenEmpty> emptyCardList;

    private Change(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      boolean changed;
      try {
        changed =
            registration.changeMerchant(
                clientId,
                old ->
                    new NewMerchant(
                        name.orElse(old.name()),
                        old.clientId(),
                        tokenLifeSeconds.map(Duration::ofSeconds).orElse(old.tokenLife()),
                        expiresIn.orElse(old.expiresInForm()),
                        emptyCardList.orElse(old.emptyCardList())));
      } catch (IllegalArgumentException e) {
        throw wrongOption(e.getMessage());
      }
      if (!changed) {
        return mistake("there is no merchant with the ClientID " + clientId);
      }
      out.println("Changed. Tokens that were issued before keep their life.");
      return 0;
    }
  }

  @Command(name = "list", description = "Lists merchants and their terminals.", mixinStandardHelpOptions = true)
  static final class ListAll extends OnRegistration {

    private ListAll(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      for (Merchant merchant : registration.merchants()) {
        out.printf("%s  %s  (%d live secret(s))%n", merchant.clientId(), merchant.name(), merchant.secrets().size());
        for (Terminal terminal : registration.terminals(merchant.id())) {
          out.println("  " + TerminalCommand.describe(terminal));
        }
      }
      return 0;
    }
  }

  @Command(
      name = "new-secret",
      description = {
        "Makes a second ClientSecret, or replaces the older of two.",
        "The newer of the old ones stays live, so the shop can change over without a gap;",
        "'retire-secret' ends the old one."
      },
      mixinStandardHelpOptions = true)
  static final class NewSecret extends OnRegistration {

    @Parameters(paramLabel = "CLIENT_ID", description = "the merchant's ClientID")
    private String clientId;

    private NewSecret(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      Optional<String> secret = registration.newSecret(clientId);
      if (secret.isEmpty()) {
        return mistake("there is no merchant with the ClientID " + clientId);
      }
      out.println("ClientSecret    " + secret.get());
      out.println();
      out.println("Keep it now: it is not shown again. The older secret works until you run");
      out.println("  ./tolem merchant retire-secret " + clientId);
      return 0;
    }
  }

  @Command(
      name = "retire-secret",
      description = "Ends the older of two ClientSecrets.",
      mixinStandardHelpOptions = true)
  static final class RetireSecret extends OnRegistration {

    @Parameters(paramLabel = "CLIENT_ID", description = "the merchant's ClientID")
    private String clientId;

    private RetireSecret(Edges edges) {
      super(edges);
    }

    @Override
    int run(Registration registration, PrintWriter out) {
      if (!registration.retireOldSecret(clientId)) {
        return mistake(clientId + " has no second secret; make one first with 'merchant new-secret'");
      }
      out.println("The older secret of " + clientId + " no longer works.");
      return 0;
    }
  }
}

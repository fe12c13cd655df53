package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.List;
import kz.tolem.gateway.config.ConfigProblems;
import kz.tolem.gateway.edge.Edges;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/// The program. Its words are those after `./tolem`.
@Command(
    name = "tolem",
    description = "A self-hosted payment gateway for saved cards.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {HelpCommand.class})
public final class Main {

  /// The operator's mistake, as opposed to a failure of the program.
  static final int MISTAKE = 2;

  private static final int FAILURE = 1;

  private Main() {}

  /// Runs one command and exits with its answer: 0 done, 1 failed, 2 the command was wrong.
  public static void main(String[] words) {
    System.exit(run(words));
  }

  static int run(String... words) {
    Edges edges = Edges.real();
    if (List.of(words).equals(List.of("start"))) {
      return start(edges);
    }
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new StartCommand(edges))
            .addSubcommand(new RehearseCommand(edges))
            .addSubcommand(MerchantCommand.withSubcommands(edges))
            .addSubcommand(TerminalCommand.withSubcommands(edges))
            .addSubcommand(CryptogramKeyCommand.withSubcommands(edges))
            .addSubcommand(AuditCommand.withSubcommands(edges))
            .addSubcommand(KeysCommand.withSubcommands(edges))
            .addSubcommand(UserCommand.withSubcommands(edges));
    line.setExecutionExceptionHandler(Main::explain);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(words);
  }

  /// The bare command has nothing to be parsed. The parser is of a format that no class-data archive takes, and would
  /// be half of what the program does before it comes to PostgreSQL.
  private static int start(Edges edges) {
    try {
      return StartCommand.start(edges, new PrintWriter(System.out, true));
    } catch (Exception e) {
      return explain(e, new PrintWriter(System.err, true));
    }
  }

  private static int explain(Exception failure, CommandLine line, ParseResult parsed) {
    return explain(failure, line.getErr());
  }

  /// Says what went wrong in one line; the stack trace is for whoever asks for it.
  private static int explain(Exception failure, PrintWriter err) {
    if (failure instanceof ConfigProblems problems) {
      err.println(problems.getMessage());
      return MISTAKE;
    }
    err.println("tolem: " + failure.getMessage());
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      err.println("  because: " + cause.getMessage());
    }
    if (System.getenv("TOLEM_STACK_TRACE") != null) {
      failure.printStackTrace(err);
    }
    return FAILURE;
  }
}

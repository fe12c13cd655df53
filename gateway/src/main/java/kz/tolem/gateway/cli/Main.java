package kz.tolem.gateway.cli;

import java.io.PrintWriter;
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
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new StartCommand(edges))
            .addSubcommand(MerchantCommand.withSubcommands(edges))
            .addSubcommand(TerminalCommand.withSubcommands(edges))
            .addSubcommand(CryptogramKeyCommand.withSubcommands(edges));
    line.setExecutionExceptionHandler(Main::explain);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(words);
  }

  /// Says what went wrong in one line; the stack trace is for whoever asks for it.
  private static int explain(Exception failure, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
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

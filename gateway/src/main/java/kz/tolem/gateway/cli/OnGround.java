package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.LogFormat;
import kz.tolem.gateway.config.LogLevel;
import kz.tolem.gateway.config.Logging;
import kz.tolem.gateway.config.Mode;
import kz.tolem.gateway.edge.Edges;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that works on this installation's database, beside a running gateway or without one.
abstract class OnGround implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Edges edges;
  private boolean sandbox;

  OnGround(Edges edges) {
    this.edges = edges;
  }

  @Override
  public final Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Config config = Config.read(System.getenv());
    sandbox = config.mode() == Mode.SANDBOX;
    // The answer is for a person to read; only what went wrong may stand beside it.
    Logging.use(LogFormat.TEXT, LogLevel.WARN);
    try (Ground ground = Ground.openBeside(config, edges, step -> err.println("tolem: " + step))) {
      PrintWriter out = spec.commandLine().getOut();
      if (isNoted()) {
        note(ground);
      }
      int answer = run(ground, out);
      out.flush();
      return answer;
    }
  }

  /// Whether it is to be written down that somebody ran this: all that may change something.
  boolean isNoted() {
    return !List.of("list", "show").contains(spec.name());
  }

  /// Before it is done, so that nothing goes unseen. Secrets are no words of commands.
  private void note(Ground ground) {
    List<String> words = spec.root().commandLine().getParseResult().originalArgs();
    new Trail(ground.database(), edges.ids(), edges.time())
        .noteCommand(System.getProperty("user.name", "unknown"), String.join(" ", words));
  }

  /// Does the work.
  /// @return what the program exits with
  abstract int run(Ground ground, PrintWriter out);

  final Edges edges() {
    return edges;
  }

  /// Whether the settings are those of a sandbox.
  final boolean isSandbox() {
    return sandbox;
  }

  /// Says that the operator asked for what cannot be.
  final int mistake(String what) {
    spec.commandLine().getErr().println("tolem: " + what);
    return Main.MISTAKE;
  }

  /// A mistake in the options, told together with the command's usage.
  final ParameterException wrongOption(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}

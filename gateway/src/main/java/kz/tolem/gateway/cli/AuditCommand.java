package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.Optional;
import kz.tolem.gateway.Audited;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.audit.AuditCheck;
import kz.tolem.gateway.audit.AuditSealer;
import kz.tolem.gateway.edge.Edges;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tolem audit …`: the chain over all that was done.
@Command(
    name = "audit",
    description = "Holds the audit chain against the database.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class AuditCommand {

  private static final int SHOWN_MAX = 50;

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new AuditCommand()).addSubcommand(new Verify(edges));
  }

  @Command(
      name = "verify",
      description = "Finds what was altered, taken away, put in or moved since it was sealed. Exits with 1 when it does.",
      mixinStandardHelpOptions = true)
  static final class Verify extends OnGround {

    @Option(
        names = "--head",
        paramLabel = "NO:LINK",
        description = "a link that this command or the log has named before: it must still be in the chain")
    private String head;

    private Verify(Edges edges) {
      super(edges);
    }

    @Override
    boolean isNoted() {
      return false;
    }

    @Override
    int run(Ground ground, PrintWriter out) {
      new AuditSealer(ground.database(), ground.keys(), Audited.all(), edges().time()).sealAll();
      AuditCheck.Report report =
          new AuditCheck(ground.database(), ground.keys(), Audited.all()).run(Optional.ofNullable(head));
      report.findings().stream().limit(SHOWN_MAX).forEach(out::println);
      if (report.findings().size() > SHOWN_MAX) {
        out.println("and " + (report.findings().size() - SHOWN_MAX) + " more");
      }
      out.println(report.seals() + " seals over " + report.rows() + " rows: " + verdict(report));
      report.head().ifPresent(last -> out.println("Head " + last + "  keep it elsewhere; --head finds it again"));
      return report.findings().isEmpty() ? 0 : 1;
    }

    private static String verdict(AuditCheck.Report report) {
      return report.findings().isEmpty() ? "all is as it was sealed" : report.findings().size() + " findings";
    }
  }
}

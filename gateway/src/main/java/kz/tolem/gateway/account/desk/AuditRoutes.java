package kz.tolem.gateway.account.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.account.AccountTexts;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.account.report.CsvTable;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.protocol.Language;

/// Who did what at a merchant. Thread-safe.
final class AuditRoutes {

  private static final int PAGE = 100;
  private static final Set<Deed> OF_PAYMENTS =
      EnumSet.of(
          Deed.CHARGE, Deed.CANCEL, Deed.REFUND, Deed.REFUND_ASKED, Deed.REFUND_ALLOWED, Deed.REFUND_REFUSED);

  private final Gate gate;
  private final Trail trail;

  AuditRoutes(Gate gate, Trail trail) {
    this.gate = gate;
    this.trail = trail;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/audit", gate.page(Permission.ADMINISTER, this::list)));
    routes.add(Route.get("/account/audit.csv", gate.page(Permission.ADMINISTER, this::csv)));
  }

  private Reply csv(Request request, Visitor visitor) {
    trail.note(visitor, Deed.AUDIT_TAKEN, "", "");
    return Reply.streamed("text/csv;charset=utf-8", out -> write(out, visitor))
        .withHeader("Content-Disposition", "attachment; filename=\"tolem-audit.csv\"");
  }

  private void write(OutputStream out, Visitor visitor) throws IOException {
    try (CsvTable table = new CsvTable(out)) {
      Language language = visitor.language();
      table.head(
          AccountTexts.TIME.in(language),
          DeskTexts.WHO.in(language),
          DeskTexts.DID.in(language),
          "ID",
          AccountTexts.REASON.in(language),
          DeskTexts.WHERE.in(language));
      Optional<UUID> before = Optional.empty();
      List<Trail.Entry> page;
      do {
        page = trail.at(visitor.merchant(), before, PAGE);
        for (Trail.Entry each : page) {
          LocalDateTime at = LocalDateTime.ofInstant(each.at(), gate.site().zone());
          table.row(at, each.login(), each.deed().in(language), each.subject(), each.detail(), each.address());
        }
        before = page.isEmpty() ? before : Optional.of(page.getLast().id());
      } while (page.size() == PAGE);
    }
  }

  private Reply list(Request request, Visitor visitor) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    List<Trail.Entry> found = trail.at(visitor.merchant(), before(request), PAGE + 1);
    List<Trail.Entry> page = found.stream().limit(PAGE).toList();
    AuditView view =
        new AuditView(
            gate.shell(request, visitor, Section.AUDIT),
            page.stream()
                .map(
                    entry ->
                        new AuditView.Row(
                            moments.toTheSecond(entry.at()),
                            entry.login(),
                            entry.deed().in(visitor.language()),
                            entry.subject(),
                            OF_PAYMENTS.contains(entry.deed()),
                            entry.detail(),
                            entry.address()))
                .toList(),
            found.size() > PAGE ? gate.site().path("/audit?before=" + page.getLast().id()) : "");
    return gate.show("audit", view);
  }

  private static Optional<UUID> before(Request request) {
    try {
      return request.query("before").filter(text -> text.length() == 36).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

package kz.tolem.gateway.account.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.account.AccountTexts;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Links;
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
  private static final int LOGIN_CHARS_MAX = 100;
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
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
    Trail.Wanted wanted = wanted(fields(request));
    return Reply.streamed("text/csv;charset=utf-8", out -> write(out, visitor, wanted))
        .withHeader("Content-Disposition", "attachment; filename=\"tolem-audit.csv\"");
  }

  private void write(OutputStream out, Visitor visitor, Trail.Wanted wanted) throws IOException {
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
        page = trail.at(visitor.merchant(), wanted, before, PAGE);
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
    Map<String, String> fields = fields(request);
    List<Trail.Entry> found = trail.at(visitor.merchant(), wanted(fields), before(request), PAGE + 1);
    List<Trail.Entry> page = found.stream().limit(PAGE).toList();
    AuditView view =
        new AuditView(
            gate.shell(request, visitor, Section.AUDIT),
            fields,
            Arrays.stream(Deed.values())
                .map(deed -> new AuditView.Option(deed.name(), deed.in(visitor.language())))
                .sorted(Comparator.comparing(AuditView.Option::name))
                .toList(),
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
            gate.site().path("/audit.csv") + Links.query(fields),
            found.size() > PAGE ? older(fields, page.getLast().id()) : "");
    return gate.show("audit", view);
  }

  private String older(Map<String, String> fields, UUID last) {
    Map<String, String> next = new LinkedHashMap<>(fields);
    next.put("before", last.toString());
    return gate.site().path("/audit") + Links.query(next);
  }

  /// What is looked for; what cannot be read is left out.
  private static Map<String, String> fields(Request request) {
    Map<String, String> fields = new LinkedHashMap<>();
    String login = request.query("login").orElse("").strip();
    fields.put("login", login.length() > LOGIN_CHARS_MAX ? login.substring(0, LOGIN_CHARS_MAX) : login);
    fields.put("deed", deed(request.query("deed").orElse("")).map(Enum::name).orElse(""));
    fields.put("from", request.query("from").flatMap(Moments::parse).map(Object::toString).orElse(""));
    fields.put("to", request.query("to").flatMap(Moments::parse).map(Object::toString).orElse(""));
    return fields;
  }

  private static Optional<Deed> deed(String name) {
    return Arrays.stream(Deed.values()).filter(deed -> deed.name().equals(name)).findFirst();
  }

  private Trail.Wanted wanted(Map<String, String> fields) {
    ZoneId zone = gate.site().zone();
    return new Trail.Wanted(
        fields.get("login"),
        deed(fields.get("deed")),
        Moments.parse(fields.get("from")).orElse(FIRST_DAY).atStartOfDay(zone).toInstant(),
        Moments.parse(fields.get("to")).orElse(LAST_DAY).plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static Optional<UUID> before(Request request) {
    try {
      return request.query("before").filter(text -> text.length() == 36).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

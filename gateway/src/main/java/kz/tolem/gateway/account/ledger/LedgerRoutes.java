package kz.tolem.gateway.account.ledger;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Links;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Said;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.sql.TookTooLong;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;

/// The list of payments. Thread-safe.
final class LedgerRoutes {

  private final Gate gate;
  private final Ledger ledger;
  private final Registration registration;
  private final RefundRequests requests;
  private final SavedViews views;
  private final InstantSource time;

  LedgerRoutes(
      Gate gate,
      Ledger ledger,
      Registration registration,
      RefundRequests requests,
      SavedViews views,
      InstantSource time) {
    this.gate = gate;
    this.ledger = ledger;
    this.registration = registration;
    this.requests = requests;
    this.views = views;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/payments", gate.page(Permission.LOOK, this::list)));
    routes.add(Route.post("/account/payments/views", gate.action(Permission.LOOK, this::keep)));
    routes.add(Route.post("/account/payments/views/remove", gate.action(Permission.LOOK, this::drop)));
    routes.add(Route.get("/account/payments/rows", gate.page(Permission.LOOK, this::rows)));
  }

  private Reply list(Request request, Visitor visitor) {
    return gate.show("payments", view(request, visitor));
  }

  /// The rows alone, for a page that looks again by itself.
  private Reply rows(Request request, Visitor visitor) {
    return gate.show("part/paymentrows", view(request, visitor));
  }

  private LedgerView view(Request request, Visitor visitor) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    Finding finding = Finding.of(request.query(), moments.dayOf(time.instant()));
    List<Terminal> terminals = registration.terminals(visitor.merchant());
    Ledger.Behind behind = Ledger.Behind.of(request.query("behind").orElse(""));
    boolean first = behind.equals(Ledger.Behind.NOTHING);
    String problem = "";
    List<PaymentLine> found = List.of();
    try {
      found = ledger.find(visitor.merchant(), Conditions.of(finding, terminals, moments), behind, Ledger.PAGE + 1);
    } catch (TookTooLong _) {
      problem = LedgerTexts.TOO_MUCH.in(visitor.language());
    }
    List<PaymentLine> page = found.stream().limit(Ledger.PAGE).toList();
    Map<String, String> fields = finding.fields();
    String query = Links.query(fields);
    boolean today = !finding.to().isBefore(moments.dayOf(time.instant()));
    return new LedgerView(
        gate.shell(request, visitor, Section.PAYMENTS),
        fields,
        terminals.stream()
            .map(each -> new LedgerView.Terminal(each.id().toString(), each.name() + " · " + each.number()))
            .toList(),
        page.stream().map(line -> row(line, moments)).toList(),
        problem,
        first && today && problem.isEmpty() ? gate.site().path("/payments/rows" + query) : "",
        found.size() > Ledger.PAGE ? gate.site().path("/payments" + query + "&behind=" + behind(page)) : "",
        first ? "" : gate.site().path("/payments" + query),
        waiting(visitor),
        saved(visitor, query));
  }

  private List<LedgerView.Saved> saved(Visitor visitor, String query) {
    return views.of(visitor.guest().user(), visitor.merchant()).stream()
        .map(
            each -> new LedgerView.Saved(
                each.name(), gate.site().path("/payments" + each.query()), each.query().equals(query)))
        .toList();
  }

  /// Keeps what the form of the page says, under a name.
  private Reply keep(Request request, Visitor visitor) {
    String name = request.form().getOrDefault("name", "").strip();
    if (name.isEmpty() || name.length() > SavedViews.NAME_CHARS_MAX || name.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequest("a search has a name of 1 to " + SavedViews.NAME_CHARS_MAX + " characters");
    }
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    String query = Links.query(Finding.of(request.form(), moments.dayOf(time.instant())).fields());
    views.put(visitor.guest().user(), visitor.merchant(), new SavedViews.View(name, query), time.instant());
    return gate.go("/payments" + query, Said.SAVED);
  }

  private Reply drop(Request request, Visitor visitor) {
    views.remove(visitor.guest().user(), visitor.merchant(), request.form().getOrDefault("name", ""));
    return gate.go("/payments");
  }

  private static String behind(List<PaymentLine> page) {
    return new Ledger.Behind(page.getLast().openedAt(), page.getLast().id()).word();
  }

  private List<LedgerView.Waiting> waiting(Visitor visitor) {
    return requests.waiting(visitor.merchant()).stream()
        .map(
            each ->
                new LedgerView.Waiting(
                    each.payment().toString(),
                    ValueTexts.amount(each.amount(), visitor.language()),
                    each.askedByLogin(),
                    each.reason()))
        .toList();
  }

  private static LedgerView.Row row(PaymentLine line, Moments moments) {
    Language language = moments.language();
    return new LedgerView.Row(
        line.id().toString(),
        moments.toTheSecond(line.openedAt()),
        line.invoice(),
        line.invoiceAlt(),
        ValueTexts.amount(line.amount(), language),
        line.returned().isZero() ? "" : "− " + ValueTexts.amount(line.returned(), language),
        StateTexts.of(line.state(), line.charged().minorUnits(), line.returned().minorUnits()),
        line.declineCode() == 0 ? "" : line.declineCode() + " · " + DeclineCode.of(line.declineCode()).text(language),
        line.cardMask().isEmpty() ? "" : "•• " + line.cardMask().substring(line.cardMask().length() - 4),
        line.scheme(),
        Stream.of(line.email(), line.phone(), line.accountId())
            .filter(text -> !text.isEmpty())
            .limit(1)
            .collect(Collectors.joining()),
        line.description());
  }
}

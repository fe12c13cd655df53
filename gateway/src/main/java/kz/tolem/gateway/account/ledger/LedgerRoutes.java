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
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Visitor;
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
  private final InstantSource time;

  LedgerRoutes(Gate gate, Ledger ledger, Registration registration, RefundRequests requests, InstantSource time) {
    this.gate = gate;
    this.ledger = ledger;
    this.registration = registration;
    this.requests = requests;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/payments", gate.page(Permission.LOOK, this::list)));
    routes.add(Route.get("/account/payments/rows", gate.page(Permission.LOOK, this::rows)));
  }

  private Reply list(Request request, Visitor visitor) {
    return gate.show("payments", view(request, visitor));
  }

  /// The rows alone, for a page that looks again by itself.
  private Reply rows(Request request, Visitor visitor) {
    return gate.show("part/payment-rows", view(request, visitor));
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
        terminals.stream().map(each -> new LedgerView.Terminal(each.id().toString(), each.name() + " · " + each.number())).toList(),
        page.stream().map(line -> row(line, moments)).toList(),
        problem,
        first && today && problem.isEmpty() ? gate.site().path("/payments/rows" + query) : "",
        found.size() > Ledger.PAGE ? gate.site().path("/payments" + query + "&behind=" + behind(page)) : "",
        first ? "" : gate.site().path("/payments" + query),
        waiting(visitor));
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
        Stream.of(line.email(), line.phone(), line.accountId()).filter(text -> !text.isEmpty()).limit(1).collect(Collectors.joining()),
        line.description());
  }
}

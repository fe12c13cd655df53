package kz.tolem.gateway.account.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import kz.tolem.gateway.account.AccountTexts;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Links;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.account.ledger.LedgerTexts;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.gateway.sql.TookTooLong;
import kz.tolem.protocol.Language;

/// Statements: totals by day on a page, every movement as CSV or XLSX. Thread-safe.
final class StatementsRoutes {

  private static final int DAYS = 7;
  private static final int DOWNLOADS_AT_ONCE = 2;
  private static final String CSV = "text/csv;charset=utf-8";
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Gate gate;
  private final Registration registration;
  private final Totals totals;
  private final Movements movements;
  private final Trail trail;
  private final InstantSource time;
  private final Semaphore downloads = new Semaphore(DOWNLOADS_AT_ONCE);

  StatementsRoutes(
      Gate gate,
      Registration registration,
      Totals totals,
      Movements movements,
      Trail trail,
      InstantSource time) {
    this.gate = gate;
    this.registration = registration;
    this.totals = totals;
    this.movements = movements;
    this.trail = trail;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/statements", gate.page(Permission.LOOK, this::show)));
    routes.add(Route.get("/account/statement.csv", download(CSV, "csv", (out, _) -> new CsvTable(out))));
    routes.add(Route.get("/account/statement.xlsx", download(XLSX, "xlsx", ExcelTable::new)));
  }

  private Reply show(Request request, Visitor visitor) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    Span span = Span.of(request.query(), moments.dayOf(time.instant()), DAYS);
    List<Terminal> terminals = registration.terminals(visitor.merchant());
    String problem = "";
    List<Totals.Line> lines = List.of();
    try {
      lines = totals.of(visitor.merchant(), span, moments);
    } catch (TookTooLong _) {
      problem = ReportTexts.TOO_MUCH.in(visitor.language());
    }
    String query = Links.query(span.fields());
    return gate.show(
        "statements",
        new StatementsView(
            gate.shell(request, visitor, Section.STATEMENTS),
            span.fields(),
            terminals.stream()
                .map(each -> new OverviewView.Option(each.id().toString(), each.name() + " · " + each.number()))
                .toList(),
            currencies(terminals),
            lines.stream().map(line -> row(line, moments)).toList(),
            sums(lines, visitor.language()),
            gate.site().path("/statement.csv" + query),
            gate.site().path("/statement.xlsx" + query),
            problem));
  }

  private static List<OverviewView.Option> currencies(List<Terminal> terminals) {
    return terminals.stream()
        .flatMap(terminal -> terminal.currencies().stream())
        .map(Currency::getCurrencyCode)
        .distinct()
        .sorted()
        .map(code -> new OverviewView.Option(code, code))
        .toList();
  }

  private static StatementsView.Row row(Totals.Line line, Moments moments) {
    return row(
        moments.day(line.day()),
        line.terminalNumber(),
        line.currency(),
        new long[] {line.charges(), line.charged(), line.refunds(), line.refunded()},
        moments.language());
  }

  private static StatementsView.Row row(
      String day, String terminal, Currency currency, long[] sums, Language language) {
    return new StatementsView.Row(
        day,
        terminal,
        currency.getCurrencyCode(),
        Long.toString(sums[0]),
        Sums.text(sums[1], currency, language),
        Long.toString(sums[2]),
        Sums.text(sums[3], currency, language),
        Sums.text(sums[1] - sums[3], currency, language));
  }

  private static List<StatementsView.Row> sums(List<Totals.Line> lines, Language language) {
    return lines.stream()
        .map(Totals.Line::currency)
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(
            currency -> {
              long[] sums = new long[4];
              for (Totals.Line line : lines) {
                if (line.currency().equals(currency)) {
                  sums[0] += line.charges();
                  sums[1] = Math.addExact(sums[1], line.charged());
                  sums[2] += line.refunds();
                  sums[3] = Math.addExact(sums[3], line.refunded());
                }
              }
              return row("", "", currency, sums, language);
            })
        .toList();
  }

  @FunctionalInterface
  private interface Table {
    StatementTable on(OutputStream out, String name) throws IOException;
  }

  private Handler download(String type, String ending, Table table) {
    return gate.page(
        Permission.LOOK,
        (request, visitor) -> {
          Moments moments = new Moments(gate.site().zone(), visitor.language());
          Span span = Span.of(request.query(), moments.dayOf(time.instant()), DAYS);
          if (!downloads.tryAcquire()) {
            throw new Overloaded();
          }
          downloads.release();
          trail.note(visitor, Deed.STATEMENT_TAKEN, "", span.from() + " – " + span.to() + ", " + ending);
          MerchantId merchant = visitor.merchant();
          String file = "tolem-" + visitor.seat().clientId() + "-" + span.from() + "-" + span.to() + "." + ending;
          return Reply.streamed(type, out -> write(table, out, merchant, span, moments))
              .withHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        });
  }

  private void write(Table kind, OutputStream out, MerchantId merchant, Span span, Moments moments) throws IOException {
    if (!downloads.tryAcquire()) {
      throw new IOException("too many statements are being downloaded");
    }
    try (StatementTable table = kind.on(out, span.from() + " " + span.to())) {
      Language language = moments.language();
      table.head(
          AccountTexts.TIME.in(language),
          ReportTexts.KIND.in(language),
          LedgerTexts.INVOICE.in(language),
          LedgerTexts.INVOICE_ALT.in(language),
          AccountTexts.AMOUNT.in(language),
          AccountTexts.CURRENCY.in(language),
          AccountTexts.TERMINAL.in(language),
          LedgerTexts.CARD.in(language),
          LedgerTexts.REFERENCE.in(language),
          LedgerTexts.APPROVAL.in(language),
          ReportTexts.PAYMENT_ID.in(language),
          LedgerTexts.DESCRIPTION.in(language));
      Iterator<Movement> all = movements.of(merchant, span, moments);
      while (all.hasNext()) {
        Movement each = all.next();
        table.row(
            LocalDateTime.ofInstant(each.at(), moments.zone()),
            (each.kind() == Movement.Kind.CHARGE ? ReportTexts.CHARGE : ReportTexts.REFUND).in(language),
            each.invoice(),
            each.invoiceAlt(),
            BigDecimal.valueOf(each.amount(), each.currency().getDefaultFractionDigits()),
            each.currency().getCurrencyCode(),
            each.terminalNumber(),
            each.cardMask(),
            each.reference(),
            each.approvalCode(),
            each.payment().toString(),
            each.description());
      }
    } finally {
      downloads.release();
    }
  }
}

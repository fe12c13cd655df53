package kz.tolem.gateway.account.report;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import kz.tolem.gateway.sql.TookTooLong;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;

/// The overview: what came in, against as many days before. Thread-safe.
final class OverviewRoutes {

  private static final Currency TENGE = Currency.getInstance("KZT");
  private static final int DAYS = 7;

  private final Gate gate;
  private final Registration registration;
  private final FiguresStore store;
  private final InstantSource time;

  OverviewRoutes(Gate gate, Registration registration, FiguresStore store, InstantSource time) {
    this.gate = gate;
    this.registration = registration;
    this.store = store;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/account/", gate.page(Permission.LOOK, this::show)));
  }

  private Reply show(Request request, Visitor visitor) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    LocalDate today = moments.dayOf(time.instant());
    Span asked = Span.of(request.query(), today, DAYS);
    List<Terminal> terminals = registration.terminals(visitor.merchant());
    List<Currency> currencies = List.of();
    Figures now = new Figures(List.of(), List.of(), List.of(), List.of(), 0);
    Figures before = now;
    Currency currency = asked.currency().orElse(TENGE);
    String problem = "";
    try {
      currencies = store.currencies(visitor.merchant(), asked, moments);
      currency = asked.currency().orElse(currencies.isEmpty() ? TENGE : currencies.getFirst());
      now = store.figures(visitor.merchant(), asked, currency, moments);
      before = store.figures(visitor.merchant(), asked.before(), currency, moments);
    } catch (TookTooLong _) {
      problem = ReportTexts.TOO_MUCH.in(visitor.language());
    }
    Span span = asked.in(currency);
    List<Figures.Bucket> whole =
        Charts.whole(now.buckets(), span, LocalDateTime.ofInstant(time.instant(), moments.zone()));
    return gate.show(
        "overview",
        new OverviewView(
            gate.shell(request, visitor, Section.OVERVIEW),
            span.fields(),
            terminals.stream()
                .map(each -> new OverviewView.Option(each.id().toString(), each.name() + " · " + each.number()))
                .toList(),
            options(currencies, currency),
            ranges(span, today, visitor.language()),
            figures(now, before, currency, visitor.language()),
            span.isShort(),
            Charts.json(whole, span, currency),
            points(whole, span, currency, visitor.language()),
            declines(now.declines(), span, visitor.language()),
            bars(now.terminals(), currency, visitor.language(), names(terminals)),
            bars(now.schemes(), currency, visitor.language(), key -> key.isEmpty() ? "–" : key.replace('_', ' ')),
            problem));
  }

  private static List<OverviewView.Option> options(List<Currency> used, Currency chosen) {
    Map<String, OverviewView.Option> options = new TreeMap<>();
    used.forEach(
        each -> options.put(
            each.getCurrencyCode(), new OverviewView.Option(each.getCurrencyCode(), each.getCurrencyCode())));
    options.put(chosen.getCurrencyCode(), new OverviewView.Option(chosen.getCurrencyCode(), chosen.getCurrencyCode()));
    return List.copyOf(options.values());
  }

  private List<OverviewView.Range> ranges(Span span, LocalDate today, Language language) {
    List<OverviewView.Range> ranges = new ArrayList<>();
    Map<Integer, ReportTexts> days =
        new TreeMap<>(
            Map.of(1, ReportTexts.TODAY, 7, ReportTexts.WEEK, 30, ReportTexts.MONTH, 90, ReportTexts.QUARTER));
    days.forEach(
        (count, name) -> {
          Span other = new Span(today.minusDays(count - 1), today, span.terminal(), span.currency());
          ranges.add(
              new OverviewView.Range(
                  name.in(language), gate.site().path("/" + Links.query(other.fields())), other.equals(span)));
        });
    return ranges;
  }

  private static List<OverviewView.Figure> figures(Figures now, Figures before, Currency currency, Language language) {
    Figures.Bucket is = now.total();
    Figures.Bucket was = before.total();
    List<OverviewView.Figure> figures = new ArrayList<>();
    figures.add(
        new OverviewView.Figure(
            ReportTexts.TURNOVER.in(language),
            Sums.text(is.charged() - is.returned(), currency, language),
            ReportTexts.TURNOVER_HINT.in(language),
            ReportTexts.BEFORE.in(language, Sums.text(was.charged() - was.returned(), currency, language)),
            tone(is.charged() - is.returned(), was.charged() - was.returned())));
    figures.add(
        new OverviewView.Figure(
            ReportTexts.PAYMENTS.in(language),
            Long.toString(is.settled()),
            "",
            ReportTexts.BEFORE.in(language, Long.toString(was.settled())),
            tone(is.settled(), was.settled())));
    figures.add(
        new OverviewView.Figure(
            ReportTexts.SHARE.in(language),
            Sums.percent(is.approved(), is.settled()),
            "",
            ReportTexts.BEFORE.in(language, Sums.percent(was.approved(), was.settled())),
            was.settled() == 0 || is.settled() == 0
                ? ""
                : tone(is.approved() * was.settled(), was.approved() * is.settled())));
    figures.add(
        new OverviewView.Figure(
            ReportTexts.BLOCKED.in(language), Sums
                .text(is.blocked(), currency, language), "", ReportTexts.BEFORE
                .in(language, Sums.text(was.blocked(), currency, language)), ""));
    figures.add(
        new OverviewView.Figure(
            ReportTexts.REFUNDS.in(language), Sums
                .text(is.returned(), currency, language), "", ReportTexts.BEFORE
                .in(language, Sums.text(was.returned(), currency, language)), ""));
    figures.add(
        new OverviewView.Figure(
            ReportTexts.P95.in(language),
            now.answerMs() == 0 ? "–" : ReportTexts.MS.in(language, Long.toString(now.answerMs())),
            ReportTexts.P95_HINT.in(language),
            before.answerMs() == 0
                ? ""
                : ReportTexts.BEFORE.in(language, ReportTexts.MS.in(language, Long.toString(before.answerMs()))),
            ""));
    return figures;
  }

  private static String tone(long is, long was) {
    return is == was || was == 0 ? "" : is > was ? "good" : "bad";
  }

  private static List<OverviewView.Point> points(
      List<Figures.Bucket> buckets, Span span, Currency currency, Language language) {
    return buckets.stream()
        .map(
            each ->
                new OverviewView.Point(
                    Charts.label(each, span),
                    Sums.text(each.charged() - each.returned(), currency, language),
                    Long.toString(each.settled()),
                    Sums.percent(each.approved(), each.settled())))
        .toList();
  }

  private List<OverviewView.Bar> declines(List<Figures.Share> shares, Span span, Language language) {
    long most = shares.stream().mapToLong(Figures.Share::count).max().orElse(1);
    String query = Links.query(Map.of("state", "DECLINED", "from", span.from().toString(), "to", span.to().toString()));
    return shares.stream()
        .map(
            each ->
                new OverviewView.Bar(
                    each.key() + " · " + DeclineCode.of(Integer.parseInt(each.key())).text(language),
                    Long.toString(each.count()),
                    (int) (each.count() * 100 / most),
                    gate.site().path("/payments" + query)))
        .toList();
  }

  private static List<OverviewView.Bar> bars(
      List<Figures.Share> shares, Currency currency, Language language, Function<String, String> name) {
    long most = Math.max(1, shares.stream().mapToLong(Figures.Share::count).max().orElse(1));
    return shares.stream()
        .map(
            each ->
                new OverviewView.Bar(
                    name.apply(each.key()),
                    each.count() + " · " + Sums.text(each.amount(), currency, language),
                    (int) (each.count() * 100 / most),
                    ""))
        .toList();
  }

  private static Function<String, String> names(List<Terminal> terminals) {
    Map<String, String> names =
        terminals.stream().collect(Collectors.toMap(each -> each.id().toString(), Terminal::name));
    return key -> names.getOrDefault(key, key);
  }
}

package kz.tolem.gateway.account.reconcile;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Said;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.protocol.Language;

/// A bank's file: uploaded, its columns said once, compared, differences resolved. Thread-safe.
public final class ReconcileRoutes {

  private static final int FILE_BYTES_MAX = 4 * 1024 * 1024;
  private static final int DAYS_MAX = 31;
  private static final int NOTE_CHARS_MAX = 500;
  private static final String PATH = "/reconciliation";

  private final Gate gate;
  private final ReconcileStore store;
  private final Comparison comparison;
  private final Trail trail;
  private final Ids ids;
  private final InstantSource time;
  // A file is in memory while it is read; two at once would not fit everywhere.
  private final Semaphore turn = new Semaphore(1);

  public ReconcileRoutes(Gate gate, Database database, Trail trail, Ids ids, InstantSource time) {
    this.gate = gate;
    this.store = new ReconcileStore(database);
    this.comparison = new Comparison(database);
    this.trail = trail;
    this.ids = ids;
    this.time = time;
  }

  public void addTo(Routes routes) {
    routes.add(
        Route.get(
            "/account/reconciliation",
            gate.page(Permission.MOVE_MONEY, (request, visitor) -> list(request, visitor, 200, ""))));
    routes.add(Route.post("/account/reconciliation", this::uploadInTurn));
    routes.add(Route.get("/account/reconciliation/{id}", gate.page(Permission.MOVE_MONEY, this::show)));
    routes.add(Route.post("/account/reconciliation/{id}/columns", gate.action(Permission.MOVE_MONEY, this::columns)));
    routes.add(Route.post("/account/reconciliation/{id}/resolve", gate.action(Permission.MOVE_MONEY, this::resolve)));
  }

  private Moments moments(Visitor visitor) {
    return new Moments(gate.site().zone(), visitor.language());
  }

  private Reply list(Request request, Visitor visitor, int status, String problem) {
    Moments moments = moments(visitor);
    LocalDate today = moments.dayOf(time.instant());
    ReconcileView view =
        new ReconcileView(
            gate.shell(request, visitor, Section.RECONCILIATION),
            today.minusDays(1).toString(),
            today.minusDays(1).toString(),
            store.files(visitor.merchant()).stream().map(file -> file(file, moments)).toList(),
            problem);
    return PageReplies.application(status, gate.site().templates().render("account/reconciliation.jte", view));
  }

  private static ReconcileView.File file(ReconcileStore.BankFile file, Moments moments) {
    Language language = moments.language();
    String state =
        file.open() < 0
            ? ReconcileTexts.NOT_MAPPED.in(language)
            : file.open() == 0
                ? ReconcileTexts.ALL_CLOSED.in(language)
                : ReconcileTexts.OPEN.in(language, Long.toString(file.open()));
    return new ReconcileView.File(
        file.id().toString(),
        file.name(),
        days(file, moments),
        file.login(),
        moments.toTheMinute(file.at()),
        file.open() < 0 ? "wait" : file.open() == 0 ? "good" : "bad",
        state);
  }

  private static String days(ReconcileStore.BankFile file, Moments moments) {
    return file.from().equals(file.to())
        ? moments.day(file.from())
        : moments.day(file.from()) + " – " + moments.day(file.to());
  }

  private Reply uploadInTurn(Request request) {
    if (!turn.tryAcquire()) {
      throw new Overloaded();
    }
    try {
      request.allowBody(FILE_BYTES_MAX);
      return gate.action(Permission.MOVE_MONEY, this::upload).handle(request);
    } finally {
      turn.release();
    }
  }

  private Reply upload(Request request, Visitor visitor) {
    Map<String, String> form = request.form();
    Optional<LocalDate> from = Moments.parse(form.getOrDefault("from", ""));
    Optional<LocalDate> to = Moments.parse(form.getOrDefault("to", ""));
    boolean fits =
        from.isPresent() && to
            .isPresent() && !to
            .get()
            .isBefore(from.get()) && to
            .get()
            .isBefore(from.get().plusDays(DAYS_MAX));
    if (!fits) {
      return list(request, visitor, 422, ReconcileTexts.TOO_LONG.in(visitor.language()));
    }
    String content = form.getOrDefault("file", "");
    Optional<BankCsv> csv = content.indexOf(0) >= 0 ? Optional.empty() : BankCsv.read(content);
    if (csv.isEmpty()) {
      return list(request, visitor, 422, ReconcileTexts.NOT_CSV.in(visitor.language()));
    }
    UUID id = ids.timeOrdered();
    String name = from.get().equals(to.get()) ? from.get().toString() : from.get() + " – " + to.get();
    store.put(id, visitor.merchant(), name, from.get(), to.get(), visitor.guest().user(), time.instant(), content);
    trail.note(visitor, Deed.BANK_FILE, id.toString(), name);
    store
        .mapping(visitor.merchant(), csv.get().key())
        .filter(mapping -> mapping.fits(csv.get()))
        .ifPresent(mapping -> compare(visitor, id, csv.get(), mapping, from.get(), to.get()));
    return gate.go(PATH + "/" + id);
  }

  private void compare(Visitor visitor, UUID id, BankCsv csv, Mapping mapping, LocalDate from, LocalDate to) {
    Moments moments = moments(visitor);
    List<Mapping.Line> lines = new ArrayList<>();
    for (int i = 0; i < csv.lines().size(); i++) {
      lines.add(mapping.read(csv, csv.lines().get(i), i + 2)); // as a spreadsheet counts them
    }
    Instant end = moments.startOf(to.plusDays(1));
    comparison.run(visitor.merchant(), id, lines, moments.startOf(from), end, time.instant());
  }

  private ReconcileStore.BankFile file(Request request, Visitor visitor) {
    try {
      return Optional.of(request.variable("id"))
          .filter(text -> text.length() == 36)
          .map(UUID::fromString)
          .flatMap(id -> store.file(visitor.merchant(), id))
          .orElseThrow(() -> new BadRequest(404, "no such file"));
    } catch (IllegalArgumentException _) {
      throw new BadRequest(404, "no such file");
    }
  }

  private Reply show(Request request, Visitor visitor) {
    ReconcileStore.BankFile file = file(request, visitor);
    return file.content().isPresent() ? askColumns(request, visitor, file, 200) : result(request, visitor, file);
  }

  private Reply askColumns(Request request, Visitor visitor, ReconcileStore.BankFile file, int status) {
    BankCsv csv = BankCsv.read(file.content().orElseThrow()).orElseThrow();
    List<String> first = csv.lines().getFirst();
    ReconcileView.Columns view =
        new ReconcileView.Columns(
            gate.shell(request, visitor, Section.RECONCILIATION),
            file.id().toString(),
            file.name(),
            csv.header().stream().map(name -> new ReconcileView.Column(name, csv.cell(first, name))).toList(),
            "");
    return PageReplies.application(status, gate.site().templates().render("account/reconciliationcolumns.jte", view));
  }

  private Reply columns(Request request, Visitor visitor) {
    ReconcileStore.BankFile file = file(request, visitor);
    Map<String, String> form = request.form();
    if (file.content().isEmpty()) {
      return gate.go(PATH + "/" + file.id());
    }
    BankCsv csv = BankCsv.read(file.content().get()).orElseThrow();
    Mapping mapping =
        new Mapping(
            form.getOrDefault("reference", ""),
            form.getOrDefault("amount", ""),
            form.getOrDefault("currency", ""),
            form.getOrDefault("kind", ""),
            form.getOrDefault("refundWord", "").strip());
    if (!mapping.fits(csv)) {
      return askColumns(request, visitor, file, 422);
    }
    store.putMapping(visitor.merchant(), csv.key(), mapping);
    compare(visitor, file.id(), csv, mapping, file.from(), file.to());
    return gate.go(PATH + "/" + file.id());
  }

  private Reply resolve(Request request, Visitor visitor) {
    ReconcileStore.BankFile file = file(request, visitor);
    String note = request.form().getOrDefault("note", "").strip();
    String line = request.form().getOrDefault("line", "");
    boolean known = line.matches("[0-9]{1,9}") && !note.isEmpty() && note.length() <= NOTE_CHARS_MAX;
    if (!known || !store.resolve(file.id(), Integer.parseInt(line), note, visitor.guest().user(), time.instant())) {
      throw new BadRequest("a line of the file and a note of at most " + NOTE_CHARS_MAX + " characters are needed");
    }
    trail.note(visitor, Deed.BANK_LINE_RESOLVED, file.id().toString(), line + ": " + note);
    return gate.go(PATH + "/" + file.id(), Said.SAVED);
  }

  private Reply result(Request request, Visitor visitor, ReconcileStore.BankFile file) {
    Moments moments = moments(visitor);
    List<ReconcileStore.Sum> sums = store.sums(file.id());
    return gate.show(
        "reconciliationfile",
        new ReconcileView.Result(
            gate.shell(request, visitor, Section.RECONCILIATION),
            file.id().toString(),
            file.name(),
            days(file, moments),
            sums.stream().map(sum -> ReconcileWords.sum(sum, visitor.language())).toList(),
            ReconcileWords.totals(sums, visitor.language()),
            store.differences(file.id()).stream().map(line -> ReconcileWords.line(line, moments)).toList()));
  }
}

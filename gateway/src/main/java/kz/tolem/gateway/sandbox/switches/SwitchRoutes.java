package kz.tolem.gateway.sandbox.switches;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.tolem.gateway.acquirer.SandboxIssuer;
import kz.tolem.gateway.acquirer.SandboxIssuer.Answer;
import kz.tolem.gateway.acquirer.SandboxIssuer.Ticket;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.ErrorPages;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.sandbox.AcsRoutes;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.SandboxBuyer;
import kz.tolem.protocol.SandboxClaim;
import kz.tolem.protocol.SandboxDelivery;
import kz.tolem.protocol.SandboxHostEntry;
import kz.tolem.protocol.SandboxOrder;
import kz.tolem.protocol.SandboxScript;
import kz.tolem.protocol.SandboxTime;

/// The addresses of the switches. Source: docs/reference/sandbox-switches.md. Thread-safe.
final class SwitchRoutes {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final Scripts scripts;
  private final Optional<Clockwork> clockwork;
  private final OrderBook orders;
  private final MailBook mail;
  private final SandboxIssuer issuer;
  private final boolean simulated;
  private final Runnable empty;
  private final InstantSource time;

  /// @param clockwork empty: this gateway's time is not its own
  /// @param simulated whether the card host is the one that takes scripts
  SwitchRoutes(
      Scripts scripts,
      Optional<Clockwork> clockwork,
      OrderBook orders,
      MailBook mail,
      SandboxIssuer issuer,
      boolean simulated,
      Runnable empty,
      InstantSource time) {
    this.scripts = scripts;
    this.clockwork = clockwork;
    this.orders = orders;
    this.mail = mail;
    this.issuer = issuer;
    this.simulated = simulated;
    this.empty = empty;
    this.time = time;
  }

  void addTo(Routes routes) {
    add(routes, "GET", "/sandbox/time", _ -> time());
    add(routes, "POST", "/sandbox/time", this::advance);
    add(routes, "GET", "/sandbox/next", _ -> waiting());
    add(routes, "POST", "/sandbox/next", this::script);
    add(routes, "DELETE", "/sandbox/next", _ -> clear());
    add(routes, "POST", "/sandbox/empty", _ -> empty());
    add(routes, "GET", "/sandbox/orders", request -> json(SandboxOrder.writeAll(orders.orders(invoice(request)))));
    add(routes, "GET", "/sandbox/notifications", this::notifications);
    add(routes, "GET", "/sandbox/host", _ -> json(SandboxHostEntry.writeAll(orders.host())));
    add(routes, "POST", "/sandbox/assert", this::holds);
    add(routes, "POST", "/sandbox/buyer", this::buyer);
  }

  private static void add(Routes routes, String method, String path, Handler handler) {
    routes.add(
        new Route(
            method,
            path,
            request -> {
              refuseForeignPages(request);
              return handler.handle(request);
            }));
    routes.errors(path, ErrorPages.json());
  }

  /// A page of another site must not empty the sandbox of whoever looks at it. Browsers say where a request comes from.
  private static void refuseForeignPages(Request request) {
    Optional<String> origin = request.header("Origin");
    Optional<String> host = request.header("Host");
    boolean ours = origin.isEmpty() || host.isPresent() && origin.get().endsWith("://" + host.get());
    if (!ours) {
      throw new BadRequest(403, "a page of another site may not use the sandbox's switches");
    }
  }

  private Reply time() {
    Duration ahead = clockwork.map(Clockwork::time).map(each -> each.ahead()).orElse(Duration.ZERO);
    return json(new SandboxTime(time.instant(), ahead).write());
  }

  private Reply advance(Request request) {
    Duration by = read(request, SandboxTime::readAdvance);
    Clockwork moving =
        clockwork.orElseThrow(() -> new BadRequest(409, "the time of this gateway cannot be moved"));
    if (moving.time().ahead().plus(by).compareTo(SandboxTime.AHEAD_MAX) > 0) {
      throw new BadRequest("advance would take the time further ahead than P3650D");
    }
    uninterrupted(() -> moving.advance(by));
    return time();
  }

  private interface Waiting {
    void go() throws InterruptedException;
  }

  private static void uninterrupted(Waiting waiting) {
    try {
      waiting.go();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the gateway stopped meanwhile", e);
    }
  }

  private Reply waiting() {
    return json(SandboxScript.writeWaiting(scripts.waiting()));
  }

  private Reply script(Request request) {
    List<SandboxScript> all = read(request, SandboxScript::readAll);
    if (!simulated && all.stream().anyMatch(SwitchRoutes::isForTheHost)) {
      throw new BadRequest(409, "the card host is another program, which takes no scripts");
    }
    if (!scripts.add(all)) {
      throw new BadRequest("there are too many scripts that wait already");
    }
    return waiting();
  }

  private static boolean isForTheHost(SandboxScript script) {
    return script.declines().isPresent() || script.lost().isPresent() || !script.after().isZero();
  }

  private Reply clear() {
    scripts.clear();
    return Reply.empty(204);
  }

  private Reply empty() {
    if (clockwork.isPresent()) {
      Clockwork moving = clockwork.get();
      uninterrupted(
          () ->
              moving.whileAllRests(
                  () -> {
                    empty.run();
                    moving.time().returnToReal();
                  }));
    } else {
      empty.run();
    }
    return Reply.empty(204);
  }

  private static String invoice(Request request) {
    return request.query("invoice").orElse("");
  }

  private Reply notifications(Request request) {
    String invoice = invoice(request);
    settle();
    return json(SandboxDelivery.writeAll(mail.of(invoice)));
  }

  private void settle() {
    clockwork.ifPresent(moving -> uninterrupted(() -> moving.settle(SOON)));
  }

  private Reply holds(Request request) {
    SandboxClaim claim = read(request, SandboxClaim::read);
    settle();
    List<String> found = Claims.faults(claim, orders.orders(claim.invoice()), mail.of(claim.invoice()));
    if (!found.isEmpty()) {
      throw new BadRequest(409, "order " + claim.invoice() + ": " + String.join("; ", found));
    }
    return Reply.empty(204);
  }

  private Reply buyer(Request request) {
    SandboxBuyer buyer = read(request, SandboxBuyer::read);
    Ticket ticket =
        issuer
            .readRequest(buyer.paReq())
            .orElseThrow(() -> new BadRequest("paReq is not one of this sandbox's directory"));
    boolean over = !time.instant().isBefore(ticket.until());
    Answer answer =
        over
            ? Answer.GIVEN_UP
            : ticket
                .decided()
                .orElseGet(
                    () ->
                        buyer.code().isEmpty()
                            ? Answer.GIVEN_UP
                            : buyer.code().equals(AcsRoutes.CODE) ? Answer.PASSED : Answer.WRONG_CODE);
    return json(SandboxBuyer.writePaRes(issuer.answer(ticket, answer)));
  }

  private static <T> T read(Request request, Function<byte[], T> reader) {
    if (!request.contentType().equals(Optional.of("application/json"))) {
      throw new BadRequest(415, "the body must be application/json");
    }
    try {
      return reader.apply(request.body());
    } catch (MalformedMessage e) {
      throw new BadRequest(e.getMessage());
    }
  }

  private static Reply json(byte[] body) {
    return Reply.json(200, body);
  }
}

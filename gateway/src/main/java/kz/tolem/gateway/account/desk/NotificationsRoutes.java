package kz.tolem.gateway.account.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Links;
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
import kz.tolem.gateway.notification.Resending;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.PostLink;

/// Notifications: failing ones with their reasons, sent again, tried out. Thread-safe.
final class NotificationsRoutes {

  private static final int DAYS = 7;

  private final Gate gate;
  private final NotificationsStore store;
  private final Resending resending;
  private final Trail trail;
  private final Ids ids;
  private final InstantSource time;

  NotificationsRoutes(
      Gate gate, NotificationsStore store, Resending resending, Trail trail, Ids ids, InstantSource time) {
    this.gate = gate;
    this.store = store;
    this.resending = resending;
    this.trail = trail;
    this.ids = ids;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(
        Route.get(
            "/account/notifications",
            gate.page(Permission.LOOK, (request, visitor) -> show(request, visitor, 200, "", "", ""))));
    routes.add(Route.post("/account/notifications/{id}/resend", gate.action(Permission.CARE, this::again)));
    routes.add(Route.post("/account/notifications/resend", gate.action(Permission.CARE, this::allAgain)));
    routes.add(Route.post("/account/notifications/test", gate.action(Permission.ADMINISTER, this::test)));
  }

  /// The days that are looked at, both included.
  private record Days(LocalDate from, LocalDate to, Moments moments) {

    Instant start() {
      return moments.startOf(from);
    }

    Instant end() {
      return moments.startOf(to.plusDays(1));
    }
  }

  private Days days(Map<String, String> fields, Visitor visitor) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    LocalDate to = Moments.parse(fields.getOrDefault("to", "")).orElse(moments.dayOf(time.instant()));
    LocalDate from =
        Moments.parse(fields.getOrDefault("from", "")).filter(day -> !day.isAfter(to)).orElse(to.minusDays(DAYS - 1));
    return new Days(from, to, moments);
  }

  private Reply show(Request request, Visitor visitor, int status, String testUrl, String said, String problem) {
    Map<String, String> fields = request.method().equals("POST") ? request.form() : request.query();
    Days days = days(fields, visitor);
    boolean trouble = !fields.getOrDefault("show", "").equals("all");
    UUID before = IdText.read(request.query("before").orElse("")).orElse(NotificationsStore.LAST);
    List<NotificationsStore.Line> found =
        trouble
            ? store.inTrouble(visitor.merchant(), days.start(), days.end(), before)
            : store.all(visitor.merchant(), days.start(), days.end(), before);
    List<NotificationsStore.Line> page = found.stream().limit(NotificationsStore.PAGE).toList();
    Map<String, String> same =
        Map.of("show", trouble ? "" : "all", "from", days.from().toString(), "to", days.to().toString());
    NotificationsView view =
        new NotificationsView(
            gate.shell(request, visitor, Section.NOTIFICATIONS),
            trouble,
            days.from().toString(),
            days.to().toString(),
            page.stream().map(line -> row(line, days.moments())).toList(),
            found.size() > page.size()
                ? gate.site().path("/notifications" + Links.query(same) + "&before=" + page.getLast().id())
                : "",
            testUrl,
            said,
            problem);
    return PageReplies.application(status, gate.site().templates().render("account/notifications.jte", view));
  }

  private static NotificationsView.Row row(NotificationsStore.Line line, Moments moments) {
    String state =
        line.deliveredAt()
            .map(at -> DeskTexts.DELIVERED.in(moments.language(), moments.toTheMinute(at)))
            .or(() -> line.nextTryAt().map(at -> DeskTexts.WAITING.in(moments.language(), moments.toTheMinute(at))))
            .orElse(DeskTexts.GIVEN_UP.in(moments.language()));
    return new NotificationsView.Row(
        line.id().toString(),
        line.payment().toString(),
        line.invoice(),
        moments.toTheSecond(line.createdAt()),
        line.success(),
        line.url(),
        line.deliveredAt().isPresent() ? "good" : line.nextTryAt().isPresent() ? "wait" : "bad",
        state,
        DeskTexts.TRIES.in(moments.language(), Integer.toString(line.tries())),
        line.lastFault());
  }

  private Reply again(Request request, Visitor visitor) {
    UUID id = IdText.read(request.variable("id")).orElseThrow(() -> new BadRequest(404, "no such notification"));
    if (!resending.again(visitor.merchant(), id)) {
      throw new BadRequest(404, "no such notification");
    }
    trail.note(visitor, Deed.NOTIFICATION_RESENT, id.toString(), "");
    return gate.go("/notifications", Said.SENT_AGAIN);
  }

  private Reply allAgain(Request request, Visitor visitor) {
    Days days = days(request.form(), visitor);
    int count = resending.allOf(visitor.merchant(), days.start(), days.end());
    trail.note(visitor, Deed.NOTIFICATIONS_RESENT, "", days.from() + " – " + days.to() + ": " + count);
    return show(request, visitor, 200, "", DeskTexts.RESENT.in(visitor.language(), Integer.toString(count)), "");
  }

  private Reply test(Request request, Visitor visitor) {
    String url = request.form().getOrDefault("url", "").strip();
    if (!isAddress(url)) {
      return show(request, visitor, 422, url, "", DeskTexts.TEST_WRONG.in(visitor.language()));
    }
    trail.note(visitor, Deed.NOTIFICATION_TESTED, "", url);
    String answer = resending.tryOut(visitor.merchant(), ids.timeOrdered(), url, sample());
    return show(request, visitor, 200, url, DeskTexts.TEST_ANSWER.in(visitor.language(), answer), "");
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = URI.create(url);
      return url.length() <= 1000 && uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private String sample() {
    byte[] body =
        PostLink.builder()
            .id(new PaymentId(ids.random()))
            .dateTime(time.instant(), gate.site().zone())
            .invoiceId("000000000")
            .invoiceIdAlt("")
            .money(new Money(10_000, java.util.Currency.getInstance("KZT")))
            .description("test notification")
            .cardMask("440563...5096")
            .cardType("VISA")
            .reference("000000000000")
            .approvalCode("000000")
            .succeeded()
            .build()
            .write();
    return new String(body, StandardCharsets.UTF_8);
  }
}

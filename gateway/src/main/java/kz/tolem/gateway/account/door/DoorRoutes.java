package kz.tolem.gateway.account.door;

import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.page.PageTexts;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.gateway.user.Browsers;
import kz.tolem.gateway.user.CookieSecret;
import kz.tolem.gateway.user.Device;
import kz.tolem.gateway.user.Guest.Stage;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Password;
import kz.tolem.gateway.user.SecondFactors;
import kz.tolem.protocol.Language;

/// Sign-in, second factor, invitation, sign-out. Thread-safe.
public final class DoorRoutes {

  private final Gate gate;
  private final Browsers browsers;
  private final SecondFactors factors;
  private final Invitations invitations;
  private final Trail trail;
  private final DoorPages pages;

  /// @param people whom a sandbox lets in
  public DoorRoutes(
      Gate gate,
      Browsers browsers,
      SecondFactors factors,
      Invitations invitations,
      Trail trail,
      List<DoorView.Person> people) {
    this.gate = gate;
    this.browsers = browsers;
    this.factors = factors;
    this.invitations = invitations;
    this.trail = trail;
    this.pages = new DoorPages(gate, people);
  }

  public void addTo(Routes routes) {
    routes.add(Route.get("/account/sign-in", this::signIn));
    routes.add(Route.post("/account/sign-in", this::enter));
    routes.add(Route.get("/account/second-factor", gate.page(Stage.SECOND_FACTOR, this::code)));
    routes.add(Route.post("/account/second-factor", gate.action(Stage.SECOND_FACTOR, this::show)));
    routes.add(
        Route.get("/account/set-up", gate.page(Stage.ENROL, (request, visitor) -> setUp(request, visitor, 200, ""))));
    routes.add(Route.post("/account/set-up", gate.action(Stage.ENROL, this::confirm)));
    routes.add(Route.get("/account/invitation", this::invitation));
    routes.add(Route.post("/account/invitation", this::accept));
    routes.add(Route.post("/account/sign-out", gate.action(Permission.SELF, this::signOut)));
    routes.add(Route.post("/account/other-person", this::otherPerson));
    routes.add(Route.get("/account/language", this::language));
  }

  private String text(Request request, PageTexts text, String... values) {
    return text.in(gate.language(request), values);
  }

  private Reply signIn(Request request) {
    return pages.signIn(request, 200, "", request.query("next").orElse(""), "");
  }

  private Reply enter(Request request) {
    Gate.refuseOtherSites(request);
    String login = request.form().getOrDefault("login", "");
    String next = request.form().getOrDefault("next", "");
    Password password = Password.presented(request.form().getOrDefault("password", ""));
    Optional<Browsers.Entered> entered;
    try {
      entered = browsers.enter(login, password, gate.cookies().known(request), device(request));
    } catch (Overloaded _) {
      return pages.signIn(request, 503, login, next, text(request, DoorTexts.BUSY)).withHeader("Retry-After", "1");
    }
    return entered
        .map(each -> begin(request, each, next))
        .orElseGet(() -> pages.signIn(request, 422, login, next, text(request, DoorTexts.WRONG)));
  }

  private Reply begin(Request request, Browsers.Entered entered, String next) {
    Reply reply =
        switch (entered.stage()) {
          case OPEN -> gate.cookies().withKnown(
              gate.inside(next), browsers.remember(entered.user(), gate.cookies().known(request)));
          case SECOND_FACTOR -> gate.go("/second-factor" + Gate.nextQuery(next));
          case ENROL -> gate.go("/set-up");
        };
    if (entered.stage() == Stage.OPEN) {
      trail.noteSelf(entered.user(), entered.login(), Deed.SIGNED_IN, request.remoteAddress());
    }
    return gate.cookies().withSession(reply, entered.secret());
  }

  private Reply code(Request request, Visitor visitor) {
    return pages.show(request, visitor, 200, "", new DoorView.Content.Code());
  }

  private Reply show(Request request, Visitor visitor) {
    return switch (factors.check(visitor.guest().user(), request.form().getOrDefault("code", ""))) {
      case RIGHT -> opened(request, visitor, gate.inside(request.query("next").orElse("")));
      case WRONG -> {
        trail.noteSelf(visitor, Deed.CODE_WRONG);
        yield pages.show(request, visitor, 422, text(request, DoorTexts.CODE_WRONG), new DoorView.Content.Code());
      }
      case LOCKED -> pages.show(
          request, visitor, 422, text(request, DoorTexts.CODE_LOCKED), new DoorView.Content.Code());
    };
  }

  /// The sign-in is whole: the browser gets another secret, and is remembered.
  private Reply opened(Request request, Visitor visitor, Reply reply) {
    Optional<CookieSecret> secret = browsers.open(visitor.guest());
    if (secret.isEmpty()) {
      return gate.go("/sign-in");
    }
    trail.noteSelf(visitor, Deed.SIGNED_IN);
    Reply known =
        gate.cookies().withKnown(reply, browsers.remember(visitor.guest().user(), gate.cookies().known(request)));
    return gate.cookies().withSession(known, secret.get());
  }

  private Reply setUp(Request request, Visitor visitor, int status, String problem) {
    return factors
        .toSetUp(visitor.guest().user())
        .map(key -> pages.setUp(request, visitor, status, problem, key))
        .orElseGet(() -> gate.go("/sign-in"));
  }

  private Reply confirm(Request request, Visitor visitor) {
    Optional<List<String>> codes =
        factors.confirm(visitor.guest().user(), request.form().getOrDefault("code", ""));
    if (codes.isEmpty()) {
      return setUp(request, visitor, 422, text(request, DoorTexts.CODE_WRONG));
    }
    trail.noteSelf(visitor, Deed.FACTOR_SET);
    return opened(request, visitor, pages.show(request, 200, "", new DoorView.Content.Codes(codes.get())));
  }

  private Reply invitation(Request request) {
    CookieSecret link = CookieSecret.presented(request.query("link").orElse(""));
    return invitations
        .find(link)
        .map(login -> invitation(request, 200, login, link, ""))
        .orElseGet(() -> pages.show(request, 404, "", new DoorView.Content.LinkOver()));
  }

  private Reply invitation(Request request, int status, Login login, CookieSecret link, String problem) {
    return pages.show(
        request, status, problem, new DoorView.Content.Invitation(login.text(), link.shownOnce()));
  }

  private Reply accept(Request request) {
    Gate.refuseOtherSites(request);
    CookieSecret link = CookieSecret.presented(request.form().getOrDefault("link", ""));
    Optional<Login> login = invitations.find(link);
    if (login.isEmpty()) {
      return pages.show(request, 404, "", new DoorView.Content.LinkOver());
    }
    return switch (NewPassword.read(request)) {
      case NewPassword.Wrong(var why) -> invitation(request, 422, login.get(), link, text(request, why));
      case NewPassword.Chosen(var password) -> accept(request, link, password);
    };
  }

  private Reply accept(Request request, CookieSecret link, Password password) {
    Optional<Browsers.Entered> entered = invitations.accept(link, password, device(request));
    if (entered.isEmpty()) {
      return pages.show(request, 404, "", new DoorView.Content.LinkOver());
    }
    trail.noteSelf(entered.get().user(), entered.get().login(), Deed.INVITATION_USED, request.remoteAddress());
    return begin(request, entered.get(), "");
  }

  private Reply signOut(Request request, Visitor visitor) {
    browsers.end(visitor.guest().user(), visitor.guest().session());
    trail.noteSelf(visitor, Deed.SIGNED_OUT);
    return gate.cookies().withoutSession(gate.go("/sign-in"));
  }

  /// Leaves a sign-in that is not finished; there is nothing to lose yet.
  private Reply otherPerson(Request request) {
    Gate.refuseOtherSites(request);
    return gate.cookies().withoutSession(gate.go("/sign-in"));
  }

  private Reply language(Request request) {
    Language language = Language.of(request.query("to").orElse(""));
    return gate.cookies().withLanguage(gate.inside(request.query("next").orElse("")), language);
  }

  private static Device device(Request request) {
    return new Device(request.header("User-Agent").orElse(""), "", request.remoteAddress());
  }
}

package kz.tolem.gateway.account.door;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.gateway.account.AccountTexts;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.account.Permission;
import kz.tolem.gateway.account.Said;
import kz.tolem.gateway.account.Section;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.PageTexts;
import kz.tolem.gateway.user.Browsers;
import kz.tolem.gateway.user.Guest;
import kz.tolem.gateway.user.Password;
import kz.tolem.gateway.user.SecondFactors;
import kz.tolem.gateway.user.Users;

/// A person's own page: where one is signed in, password, second factor. Thread-safe.
public final class MeRoutes {

  private final Gate gate;
  private final Browsers browsers;
  private final Users users;
  private final SecondFactors factors;
  private final Trail trail;
  private final DoorPages pages;

  public MeRoutes(Gate gate, Browsers browsers, Users users, SecondFactors factors, Trail trail) {
    this.gate = gate;
    this.browsers = browsers;
    this.users = users;
    this.factors = factors;
    this.trail = trail;
    this.pages = new DoorPages(gate, List.of());
  }

  public void addTo(Routes routes) {
    routes.add(
        Route.get("/account/me", gate.page(Permission.SELF, (request, visitor) -> show(request, visitor, 200, ""))));
    routes.add(Route.post("/account/me/session", gate.action(Permission.SELF, this::endOne)));
    routes.add(Route.post("/account/me/everywhere", gate.action(Permission.SELF, this::endAll)));
    routes.add(Route.post("/account/me/password", gate.action(Permission.SELF, this::password)));
    routes.add(
        Route.get(
            "/account/me/set-up", gate.page(Permission.SELF, (request, visitor) -> setUp(request, visitor, 200, ""))));
    routes.add(Route.post("/account/me/set-up", gate.action(Permission.SELF, this::confirm)));
    routes.add(Route.post("/account/me/codes", gate.action(Permission.SELF, this::freshCodes)));
    routes.add(Route.post("/account/merchant", gate.action(Permission.SELF, this::lookAt)));
  }

  private Reply show(Request request, Visitor visitor, int status, String problem) {
    boolean factorSet = factors.isSet(visitor.guest().user());
    MeView view =
        new MeView(
            gate.shell(request, visitor, Section.ME),
            browsers.all(visitor.guest().user()).stream().map(each -> browser(each, visitor)).toList(),
            access(visitor),
            factorSet,
            factorSet ? factors.recoveryCodesLeft(visitor.guest().user()) : 0,
            problem);
    return PageReplies.application(status, gate.site().templates().render("account/me.jte", view));
  }

  private static List<MeView.Access> access(Visitor visitor) {
    Stream<MeView.Access> seats =
        visitor.guest().seats().stream()
            .map(seat -> new MeView.Access(seat.name(), AccountTexts.role(seat.role()).in(visitor.language())));
    Stream<MeView.Access> operator =
        visitor.guest().operator()
            ? Stream.of(new MeView.Access("Tolem", AccountTexts.OPERATOR.in(visitor.language())))
            : Stream.of();
    return Stream.concat(seats, operator).toList();
  }

  private MeView.Browser browser(Guest.Browser browser, Visitor visitor) {
    Moments moments = new Moments(gate.site().zone(), visitor.language());
    return new MeView.Browser(
        browser.id().toString(),
        shortName(browser.browser()),
        browser.address(),
        moments.toTheMinute(browser.openedAt()),
        moments.toTheMinute(browser.lastUsedAt()),
        browser.id().equals(visitor.guest().session()));
  }

  private static final Pattern BROWSER = Pattern.compile("(Firefox|Edg|OPR|YaBrowser|Chrome|Safari)/(\\d+)");
  private static final Pattern SYSTEM = Pattern.compile("Windows|Android|iPhone|iPad|Mac OS X|Linux");

  private static String shortName(String userAgent) {
    Matcher browser = BROWSER.matcher(userAgent);
    Matcher system = SYSTEM.matcher(userAgent);
    String name = browser.find() ? browser.group(1).replace("Edg", "Edge").replace("OPR", "Opera") : "?";
    return system.find() ? name + ", " + system.group() : name;
  }

  private Reply endOne(Request request, Visitor visitor) {
    UUID session =
        IdText.read(request.form().getOrDefault("session", ""))
            .orElseThrow(() -> new BadRequest("session is not an id"));
    browsers.end(visitor.guest().user(), session);
    trail.noteSelf(visitor, Deed.SIGNED_OUT);
    return gate.go("/me", Said.SIGNED_OUT_THERE);
  }

  private Reply endAll(Request request, Visitor visitor) {
    browsers.endAll(visitor.guest().user());
    trail.noteSelf(visitor, Deed.SIGNED_OUT_EVERYWHERE);
    return gate.cookies().withoutSession(gate.go("/sign-in"));
  }

  /// Whoever changes the password is signed out with it: the new one is tried at once.
  private Reply password(Request request, Visitor visitor) {
    return switch (NewPassword.read(request)) {
      case NewPassword.Wrong(var why) -> wrong(request, visitor, why);
      case NewPassword.Chosen(var password) -> password(request, visitor, password);
    };
  }

  private Reply password(Request request, Visitor visitor, Password password) {
    Password current = Password.presented(request.form().getOrDefault("current", ""));
    if (!users.isPassword(visitor.guest().login(), current)) {
      return wrong(request, visitor, DoorTexts.WRONG);
    }
    users.newPassword(visitor.guest().login(), password);
    trail.noteSelf(visitor, Deed.PASSWORD_CHANGED);
    return gate.cookies().withoutSession(gate.go("/sign-in"));
  }

  private Reply wrong(Request request, Visitor visitor, PageTexts problem) {
    return show(request, visitor, 422, problem.in(visitor.language()));
  }

  private Reply setUp(Request request, Visitor visitor, int status, String problem) {
    return factors
        .toSetUp(visitor.guest().user())
        .map(key -> pages.setUp(request, visitor, status, problem, key))
        .orElseGet(() -> gate.go("/me"));
  }

  private Reply confirm(Request request, Visitor visitor) {
    Optional<List<String>> codes =
        factors.confirm(visitor.guest().user(), request.form().getOrDefault("code", ""));
    if (codes.isEmpty()) {
      return setUp(request, visitor, 422, DoorTexts.CODE_WRONG.in(visitor.language()));
    }
    trail.noteSelf(visitor, Deed.FACTOR_SET);
    return pages.show(request, visitor, 200, "", new DoorView.Content.Codes(codes.get()));
  }

  /// Fresh recovery codes against a code of the app: a browser left open is not enough.
  private Reply freshCodes(Request request, Visitor visitor) {
    SecondFactors.Verdict verdict =
        factors.check(visitor.guest().user(), request.form().getOrDefault("code", ""));
    return switch (verdict) {
      case RIGHT -> {
        List<String> codes = factors.freshRecoveryCodes(visitor.guest().user());
        trail.noteSelf(visitor, Deed.CODES_MADE);
        yield pages.show(request, visitor, 200, "", new DoorView.Content.Codes(codes));
      }
      case WRONG -> wrong(request, visitor, DoorTexts.CODE_WRONG);
      case LOCKED -> wrong(request, visitor, DoorTexts.CODE_LOCKED);
    };
  }

  private Reply lookAt(Request request, Visitor visitor) {
    MerchantId merchant =
        IdText.read(request.form().getOrDefault("merchant", ""))
            .map(MerchantId::new)
            .orElseThrow(() -> new BadRequest("merchant is not an id"));
    if (!browsers.lookAt(visitor.guest(), merchant)) {
      throw new BadRequest(404, "no such merchant");
    }
    return gate.go("/");
  }
}

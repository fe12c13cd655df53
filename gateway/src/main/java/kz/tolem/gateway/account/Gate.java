package kz.tolem.gateway.account;

import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.page.PageErrors;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.user.Browsers;
import kz.tolem.gateway.user.CookieSecret;
import kz.tolem.gateway.user.Guest;
import kz.tolem.protocol.Language;

/// The one way to an account page: it knows who comes, whether that person may, and whether a form was sent from a page
/// of ours. Thread-safe.
public final class Gate {

  /// The form field that proves where a form comes from.
  public static final String FORM_TOKEN = "token";

  private final AccountSite site;
  private final Cookies cookies;
  private final Browsers browsers;

  public Gate(AccountSite site, Browsers browsers) {
    this.site = site;
    this.cookies = new Cookies(site.https());
    this.browsers = browsers;
  }

  /// What answers once somebody is let in.
  @FunctionalInterface
  public interface Page {
    Reply of(Request request, Visitor visitor);
  }

  public Cookies cookies() {
    return cookies;
  }

  public AccountSite site() {
    return site;
  }

  /// A page to look at.
  public Handler page(Permission permission, Page page) {
    return request -> let(request, permission, Guest.Stage.OPEN, page);
  }

  /// A form that changes something.
  public Handler action(Permission permission, Page page) {
    return action(permission, Guest.Stage.OPEN, page);
  }

  /// A page or form of a sign-in that is not finished.
  public Handler page(Guest.Stage stage, Page page) {
    return request -> let(request, Permission.SELF, stage, page);
  }

  public Handler action(Guest.Stage stage, Page page) {
    return action(Permission.SELF, stage, page);
  }

  private Handler action(Permission permission, Guest.Stage stage, Page page) {
    return request -> {
      refuseOtherSites(request);
      return let(
          request,
          permission,
          stage,
          (again, visitor) -> {
            byte[] sent = again.form().getOrDefault(FORM_TOKEN, "").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(sent, visitor.formToken().getBytes(StandardCharsets.UTF_8))) {
              throw new BadRequest(403, "the form is not of this sign-in; open the page again");
            }
            refuseNul(again.form().values());
            return page.of(again, visitor);
          });
    };
  }

  /// A browser says where a form was sent from; what says nothing is no browser of today and has the form token to
  /// show. Source: W3C Fetch Metadata.
  public static void refuseOtherSites(Request request) {
    String from = request.header("Sec-Fetch-Site").orElse("same-origin");
    if (!from.equals("same-origin") && !from.equals("none")) {
      throw new BadRequest(403, "forms of other sites are not taken");
    }
  }

  private Reply let(Request request, Permission permission, Guest.Stage stage, Page page) {
    CookieSecret secret = cookies.session(request);
    // Pages ask in place only to look again by themselves.
    boolean byItself = request.method().equals("GET") && isInPlace(request);
    Optional<Guest> guest = byItself ? browsers.watch(secret) : browsers.find(secret);
    if (guest.isEmpty()) {
      return toSignIn(request);
    }
    if (guest.get().stage() != stage) {
      return Reply.redirect(site.path(homeOf(guest.get().stage())));
    }
    Visitor visitor =
        new Visitor(guest.get(), language(request), secret.formToken(), request.remoteAddress());
    if (!visitor.may(permission)) {
      // An operator without a merchant has a first page of another kind.
      boolean lost = permission == Permission.LOOK && guest.get().operator();
      return lost ? Reply.redirect(site.path(Section.INSTALLATION.path())) : forbidden();
    }
    refuseNul(request.query().values());
    return page.of(request, visitor);
  }

  /// No text that a person means has it, and the database cannot keep it.
  private static void refuseNul(Collection<String> values) {
    if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
      throw new BadRequest("a text holds a character of value zero");
    }
  }

  private static Reply forbidden() {
    throw new BadRequest(403, "your role does not allow this");
  }

  private static String homeOf(Guest.Stage stage) {
    return switch (stage) {
      case SECOND_FACTOR -> "/second-factor";
      case ENROL -> "/set-up";
      case OPEN -> "/";
    };
  }

  private static boolean isInPlace(Request request) {
    return request.header("HX-Request").isPresent();
  }

  private Reply toSignIn(Request request) {
    boolean inPlace = isInPlace(request);
    boolean look = request.method().equals("GET") && !inPlace;
    String address = site.path("/sign-in" + (look ? nextQuery(here(request)) : ""));
    return inPlace ? Reply.empty(401).withHeader("HX-Redirect", address) : Reply.redirect(address);
  }

  /// The request's path and query below the account pages.
  public static String here(Request request) {
    int below = request.path().indexOf("/account");
    String path = request.path().substring(below + "/account".length());
    return Links.own((path.isEmpty() ? "/" : path) + Links.query(request.query()));
  }

  public Language language(Request request) {
    return cookies.language(request).orElseGet(() -> PageErrors.language(request));
  }

  /// What stands around a page.
  public Shell shell(Request request, Visitor visitor, Section section) {
    String said = Said.of(request.query("said").orElse("")).map(text -> text.in(visitor.language())).orElse("");
    return new Shell(site, visitor, section, here(request), said);
  }

  public Reply show(String template, Object view) {
    return PageReplies.application(200, site.templates().render("account/" + template + ".jte", view));
  }

  /// Sends the browser to a page, which then says what was done.
  public Reply go(String path, Said said) {
    return Reply.redirect(site.path(path + (path.contains("?") ? "&" : "?") + "said=" + said.word()));
  }

  /// Sends the browser on to where somebody wanted to go before: a page of ours, whatever the address says.
  public Reply inside(String next) {
    return go(Links.own(next));
  }

  /// Carries along where somebody wants to go.
  public static String nextQuery(String next) {
    String own = Links.own(next);
    return own.equals("/") ? "" : "?next=" + Links.escaped(own);
  }

  public Reply go(String path) {
    return Reply.redirect(site.path(path));
  }
}

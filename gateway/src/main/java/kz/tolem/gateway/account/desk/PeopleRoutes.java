package kz.tolem.gateway.account.desk;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kz.tolem.gateway.account.Deed;
import kz.tolem.gateway.account.Gate;
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
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.user.CookieSecret;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Role;
import kz.tolem.gateway.user.Users;

/// A merchant's people: invited, given other roles, let go. Thread-safe.
final class PeopleRoutes {

  private final Gate gate;
  private final Users users;
  private final Invitations invitations;
  private final Trail trail;
  private final Supplier<URI> publicUrl;

  PeopleRoutes(Gate gate, Users users, Invitations invitations, Trail trail, Supplier<URI> publicUrl) {
    this.gate = gate;
    this.users = users;
    this.invitations = invitations;
    this.trail = trail;
    this.publicUrl = publicUrl;
  }

  void addTo(Routes routes) {
    routes.add(
        Route.get(
            "/account/people",
            gate.page(Permission.ADMINISTER, (request, visitor) -> show(request, visitor, 200, "", "", ""))));
    routes.add(Route.post("/account/people/invite", gate.action(Permission.ADMINISTER, this::invite)));
    routes.add(Route.post("/account/people/role", gate.action(Permission.ADMINISTER, this::role)));
    routes.add(Route.post("/account/people/take-away", gate.action(Permission.ADMINISTER, this::takeAway)));
    routes.add(Route.post("/account/people/link", gate.action(Permission.ADMINISTER, this::link)));
  }

  private Reply show(Request request, Visitor visitor, int status, String link, String linkFor, String problem) {
    List<PeopleView.Row> rows =
        users.at(visitor.merchant()).stream()
            .map(
                member ->
                    new PeopleView.Row(
                        member.login().text(),
                        member.role(),
                        member.login().equals(visitor.guest().login()),
                        member.disabled(),
                        member.factorSet()))
            .toList();
    PeopleView view = new PeopleView(gate.shell(request, visitor, Section.PEOPLE), rows, link, linkFor, problem);
    return PageReplies.application(status, gate.site().templates().render("account/people.jte", view));
  }

  private Reply invite(Request request, Visitor visitor) {
    Optional<Login> login = Login.parse(request.form().getOrDefault("login", "").strip());
    if (login.isEmpty()) {
      return show(request, visitor, 422, "", "", DeskTexts.WRONG_LOGIN.in(visitor.language()));
    }
    if (login.get().text().equalsIgnoreCase(visitor.guest().login().text())) {
      return show(request, visitor, 422, "", "", DeskTexts.NOT_ONESELF.in(visitor.language()));
    }
    Role role = role(request);
    trail.note(visitor, Deed.INVITED, login.get().text(), role.word());
    return switch (invitations.invite(login.get(), visitor.merchant(), role)) {
      case Invitations.Invited.Fresh(var link) -> show(request, visitor, 200, address(link), login.get().text(), "");
      case Invitations.Invited.RoleGiven _ -> gate.go("/people", Said.ROLE_GIVEN);
    };
  }

  private Reply role(Request request, Visitor visitor) {
    Optional<Login> login = colleague(request, visitor);
    if (login.isEmpty()) {
      return show(request, visitor, 422, "", "", DeskTexts.NOT_ONESELF.in(visitor.language()));
    }
    Role role = role(request);
    trail.note(visitor, Deed.ROLE_CHANGED, login.get().text(), role.word());
    users.setRole(login.get(), visitor.merchant(), role);
    return gate.go("/people", Said.ROLE_GIVEN);
  }

  private Reply takeAway(Request request, Visitor visitor) {
    Optional<Login> login = colleague(request, visitor);
    if (login.isEmpty()) {
      return show(request, visitor, 422, "", "", DeskTexts.NOT_ONESELF.in(visitor.language()));
    }
    trail.note(visitor, Deed.ROLE_TAKEN, login.get().text(), "");
    users.removeRole(login.get(), visitor.merchant());
    return gate.go("/people", Said.ROLE_TAKEN);
  }

  private Reply link(Request request, Visitor visitor) {
    Optional<Login> login = colleague(request, visitor);
    if (login.isEmpty()) {
      return show(request, visitor, 422, "", "", DeskTexts.NOT_ONESELF.in(visitor.language()));
    }
    Optional<CookieSecret> link = invitations.again(login.get(), Optional.of(visitor.merchant()));
    if (link.isEmpty()) {
      return show(request, visitor, 422, "", "", DeskTexts.NO_LINK.in(visitor.language()));
    }
    trail.note(visitor, Deed.LINK_MADE, login.get().text(), "");
    return show(request, visitor, 200, address(link.get()), login.get().text(), "");
  }

  private String address(CookieSecret link) {
    return publicUrl.get() + "/account/invitation?link=" + link.shownOnce();
  }

  /// Somebody who has a role at this merchant; whoever has none does not exist here.
  ///
  /// @return empty when it is the visitor
  private Optional<Login> colleague(Request request, Visitor visitor) {
    String name = request.form().getOrDefault("login", "");
    Login login =
        users.at(visitor.merchant()).stream()
            .map(Users.Member::login)
            .filter(each -> each.text().equals(name))
            .findFirst()
            .orElseThrow(() -> new BadRequest(404, "no such person"));
    return login.equals(visitor.guest().login()) ? Optional.empty() : Optional.of(login);
  }

  private static Role role(Request request) {
    String word = request.form().getOrDefault("role", "");
    return Arrays.stream(Role.values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new BadRequest("role is not one of them"));
  }
}

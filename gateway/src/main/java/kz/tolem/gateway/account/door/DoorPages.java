package kz.tolem.gateway.account.door;

import java.util.List;
import kz.tolem.gateway.account.AccountSite;
import kz.tolem.gateway.account.Gate;
import kz.tolem.gateway.account.Visitor;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.page.PageReplies;

/// Shows the pages before a sign-in. Thread-safe.
final class DoorPages {

  private final Gate gate;
  private final List<DoorView.Person> people;

  /// @param people whom a sandbox lets in
  DoorPages(Gate gate, List<DoorView.Person> people) {
    this.gate = gate;
    this.people = List.copyOf(people);
  }

  Reply signIn(Request request, int status, String login, String next, String problem) {
    return show(request, status, problem, "", new DoorView.Content.SignIn(login, next, people));
  }

  Reply show(Request request, int status, String problem, DoorView.Content content) {
    return show(request, status, problem, "", content);
  }

  Reply show(Request request, Visitor visitor, int status, String problem, DoorView.Content content) {
    return show(request, status, problem, visitor.formToken(), content);
  }

  /// @param key of the app, as text and as a square code
  Reply setUp(Request request, Visitor visitor, int status, String problem, String key) {
    QrCode code = QrCode.ofKey(visitor.guest().login().text(), key);
    return show(request, visitor, status, problem, new DoorView.Content.SetUp(key, code));
  }

  private Reply show(Request request, int status, String problem, String formToken, DoorView.Content content) {
    AccountSite site = gate.site();
    DoorView view =
        new DoorView(
            gate.language(request),
            site.assets().folder(site.pages()),
            site.path(""),
            Gate.here(request),
            site.pages().sandbox(),
            problem,
            formToken,
            content);
    return PageReplies.application(status, site.templates().render("account/door.jte", view));
  }
}

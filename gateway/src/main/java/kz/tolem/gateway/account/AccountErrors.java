package kz.tolem.gateway.account;

import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.ErrorPages;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.protocol.Language;

/// Errors of the account pages as pages. Thread-safe.
public final class AccountErrors implements ErrorPages {

  private final Gate gate;

  AccountErrors(Gate gate) {
    this.gate = gate;
  }

  /// What went wrong, for somebody who may not even be signed in.
  ///
  /// @param detail what the program says of it, in English; empty: nothing that helps
  public record View(
      Language language, String assets, String home, AccountTexts title, String detail, String requestId) {}

  @Override
  public Reply page(Request request, int status, String message) {
    AccountSite site = gate.site();
    View view =
        new View(
            language(request),
            site.assets().folder(site.pages()),
            site.path("/"),
            title(status),
            status == 400 || status == 413 || status == 415 ? message : "",
            request.requestId());
    return PageReplies.application(status, site.templates().render("account/problem.jte", view));
  }

  private static AccountTexts title(int status) {
    return switch (status) {
      case 404, 405 -> AccountTexts.PROBLEM_NOT_FOUND;
      case 403 -> AccountTexts.PROBLEM_FORBIDDEN;
      case 503 -> AccountTexts.PROBLEM_BUSY;
      default -> status < 500 ? AccountTexts.PROBLEM_REQUEST : AccountTexts.PROBLEM_FAILED;
    };
  }

  private Language language(Request request) {
    try {
      return gate.language(request);
    } catch (BadRequest _) {
      return Language.RUSSIAN;
    }
  }
}

package kz.tolem.gateway.page;

import kz.tolem.gateway.http.Reply;

/// Pages with the headers that keep a card safe on them: no script, style or picture but our own, nothing sent to
/// another origin, no address of ours told to other sites. Source: W3C Content Security Policy 3, W3C Referrer Policy.
public final class PageReplies {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; ";

  // A browser holds redirects after a form to form-action too, so a shop's address is always a link, never a redirect.
  private static final String FORMS = "form-action 'self'; ";

  private PageReplies() {}

  /// A page that no other page may hold.
  public static Reply page(int status, String html) {
    return framed(status, html, "'none'").withHeader("X-Frame-Options", "DENY");
  }

  /// A page that other pages may hold.
  ///
  /// @param ancestors who may, as the policy writes it
  public static Reply framed(int status, String html, String ancestors) {
    return withPolicy(status, html, POLICY + FORMS + "frame-ancestors " + ancestors);
  }

  /// A page that other pages may hold and whose form goes to another site.
  ///
  /// @param ancestors who may, as the policy writes it
  /// @param target the origin of that site
  public static Reply leaving(int status, String html, String ancestors, String target) {
    return withPolicy(
        status, html, POLICY + "form-action 'self' " + target + "; frame-ancestors " + ancestors);
  }

  /// A page that other pages may hold and whose form goes wherever it says: a browser would hold the redirects that
  /// follow it to form-action too, and nobody here knows where those go.
  public static Reply handingOver(int status, String html) {
    return withPolicy(status, html, POLICY + "frame-ancestors *");
  }

  /// A page that no other page may hold, and that may hold pages of ours.
  public static Reply holder(int status, String html) {
    return withPolicy(status, html, POLICY + FORMS + "frame-src 'self'; frame-ancestors 'none'")
        .withHeader("Referrer-Policy", "same-origin")
        .withHeader("X-Frame-Options", "DENY");
  }

  /// A page of people who work with it: no other page may hold it, and its scripts ask us and nobody else.
  public static Reply application(int status, String html) {
    return withPolicy(status, html, POLICY + FORMS + "connect-src 'self'; frame-ancestors 'none'")
        .withHeader("Referrer-Policy", "same-origin")
        .withHeader("X-Frame-Options", "DENY");
  }

  private static Reply withPolicy(int status, String html, String policy) {
    return Reply.html(status, html)
        .withHeader("Content-Security-Policy", policy)
        .withHeader("Referrer-Policy", "no-referrer");
  }
}

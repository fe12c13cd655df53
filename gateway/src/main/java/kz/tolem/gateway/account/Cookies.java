package kz.tolem.gateway.account;

import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.user.CookieSecret;
import kz.tolem.protocol.Language;

/// The three cookies of the account pages: the session, what a browser is remembered by, and the language. The first
/// two are never seen by scripts; over TLS they belong to this host alone. Source: RFC 6265bis, 4.1.
///
/// @param https whether browsers come over TLS
public record Cookies(boolean https) {

  private static final String LANGUAGE = "tolem_language";
  private static final Duration LONG = Duration.ofDays(90);

  private String session() {
    return https ? "__Host-tolem" : "tolem_session";
  }

  private String known() {
    return https ? "__Host-tolem-known" : "tolem_known";
  }

  public CookieSecret session(Request request) {
    return CookieSecret.presented(value(request, session()).orElse(""));
  }

  /// What the browser is remembered by.
  public CookieSecret known(Request request) {
    return CookieSecret.presented(value(request, known()).orElse(""));
  }

  public Optional<Language> language(Request request) {
    return value(request, LANGUAGE).filter(word -> !word.isEmpty()).map(Language::of);
  }

  /// The session ends with the browser, or before.
  public Reply withSession(Reply reply, CookieSecret secret) {
    return reply.withHeader("Set-Cookie", session() + "=" + secret.shownOnce() + secretly());
  }

  public Reply withoutSession(Reply reply) {
    return reply.withHeader("Set-Cookie", session() + "=; Max-Age=0" + secretly());
  }

  public Reply withKnown(Reply reply, CookieSecret secret) {
    return reply.withHeader(
        "Set-Cookie", known() + "=" + secret.shownOnce() + "; Max-Age=" + LONG.toSeconds() + secretly());
  }

  public Reply withLanguage(Reply reply, Language language) {
    return reply.withHeader(
        "Set-Cookie",
        LANGUAGE + "=" + language.tag() + "; Max-Age=" + LONG.toSeconds() + "; Path=/; SameSite=Lax"
            + (https ? "; Secure" : ""));
  }

  private String secretly() {
    return "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
  }

  private static Optional<String> value(Request request, String name) {
    for (String pair : request.header("Cookie").orElse("").split(";")) {
      int sign = pair.indexOf('=');
      if (sign > 0 && pair.substring(0, sign).strip().equals(name)) {
        return Optional.of(pair.substring(sign + 1).strip());
      }
    }
    return Optional.empty();
  }
}

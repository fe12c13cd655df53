package kz.tolem.shop.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.protocol.Language;
import kz.tolem.shop.edge.Edges;
import kz.tolem.shop.order.BuyerId;

/// In front of everything: knows the buyer by his cookie, and lets no other site send a form in his name. A browser
/// says where a form comes from, in `Sec-Fetch-Site` or at least in `Origin`; what comes from elsewhere, or from
/// nowhere, is refused. Notifications come from no browser and prove themselves. Thread-safe.
public final class Door implements Filter {

  private static final String BUYER_COOKIE = "buyer";
  private static final String LANGUAGE_COOKIE = "language";
  private static final int COOKIE_SECONDS = Math.toIntExact(Duration.ofDays(365).toSeconds());

  private final Edges edges;
  private final String notifications;

  /// @param notifications the path of the notification endpoint
  public Door(Edges edges, String notifications) {
    this.edges = edges;
    this.notifications = notifications;
  }

  @Override
  public void doFilter(ServletRequest plain, ServletResponse answer, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) plain;
    HttpServletResponse response = (HttpServletResponse) answer;
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (request.getRequestURI().equals(notifications)) {
      next.doFilter(request, response);
      return;
    }
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD") && !isOwn(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    request.setAttribute(Visitor.ATTRIBUTE, visitor(request, response));
    next.doFilter(request, response);
  }

  /// Whether a page of this shop sent it.
  private static boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    String host = request.getHeader("Host");
    return origin != null && host != null && authority(origin).equals(Optional.of(host.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getAuthority()).map(text -> text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Visitor visitor(HttpServletRequest request, HttpServletResponse response) {
    Optional<BuyerId> known = cookie(request, BUYER_COOKIE).flatMap(BuyerId::parse);
    BuyerId buyer = known.orElseGet(() -> new BuyerId(edges.names().get()));
    // A picture or a script makes nobody a buyer.
    if (known.isEmpty() && !request.getRequestURI().startsWith("/assets/")) {
      response.addCookie(cookie(request, BUYER_COOKIE, buyer.value()));
    }
    Optional<String> chosen = Optional.ofNullable(request.getParameterMap().get("lang")).map(all -> all[0]);
    chosen.ifPresent(tag -> response.addCookie(cookie(request, LANGUAGE_COOKIE, Language.of(tag).tag())));
    Language language =
        chosen
            .or(() -> cookie(request, LANGUAGE_COOKIE))
            .map(Language::of)
            .orElseGet(() -> Language.of(request.getLocale().getLanguage()));
    return new Visitor(buyer, language);
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  private static Cookie cookie(HttpServletRequest request, String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setPath("/");
    cookie.setMaxAge(COOKIE_SECONDS);
    // Lax, so that the buyer who comes back from the payment page is still the same.
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}

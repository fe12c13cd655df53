package kz.tolem.gateway.page.checkout;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.payment.OrderLinks;

/// Which page may hold the widget and hear its result. The result is no secret and no proof (EPAY.md 4.6); the frame is
/// bound to the shop's hosts where the terminal lists them.
final class WidgetOrigin {

  private WidgetOrigin() {}

  /// The page that the browser names, when it may be the shop's; else the one the buyer returns to.
  static Place.Widget of(Optional<String> framedBy, OrderLinks links, Terminal terminal) {
    String origin =
        framedBy
            .flatMap(WidgetOrigin::origin)
            .filter(named -> isAllowed(named, terminal.linkHosts()))
            .or(() -> origin(links.back()))
            .orElse("*");
    return new Place.Widget(origin);
  }

  /// Who may hold the widget, as `frame-ancestors` writes it.
  static String ancestors(List<String> hosts) {
    return hosts.isEmpty() ? "*" : String.join(":* ", hosts) + ":*";
  }

  private static boolean isAllowed(String origin, List<String> hosts) {
    return hosts.isEmpty() || hosts.contains(URI.create(origin).getHost());
  }

  /// Scheme, host and port of a web address; empty for every other address.
  private static Optional<String> origin(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}

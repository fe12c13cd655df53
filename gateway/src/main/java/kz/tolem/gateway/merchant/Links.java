package kz.tolem.gateway.merchant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which addresses a shop may give. Each question answers with what is wrong, or nothing.
public final class Links {

  /// The most characters of an address.
  public static final int LENGTH_MAX = 2048;

  // A browser would run these instead of going somewhere.
  private static final Set<String> SCRIPT_SCHEMES = Set.of("javascript", "data", "vbscript", "file", "blob", "about");

  private Links() {}

  /// Judges an address that Tolem will post to: `postLink`, `failurePostLink`.
  ///
  /// @param allowedHosts the terminal's link hosts; empty: any
  public static Optional<String> problemOfPostLink(String url, List<String> allowedHosts) {
    Optional<URI> parsed = parse(url);
    if (parsed.isEmpty()) {
      return Optional.of("is not a URL");
    }
    URI uri = parsed.get();
    String scheme = scheme(uri);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("must begin with https:// or http://");
    }
    if (uri.getHost() == null) {
      return Optional.of("has no host");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("must not carry a user name");
    }
    return hostProblem(uri, allowedHosts);
  }

  /// Judges an address that the buyer's browser or the shop's app goes back to: `backLink`, `failureBackLink`. Apps use
  /// schemes of their own.
  public static Optional<String> problemOfBackLink(String url, List<String> allowedHosts) {
    Optional<URI> parsed = parse(url);
    if (parsed.isEmpty()) {
      return Optional.of("is not a URL");
    }
    URI uri = parsed.get();
    if (scheme(uri).isEmpty()) {
      return Optional.of("must be an absolute URL");
    }
    if (SCRIPT_SCHEMES.contains(scheme(uri))) {
      return Optional.of("must not be an address that runs in the browser");
    }
    if (scheme(uri).startsWith("http") && uri.getHost() == null) {
      return Optional.of("has no host");
    }
    return hostProblem(uri, allowedHosts);
  }

  private static Optional<String> hostProblem(URI uri, List<String> allowedHosts) {
    if (allowedHosts.isEmpty()) {
      return Optional.empty();
    }
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return allowedHosts.contains(host)
        ? Optional.empty()
        : Optional.of("points to a host that this terminal does not allow");
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static Optional<URI> parse(String url) {
    if (url.length() > LENGTH_MAX || url.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}

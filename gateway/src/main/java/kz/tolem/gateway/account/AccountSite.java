package kz.tolem.gateway.account;

import java.time.ZoneId;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Mode;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.Templates;

/// Where the account pages are, and what they are made with.
///
/// @param https whether browsers come over TLS, so that cookies may insist on it
/// @param origin the address that others know the gateway by; empty while it is not known, as on a free port
public record AccountSite(PageSite pages, PageAssets assets, Templates templates, boolean https, String origin) {

  public static AccountSite of(Config config, PageSite pages, PageAssets assets, Templates templates) {
    String origin = config.givenPublicUrl().map(Object::toString).orElse("");
    return new AccountSite(pages, assets, templates, origin.startsWith("https:"), origin);
  }

  /// Whether everybody must set up a second factor: a sandbox has nothing to steal.
  public static boolean needsSecondFactor(Config config) {
    return config.mode() == Mode.PRODUCTION;
  }

  /// A path of ours as the browser must ask for it: `path("/sign-in")`.
  public String path(String path) {
    return pages.path("/account" + path);
  }

  public ZoneId zone() {
    return pages.zone();
  }
}

package kz.tolem.gateway.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.config.Mode;

/// Where the pages are and how they are run. Addresses are paths on our own origin, whatever name the buyer
/// knows it by.
///
/// @param base the path in front of all of ours when a proxy adds one; else empty. Without a slash at its end
/// @param sandbox whether no money moves, which every page then says
/// @param zone of the times that pages show
public record PageSite(String base, boolean sandbox, ZoneId zone) {

  public static PageSite of(Config config) {
    String path = config.givenPublicUrl().map(URI::getRawPath).orElse("");
    return new PageSite(path, config.mode() == Mode.SANDBOX, config.timeZone());
  }

  /// A path of ours as the browser must ask for it.
  public String path(String path) {
    return base + path;
  }

  /// The card form for the parameters of a shop.
  public String form(String params) {
    return path("/payform/?params=" + escaped(params));
  }

  /// Where the card form goes.
  public String pay() {
    return path("/payform/pay");
  }

  /// Where a buyer asks for the form again after a decline.
  public String again() {
    return path("/payform/again");
  }

  /// What became of the payment.
  public String result(String visit) {
    return path("/payform/result?checkout=" + escaped(visit));
  }

  /// Where the card's issuer sends the buyer back.
  public String secure(String visit) {
    return path("/payform/secure?checkout=" + escaped(visit));
  }

  /// Where the test cards are listed; empty when there are none.
  public String testCards() {
    return sandbox ? path("/sandbox/#cards") : "";
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

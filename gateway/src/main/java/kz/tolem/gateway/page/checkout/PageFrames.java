package kz.tolem.gateway.page.checkout;

import java.util.List;
import java.util.function.Function;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.page.FrameView;
import kz.tolem.gateway.page.FrameView.LanguageLink;
import kz.tolem.gateway.page.FrameView.Shape;
import kz.tolem.gateway.page.OrderView;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/// What the pages of a visit have in common: shop, order, frame, and who may hold them. Thread-safe.
final class PageFrames {

  private static final List<Language> LANGUAGES = List.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH);

  private final Merchants merchants;
  private final PageSite site;
  private final String assets;

  PageFrames(Merchants merchants, PageSite site, PageAssets assets) {
    this.merchants = merchants;
    this.site = site;
    this.assets = assets.folder(site);
  }

  PageSite site() {
    return site;
  }

  /// The frame of a page that has no address of its own in other languages.
  FrameView frame(Visit visit) {
    return frame(visit.language(), shopName(visit), visit.place().shape(), List.of());
  }

  /// The frame of a page that can be opened in each language.
  ///
  /// @param address of the page, without its language
  FrameView frame(Visit visit, String address) {
    Function<Language, LanguageLink> link =
        language -> new LanguageLink(language, address + "&language=" + language.requestWord());
    // A widget has no room for them, and the shop has chosen the language.
    List<LanguageLink> links =
        visit.place() instanceof Place.Window ? LANGUAGES.stream().map(link).toList() : List.of();
    return frame(visit.language(), shopName(visit), visit.place().shape(), links);
  }

  /// The frame of a page that knows no shop.
  FrameView frame(Language language, Shape shape) {
    return frame(language, "", shape, List.of());
  }

  private FrameView frame(Language language, String shopName, Shape shape, List<LanguageLink> links) {
    return new FrameView(language, shopName, shape, assets, site.testCards(), links);
  }

  /// The reply with a page of a visit.
  Reply reply(Visit visit, int status, String html) {
    return switch (visit.place()) {
      case Place.Window _ -> PageReplies.page(status, html);
      case Place.Widget _ -> PageReplies.framed(status, html, ancestors(visit));
    };
  }

  /// The reply with a page of a visit whose form goes to another site.
  Reply leaving(Visit visit, String html, String target) {
    return switch (visit.place()) {
      case Place.Window _ ->
          PageReplies.leaving(200, html, "'none'", target).withHeader("X-Frame-Options", "DENY");
      case Place.Widget _ -> PageReplies.leaving(200, html, ancestors(visit), target);
    };
  }

  private String ancestors(Visit visit) {
    return WidgetOrigin.ancestors(
        merchants.terminal(visit.terminal()).map(Terminal::linkHosts).orElse(List.of()));
  }

  OrderView order(
      Visit visit, InvoiceId invoice, String invoiceAlt, String description, Money amount) {
    String terminal = merchants.terminal(visit.terminal()).map(Terminal::name).orElse("");
    return new OrderView(
        terminal.equals(shopName(visit)) ? "" : terminal,
        invoice.digits(),
        invoiceAlt,
        description,
        ValueTexts.amount(amount, visit.language()));
  }

  private String shopName(Visit visit) {
    return merchants.merchant(visit.merchant()).map(Merchant::name).orElse("");
  }
}

package kz.tolem.gateway.sandbox;

import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tolem.gateway.page.CardView.Scheme;
import kz.tolem.gateway.page.FrameView.LanguageLink;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.sandbox.ShopView.Buy;
import kz.tolem.gateway.sandbox.ShopView.Received;
import kz.tolem.gateway.sandbox.ShopView.Shown;
import kz.tolem.gateway.sandbox.ShopView.Step;
import kz.tolem.gateway.sandbox.ShopView.TestCard;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PostLink;

/// The shop's one page. Thread-safe.
final class ShopPage {

  static final String AMOUNT = "1500";

  private final PageSite site;
  private final PageAssets assets;
  private final ShopInbox inbox;

  ShopPage(PageSite site, PageAssets assets, ShopInbox inbox) {
    this.site = site;
    this.assets = assets;
    this.inbox = inbox;
  }

  /// The page's path in a language.
  static String home(Language language) {
    return "/sandbox/?language=" + language.requestWord();
  }

  ShopView show(Language language) {
    return view(language, fresh(language), new Step.Show());
  }

  ShopView answer(Language language, ShopServer.Answer answer) {
    return view(language, fresh(language), new Step.Answer(answer.status(), IndentedJson.of(answer.body())));
  }

  private Buy fresh(Language language) {
    return new Buy(action("buy", language), AMOUNT, SandboxSeed.ACCOUNT, language, Shown.REDIRECT, true, false, "");
  }

  String action(String what, Language language) {
    return site.path("/sandbox/" + what + "?language=" + language.requestWord());
  }

  ShopView view(Language language, Buy buy, Step step) {
    List<LanguageLink> languages =
        Stream.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH)
            .map(each -> new LanguageLink(each, site.path(home(each))))
            .toList();
    return new ShopView(
        language,
        assets.folder(site),
        PageAssets.library(site),
        site.path(home(language)),
        languages,
        testCards(language),
        buy,
        step,
        inbox.letters().stream().map(letter -> received(letter, language)).toList());
  }

  /// Source: EPAY.md 12.2.
  private static List<TestCard> testCards(Language language) {
    String approves = ShopTexts.APPROVES.in(language);
    String locked = ShopTexts.DECLINES.in(language, "465");
    return List.of(
        new TestCard(Scheme.VISA, "4405 6397 0401 5096", "01/27", "321", approves),
        new TestCard(Scheme.MASTERCARD, "5522 0427 0506 6736", "01/27", "775", approves),
        new TestCard(Scheme.AMEX, "3775 145000 04820", "01/28", "0198", approves),
        new TestCard(Scheme.VISA, "4003 0327 0454 7597", "09/20", "170", locked),
        new TestCard(Scheme.MASTERCARD, "5578 3427 1075 0560", "09/20", "254", locked));
  }

  private Received received(ShopInbox.Letter letter, Language language) {
    PostLink message = letter.message();
    ZonedDateTime at = letter.at().atZone(site.zone());
    return new Received(
        ValueTexts.moment(at, language),
        message.result().succeeded(),
        message.order().invoiceId().orElse(""),
        amount(message.order(), language),
        message.card().mask().orElse(""),
        message.card().cardId().orElse(""),
        message.order().accountId().orElse(""),
        IndentedJson.of(letter.body()),
        action("again", language));
  }

  private static String amount(PostLink.Order order, Language language) {
    try {
      Optional<Currency> currency = order.currency().map(Currency::getInstance);
      return order.amount().isPresent() && currency.isPresent()
          ? ValueTexts.amount(Money.of(order.amount().get(), currency.get()), language)
          : "";
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}

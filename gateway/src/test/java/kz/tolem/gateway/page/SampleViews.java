package kz.tolem.gateway.page;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.page.CardView.Scheme;
import kz.tolem.gateway.page.FormView.Cards;
import kz.tolem.gateway.page.FormView.Entry;
import kz.tolem.gateway.page.FormView.Field;
import kz.tolem.gateway.page.FormView.Purpose;
import kz.tolem.gateway.page.FormView.SaveCard;
import kz.tolem.gateway.page.FormView.Target;
import kz.tolem.gateway.page.FormView.Trouble;
import kz.tolem.gateway.page.FrameView.LanguageLink;
import kz.tolem.gateway.page.FrameView.Shape;
import kz.tolem.gateway.page.ResultView.Back;
import kz.tolem.gateway.page.ResultView.Reason;
import kz.tolem.gateway.page.ResultView.Receipt;
import kz.tolem.gateway.page.ResultView.Retry;
import kz.tolem.gateway.sandbox.AcsView;
import kz.tolem.gateway.sandbox.ShopView;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.Secure3DForm;

/// Every page in every state worth looking at, by a name; what `texts` says is put in all places that a shop fills.
record SampleViews(Language language, String shop, String description) {

  private static final CardView VISA =
      new CardView("e7e2587f-de26-4f41-ae1f-80c1fea31728", Scheme.VISA, "5096", "01/27");
  private static final CardView MASTERCARD =
      new CardView("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c", Scheme.MASTERCARD, "6736", "11/28");
  private static final CardView AMEX =
      new CardView("22f2c5db-64d8-475f-8066-af3de3dc8233", Scheme.AMEX, "4820", "01/28");
  private static final Target TARGET =
      new Target("/payform/", "sealed+order/==", "https://shop.example.kz/order/451/fail");

  static SampleViews in(Language language) {
    return new SampleViews(
        language,
        "Алма Books",
        switch (language) {
          case RUSSIAN -> "Книги и доставка, заказ 451";
          case KAZAKH -> "Кітаптар мен жеткізу, 451-тапсырыс";
          case ENGLISH -> "Books and delivery, order 451";
        });
  }

  /// A record of the sandbox's shop or of the page, and the template that shows it.
  record Sample(String template, Object view) {}

  Map<String, Sample> all() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    forms().forEach((name, view) -> samples.put(name, new Sample("page/form.jte", view)));
    results().forEach((name, view) -> samples.put(name, new Sample("page/result.jte", view)));
    samples.put("problem", new Sample("page/problem.jte", problem()));
    samples.put("step", new Sample("page/step.jte", step()));
    samples.put("acs", new Sample("sandbox/acs.jte", acs(0)));
    samples.put("acs-wrong", new Sample("sandbox/acs.jte", acs(2)));
    shops().forEach((name, view) -> samples.put(name, new Sample("sandbox/shop.jte", view)));
    return samples;
  }

  private StepView step() {
    return new StepView(
        frame(Shape.PAGE),
        ValueTexts.amount(money("1500"), language),
        "https://acs.example-bank.kz/pareq",
        inOrder(entry("PaReq", "cGFyZXE="), entry("MD", "271710719-00"), entry("TermUrl", description)));
  }

  private AcsView acs(int triesLeft) {
    AcsView.Step ask =
        new AcsView.Step.Ask(
            "/sandbox/acs/answer",
            "/sandbox/acs",
            new Secure3DForm("cGFyZXE=", "271710719-00", description),
            "dHJpZXM=",
            triesLeft);
    return new AcsView(
        language, "web", shop, ValueTexts.amount(money("1500"), language), moment(), "440563 •••• 5096", ask);
  }

  Map<String, FormView> forms() {
    Cards choice = new Cards.Choice(List.of(VISA, MASTERCARD, AMEX), MASTERCARD.cardId());
    return inOrder(
        entry("form", form(Shape.PAGE, new Cards.New(), SaveCard.OFFERED, Trouble.none())),
        entry("form-errors", form(Shape.PAGE, new Cards.New(), SaveCard.TICKED, wrongEntry())),
        entry("form-declined", form(Shape.PAGE, new Cards.Choice(List.of(VISA), "new"), SaveCard.TICKED, declined())),
        entry("form-saved", form(Shape.PAGE, choice, SaveCard.OFFERED, Trouble.none())),
        entry("form-given", form(Shape.PAGE, new Cards.Given(VISA), SaveCard.HIDDEN, Trouble.none())),
        entry("form-widget", form(Shape.WIDGET, new Cards.New(), SaveCard.OFFERED, Trouble.none())),
        entry("form-widget-saved", form(Shape.WIDGET, choice, SaveCard.OFFERED, Trouble.none())),
        entry(
            "form-verification",
            new FormView(
                frame(Shape.PAGE),
                order("0"),
                Purpose.VERIFICATION,
                new Cards.New(),
                new Entry("", "", SaveCard.ALWAYS),
                Trouble.none(),
                TARGET)));
  }

  Map<String, ResultView> results() {
    Receipt receipt = new Receipt(order("1500.5"), "506310111213", "440563...5096", moment(), false);
    Receipt early = new Receipt(order("1500.5"), "", "440563...5096", "", false);
    Receipt check = new Receipt(order("0"), "506310111213", "440563...5096", moment(), true);
    Back button = new Back.Button("https://shop.example.kz/order/451?state=a&b=c");
    Back message = new Back.Message("https://shop.example.kz");
    Reason funds =
        new Reason(DeclineTexts.FUNDS.reason(language), DeclineTexts.FUNDS.next(language), "484");
    FrameView page = frame(Shape.PAGE);
    return inOrder(
        entry("result-paid", new ResultView.Paid(page, receipt, true, button)),
        entry(
            "result-paid-automatic",
            new ResultView.Paid(page, receipt, false, new Back.Automatic("https://shop.example.kz/order/451?a=1;b=2"))),
        entry("result-paid-widget", new ResultView.Paid(frame(Shape.WIDGET), receipt, true, message)),
        entry("result-verified", new ResultView.Verified(page, check, true, button)),
        entry(
            "result-not-verified",
            new ResultView.Declined(page, check, funds, new Retry.Form("/payform/", "sealed+order/==", 2), button)),
        entry("result-verification-pending", new ResultView.Pending(page, check, "/payform/result/abc", button)),
        entry(
            "result-declined",
            new ResultView.Declined(page, receipt, funds, new Retry.Form("/payform/", "sealed+order/==", 2), button)),
        entry(
            "result-declined-widget",
            new ResultView.Declined(frame(Shape.WIDGET), early, funds, new Retry.None(), message)),
        entry("result-declined-last", new ResultView.Declined(page, early, funds, new Retry.None(), new Back.None())),
        entry("result-pending", new ResultView.Pending(page, early, "/payform/result/abc?x=1&y=2", button)));
  }

  ProblemView problem() {
    return ProblemView.of(
        frame(Shape.PAGE), ProblemTexts.ORDER_DIFFERS, "https://shop.example.kz/order/451/fail", "r-7QK2M9XW");
  }

  Map<String, ShopView> shops() {
    ShopView.Received received =
        new ShopView.Received(
            moment(),
            true,
            "100000451",
            ValueTexts.amount(money("1500"), language),
            "440563...5096",
            VISA.cardId(),
            "uuid000001",
            "{\n  \"invoiceId\": \"100000451\",\n  \"description\": \"" + description + "\"\n}", "/sandbox/again");
    ShopView.Received failure =
        new ShopView.Received(
            moment(), false, "100000450", ValueTexts.amount(money("99"), language), "400303...7597", "", "", "{}", "");
    return inOrder(
        entry("shop", shop(new ShopView.Step.Show(), List.of())),
        entry(
            "shop-received",
            shop(new ShopView.Step.Answer(200, "{\n  \"status\": \"AUTH\"\n}"), List.of(received, failure))),
        entry(
            "shop-open",
            shop(new ShopView.Step.Open("{\"description\":\"" + description.replace("\"", "\\\"") + "\"}",
                ShopView.Shown.WIDGET), List.of())));
  }

  private ShopView shop(ShopView.Step step, List<ShopView.Received> received) {
    return new ShopView(
        language,
        "web",
        "web/payment-api.js",
        "/sandbox/",
        links(),
        List.of(
            new ShopView.TestCard(Scheme.VISA, "4405 6397 0401 5096", "01/27", "321", description),
            new ShopView.TestCard(Scheme.MASTERCARD, "5522 0427 0506 6736", "01/27", "775", description),
            new ShopView.TestCard(Scheme.AMEX, "3775 145000 04820", "01/28", "0198", description),
            new ShopView.TestCard(Scheme.VISA, "4003 0327 0454 7597", "09/20", "170", description)),
        new ShopView.Buy("/sandbox/buy", "1500", "uuid000001", language, ShopView.Shown.REDIRECT, true, false, ""),
        step,
        received);
  }

  private FormView form(Shape shape, Cards cards, SaveCard saveCard, Trouble trouble) {
    return new FormView(
        frame(shape), order("1500"), Purpose.PAYMENT, cards,
        new Entry("", "buyer@example.kz", saveCard), trouble, TARGET);
  }

  private Trouble wrongEntry() {
    return new Trouble(
        FormTexts.ENTRY_WRONG.in(language),
        FormTexts.ENTRY_WRONG_NEXT.in(language),
        "",
        0,
        Map.of(
            Field.NUMBER, FormTexts.NUMBER_WRONG.in(language),
            Field.EXPIRY, FormTexts.EXPIRY_PAST.in(language),
            Field.CVC, FormTexts.CVC_EMPTY.in(language)));
  }

  private Trouble declined() {
    DeclineTexts why = DeclineTexts.of(484);
    return new Trouble(why.reason(language), why.next(language), "484", 2, Map.of());
  }

  private FrameView frame(Shape shape) {
    return new FrameView(
        language,
        shop,
        shape,
        "web",
        shape == Shape.PAGE ? "/sandbox/#cards" : "",
        shape == Shape.PAGE ? links() : List.of());
  }

  private List<LanguageLink> links() {
    return List.of(
        new LanguageLink(Language.KAZAKH, "?language=kaz"),
        new LanguageLink(Language.RUSSIAN, "?language=rus"),
        new LanguageLink(Language.ENGLISH, "?language=eng"));
  }

  private OrderView order(String amount) {
    return new OrderView(shop, "100000451", "200000451", description, ValueTexts.amount(money(amount), language));
  }

  private String moment() {
    return ValueTexts.moment(ZonedDateTime.of(2026, 3, 2, 14, 5, 0, 0, ZoneId.of("Asia/Almaty")), language);
  }

  private static Money money(String amount) {
    return Money.of(new BigDecimal(amount), Currency.getInstance("KZT"));
  }

  @SafeVarargs
  private static <V> Map<String, V> inOrder(Map.Entry<String, ? extends V>... entries) {
    Map<String, V> map = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends V> each : entries) {
      map.put(each.getKey(), each.getValue());
    }
    return map;
  }
}

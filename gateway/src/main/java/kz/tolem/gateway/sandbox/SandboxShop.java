package kz.tolem.gateway.sandbox;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntFunction;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageErrors;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.Templates;
import kz.tolem.gateway.sandbox.ShopServer.Answer;
import kz.tolem.gateway.sandbox.ShopServer.ShopOrder;
import kz.tolem.gateway.sandbox.ShopView.Buy;
import kz.tolem.gateway.sandbox.ShopView.Shown;
import kz.tolem.gateway.sandbox.ShopView.Step;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.PaymentError;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.PostLink;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.WireAmount;

/// A tiny shop at `/sandbox/`, to see the gateway work before there is a shop of one's own. It does what any shop does
/// and knows nothing that a shop does not know. Thread-safe.
public final class SandboxShop implements AutoCloseable {

  private static final int NOTIFICATION_BYTES_MAX = 16 * 1024;
  private static final int NUMBERS_TRIED_MAX = 3;

  private final Templates templates;
  private final PageSite site;
  private final PageAssets assets;
  private final IntFunction<URI> publicUrl;
  private final InstantSource time;
  private final ShopPage page;
  private final ShopInvoices invoices;
  private final String secretHash;
  private final ShopInbox inbox = new ShopInbox();
  private final ShopServer server = new ShopServer();

  /// @param publicUrl the gateway's address for browsers, by the port it listens on
  public SandboxShop(
      Templates templates,
      PageSite site,
      PageAssets assets,
      IntFunction<URI> publicUrl,
      Ids ids,
      InstantSource time) {
    this.templates = templates;
    this.site = site;
    this.assets = assets;
    this.publicUrl = publicUrl;
    this.time = time;
    this.page = new ShopPage(site, assets, inbox);
    this.invoices = new ShopInvoices(time);
    this.secretHash = HexFormat.of().formatHex(ids.secret(16));
  }

  public void addTo(Routes routes) {
    routes.add(Route.get("/sandbox", this::home));
    routes.add(Route.get("/sandbox/", this::home));
    routes.add(Route.post("/sandbox/buy", this::buy));
    routes.add(Route.post("/sandbox/again", this::again));
    routes.add(Route.post("/sandbox/postlink", this::postLink));
    routes.errors("/sandbox", new PageErrors(templates, site, assets));
  }

  /// Forgets the notifications that came.
  public void forgetNotifications() {
    inbox.empty();
  }

  private Reply home(Request request) {
    return reply(page.show(language(request)));
  }

  private Reply buy(Request request) {
    Map<String, String> form = request.form();
    Language shopLanguage = language(request);
    Language language = Language.of(form.getOrDefault("language", ""));
    Shown shown = form.getOrDefault("shown", "").equals(Shown.WIDGET.word()) ? Shown.WIDGET : Shown.REDIRECT;
    boolean cardSave = form.getOrDefault("cardSave", "").equals("true");
    boolean secure3d = form.getOrDefault("secure3d", "").equals("true");
    String amount = form.getOrDefault("amount", "").strip();
    TerminalId terminal = secure3d ? SandboxSeed.SECURE_TERMINAL : SandboxSeed.TERMINAL;
    ShopOrder order = order(request, terminal, amount, form.getOrDefault("account", ""), language, shopLanguage);
    Answer token = token(request, order, shopLanguage);
    boolean granted = token.status() == 200;
    Buy buy =
        new Buy(
            page.action("buy", shopLanguage),
            amount,
            order.account(),
            language,
            shown,
            cardSave,
            secure3d,
            granted ? "" : message(token));
    Step step = granted ? new Step.Open(payment(order, cardSave, token), shown) : new Step.Show();
    return reply(page.view(shopLanguage, buy, step));
  }

  private static String payment(ShopOrder order, boolean cardSave, Answer token) {
    PaymentObject payment =
        PaymentObject.builder()
            .invoiceId(order.invoice())
            .backLink(order.back())
            .failureBackLink(order.back())
            .postLink(order.post())
            .failurePostLink(order.post())
            .language(order.language().requestWord())
            .description(order.description())
            .accountId(order.account())
            .terminal(order.terminal().toString())
            .amount(WireAmount.parse(order.amount()).orElseThrow())
            .currency("KZT")
            .cardSave(cardSave)
            .auth(TokenReply.read(token.body()))
            .build();
    return new String(payment.toJson(), StandardCharsets.UTF_8);
  }

  private Reply again(Request request) {
    Map<String, String> form = request.form();
    Language language = language(request);
    String card =
        CardId.parse(form.getOrDefault("cardId", ""))
            .orElseThrow(() -> new BadRequest("cardId is not a CardId"))
            .toString();
    Answer answer = new Answer(500, new byte[0]);
    for (int tried = 1; tried <= NUMBERS_TRIED_MAX; tried++) {
      ShopOrder order =
          order(
              request,
              SandboxSeed.TERMINAL,
              ShopPage.AMOUNT,
              form.getOrDefault("account", ""),
              language,
              language);
      Answer token = token(request, order, language);
      if (token.status() != 200) {
        return reply(page.answer(language, token));
      }
      answer = server.pay(request.localAddress(), order, card, TokenReply.read(token.body()));
      if (answer.status() != 400 || !message(answer).contains("last 6 digits")) {
        break;
      }
    }
    return reply(page.answer(language, answer));
  }

  /// What any shop must do with a notification: believe it only if it knows what was told to the bank alone, and answer
  /// before doing anything slow.
  private Reply postLink(Request request) {
    byte[] body = request.body();
    if (body.length > NOTIFICATION_BYTES_MAX) {
      throw new BadRequest(413, "a notification is not so large");
    }
    PostLink message;
    try {
      message = PostLink.read(body);
    } catch (MalformedMessage e) {
      throw new BadRequest(e.getMessage());
    }
    if (isOurs(message)) {
      String id = request.header("webhook-id").orElseGet(() -> message.id().orElse(""));
      inbox.put(new ShopInbox.Letter(id, time.instant(), message, body));
    }
    return Reply.empty(204);
  }

  private boolean isOurs(PostLink message) {
    byte[] told = message.secretHash().orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(told, secretHash.getBytes(StandardCharsets.UTF_8));
  }

  private ShopOrder order(
      Request request,
      TerminalId terminal,
      String amount,
      String account,
      Language language,
      Language shopLanguage) {
    return new ShopOrder(
        terminal,
        invoices.next(),
        amount,
        account,
        language,
        publicUrl.apply(request.localPort()) + ShopPage.home(shopLanguage),
        request.localAddress() + "/sandbox/postlink",
        secretHash);
  }

  private Answer token(Request request, ShopOrder order, Language language) {
    try {
      return server.token(request.localAddress(), order);
    } catch (UncheckedIOException _) {
      String message = ShopTexts.NO_ANSWER.in(language);
      return new Answer(502, PaymentError.of(PaymentError.REQUEST_FAULT, message).write());
    }
  }

  private static String message(Answer answer) {
    try {
      return PaymentError.read(answer.body()).message();
    } catch (MalformedMessage _) {
      return "HTTP " + answer.status();
    }
  }

  private static Language language(Request request) {
    return request.query("language").map(Language::of).orElseGet(() -> PageErrors.language(request));
  }

  private Reply reply(ShopView view) {
    return PageReplies.holder(200, templates.render("sandbox/shop.jte", view));
  }

  @Override
  public void close() {
    server.close();
  }
}

package kz.tolem.gateway.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.acquirer.SandboxIssuer;
import kz.tolem.gateway.acquirer.SandboxIssuer.Answer;
import kz.tolem.gateway.acquirer.SandboxIssuer.Ticket;
import kz.tolem.gateway.acquirer.SimulatedDirectory;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.page.PageAssets;
import kz.tolem.gateway.page.PageReplies;
import kz.tolem.gateway.page.PageSite;
import kz.tolem.gateway.page.Templates;
import kz.tolem.gateway.page.ValueTexts;
import kz.tolem.gateway.sandbox.AcsView.Step;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.Secure3DAnswer;
import kz.tolem.protocol.Secure3DForm;

/// The page of the sandbox's issuer (ACS), where a buyer types the code of his bank. It keeps nothing: what it must know
/// again it has signed. Source: EPAY.md 7.5; docs/reference/secure.md. Thread-safe.
public final class AcsRoutes {

  /// The code that the issuer takes for right.
  public static final String CODE = "123456";

  /// How often a buyer may be wrong.
  static final int TRIES_MAX = 3;

  private final SandboxIssuer issuer;
  private final Templates templates;
  private final PageSite site;
  private final String assets;
  private final InstantSource time;

  public AcsRoutes(
      SandboxIssuer issuer, Templates templates, PageSite site, PageAssets assets, InstantSource time) {
    this.issuer = issuer;
    this.templates = templates;
    this.site = site;
    this.assets = assets.folder(site);
    this.time = time;
  }

  public void addTo(Routes routes) {
    routes.add(Route.post(SimulatedDirectory.PAGE, this::open));
    routes.add(Route.post(SimulatedDirectory.PAGE + "/answer", this::answer));
  }

  /// What a browser brought here, checked.
  private record Visit(Secure3DForm form, Ticket ticket, Language language) {}

  private Visit visit(Request request) {
    Secure3DForm form;
    try {
      form = Secure3DForm.read(request.body());
    } catch (MalformedMessage e) {
      throw new BadRequest(e.getMessage());
    }
    Ticket ticket =
        issuer
            .readRequest(form.paReq())
            .orElseThrow(() -> new BadRequest("PaReq is not one of this sandbox's directory"));
    if (!isWebAddress(form.termUrl())) {
      throw new BadRequest("TermUrl must be a web address");
    }
    Language language =
        Optional.ofNullable(request.form().get("language")).map(Language::of).orElse(ticket.language());
    return new Visit(form, ticket, language);
  }

  /// A browser must be able to post to it, and it must not be a script.
  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private Reply open(Request request) {
    Visit visit = visit(request);
    if (isOver(visit)) {
      return handOver(visit, Answer.GIVEN_UP);
    }
    Optional<Answer> decided = visit.ticket().decided().filter(answer -> answer != Answer.NO_ANSWER);
    return decided.map(answer -> handOver(visit, answer)).orElseGet(() -> ask(visit, tries(request, visit)));
  }

  private Reply answer(Request request) {
    Visit visit = visit(request);
    Map<String, String> form = request.form();
    if (form.containsKey("cancel") || isOver(visit)) {
      return handOver(visit, Answer.GIVEN_UP);
    }
    if (visit.ticket().decided().isPresent()) {
      return handOver(visit, visit.ticket().decided().get());
    }
    if (form.getOrDefault("code", "").strip().equals(CODE)) {
      return handOver(visit, Answer.PASSED);
    }
    int wrong = tries(request, visit) + 1;
    return wrong < TRIES_MAX ? ask(visit, wrong) : handOver(visit, Answer.WRONG_CODE);
  }

  private boolean isOver(Visit visit) {
    return !time.instant().isBefore(visit.ticket().until());
  }

  private int tries(Request request, Visit visit) {
    String signed = request.form().getOrDefault("tries", "");
    return signed.isEmpty()
        ? 0
        : issuer.readTries(visit.ticket().payment(), signed).orElseThrow(() -> new BadRequest("tries is not ours"));
  }

  private Reply ask(Visit visit, int wrong) {
    Step step =
        new Step.Ask(
            site.path(SimulatedDirectory.PAGE + "/answer"),
            site.path(SimulatedDirectory.PAGE),
            visit.form(),
            issuer.tries(visit.ticket().payment(), wrong),
            wrong == 0 ? 0 : TRIES_MAX - wrong);
    return PageReplies.framed(200, page(visit, step), "*");
  }

  private Reply handOver(Visit visit, Answer answer) {
    Secure3DAnswer result = new Secure3DAnswer(issuer.answer(visit.ticket(), answer), visit.form().md());
    Step step = new Step.HandOver(visit.form().termUrl(), result);
    return PageReplies.handingOver(200, page(visit, step));
  }

  private String page(Visit visit, Step step) {
    Ticket ticket = visit.ticket();
    AcsView view =
        new AcsView(
            visit.language(),
            assets,
            ticket.shop(),
            ValueTexts.amount(ticket.amount(), visit.language()),
            ValueTexts.moment(time.instant().atZone(site.zone()), visit.language()),
            ticket.card().replace("...", " •••• "),
            step);
    return templates.render("sandbox/acs.jte", view);
  }
}

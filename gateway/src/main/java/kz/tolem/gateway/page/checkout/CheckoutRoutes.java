package kz.tolem.gateway.page.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.page.FormView.Field;
import kz.tolem.gateway.page.FrameView.Shape;
import kz.tolem.gateway.page.PageErrors;
import kz.tolem.gateway.page.ProblemTexts;
import kz.tolem.gateway.payment.Payment;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.PaymentObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pages under `/payform/`. Source: EPAY.md 4.
final class CheckoutRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(CheckoutRoutes.class);

  /// Kinds of operations that the documents' library can ask for and this page cannot do. Source: EPAY.md 4.2.
  private static final List<String> OTHER_KINDS = List.of("isTransfer", "isAFT", "isOCT");

  private final CheckoutReader reader;
  private final Checkouts checkouts;
  private final EntryReader entries;
  private final PayDesk desk;
  private final CheckoutPages pages;

  CheckoutRoutes(
      CheckoutReader reader, Checkouts checkouts, EntryReader entries, PayDesk desk, CheckoutPages pages) {
    this.reader = reader;
    this.checkouts = checkouts;
    this.entries = entries;
    this.desk = desk;
    this.pages = pages;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/payform", this::open));
    routes.add(Route.get("/payform/", this::open));
    routes.add(Route.post("/payform/pay", this::pay));
    routes.add(Route.post("/payform/again", this::again));
    routes.add(Route.get("/payform/result", this::result));
    routes.add(Route.post("/payform/secure", this::secure));
  }

  private Reply open(Request request) {
    Optional<Language> chosen = request.query("language").map(Language::of);
    boolean widget = isOn(request, "isShortForm");
    Language language = chosen.orElseGet(() -> PageErrors.language(request));
    try {
      if (OTHER_KINDS.stream().anyMatch(kind -> isOn(request, kind))) {
        throw new Refused(ProblemTexts.NOT_YET, "transfers are not available yet");
      }
      String params = request.query("params").orElse("");
      PaymentObject object = CheckoutReader.object(params);
      language = chosen.or(() -> object.language().map(Language::of)).orElse(language);
      Checkout checkout =
          reader.read(object, new CheckoutReader.Asked(widget, request.header("Referer"), chosen));
      return open(request, checkout, params);
    } catch (Refused refused) {
      log(request, refused);
      return pages.problem(refused, language, widget ? Shape.WIDGET : Shape.PAGE, request.requestId());
    }
  }

  private Reply open(Request request, Checkout checkout, String params) {
    return switch (Standing.of(desk.attempts(checkout.visit()))) {
      // A form decoder has made blanks of the plus signs.
      case Standing.Payable(int attempt) -> pages.form(checkout.at(attempt), params.replace(' ', '+'));
      case Standing.Decided _ -> pages.toResult(checkout.visit());
      case Standing.Over _ -> problem(request, new Refused(ProblemTexts.ATTEMPTS_ARE_OVER), checkout);
    };
  }

  private Reply pay(Request request) {
    Map<String, String> fields = request.form();
    Checkout checkout;
    try {
      checkout = checkouts.checkout(sealed(fields));
    } catch (Refused refused) {
      return problem(request, refused);
    }
    Visit visit = checkout.visit();
    try {
      switch (entries.read(fields, checkout)) {
        case Entry.Wrong wrong -> {
          return pages.formWrong(checkout, wrong);
        }
        case Entry.NewCard card -> desk.pay(checkout, card, request.remoteAddress());
        case Entry.SavedCard card -> desk.pay(checkout, card, request.remoteAddress());
      }
    } catch (Refused refused) {
      return problem(request, refused, checkout);
    }
    return pages.toResult(visit);
  }

  private Reply again(Request request) {
    Visit visit;
    try {
      visit = checkouts.liveVisit(sealed(request.form()));
    } catch (Refused refused) {
      return problem(request, refused);
    }
    List<Payment> attempts = desk.attempts(visit);
    if (attempts.isEmpty()
        || !(attempts.getLast() instanceof Payment.Declined declined)
        || !(Standing.of(attempts) instanceof Standing.Payable payable)) {
      return pages.toResult(visit);
    }
    Checkout checkout = Checkout.again(visit, payable.attempt(), declined.order());
    try {
      return pages.formAfter(checkout, declined, payable.attemptsLeft());
    } catch (Refused refused) {
      return problem(request, refused, checkout);
    }
  }

  private Reply result(Request request) {
    try {
      Visit sealed = checkouts.visit(request.query("checkout").orElse(""));
      Visit visit = request.query("language").map(Language::of).map(sealed::in).orElse(sealed);
      List<Payment> attempts = desk.attempts(visit);
      if (attempts.isEmpty()) {
        throw new Refused(ProblemTexts.LINK_BROKEN);
      }
      return attempts.getLast() instanceof Payment.SecureStep step
          ? pages.step(visit, step)
          : pages.result(visit, attempts);
    } catch (Refused refused) {
      return problem(request, refused);
    }
  }

  /// The buyer's browser comes back from his card's issuer. Source: EPAY.md 7.5.
  private Reply secure(Request request) {
    try {
      Visit visit = checkouts.visit(request.query("checkout").orElse(""));
      desk.complete(visit, request.body());
      return pages.toResult(visit);
    } catch (Refused refused) {
      return problem(request, refused);
    }
  }

  /// Nobody knows what this was a part of, perhaps of a widget, so any page may hold it.
  private Reply problem(Request request, Refused refused) {
    log(request, refused);
    return pages.problem(refused, PageErrors.language(request), Shape.WIDGET, request.requestId());
  }

  private Reply problem(Request request, Refused refused, Checkout checkout) {
    log(request, refused);
    return pages.problem(refused, checkout.visit(), checkout.cancelLink(), request.requestId());
  }

  private static void log(Request request, Refused refused) {
    LOG.info("request {} is shown {}: {}", request.requestId(), refused.problem(), refused.detail());
  }

  private static boolean isOn(Request request, String name) {
    return request.query(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  private static String sealed(Map<String, String> fields) {
    return fields.getOrDefault(Field.CHECKOUT.wire(), "");
  }
}

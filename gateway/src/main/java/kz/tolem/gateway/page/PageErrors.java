package kz.tolem.gateway.page;

import java.util.List;
import java.util.Locale;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.ErrorPages;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.protocol.Language;

/// Errors as pages, for addresses that people open. Thread-safe.
public final class PageErrors implements ErrorPages {

  private final Templates templates;
  private final PageSite site;
  private final PageAssets assets;

  public PageErrors(Templates templates, PageSite site, PageAssets assets) {
    this.templates = templates;
    this.site = site;
    this.assets = assets;
  }

  @Override
  public Reply page(Request request, int status, String message) {
    Language language = language(request);
    FrameView frame =
        new FrameView(
            language, "", FrameView.Shape.PAGE, assets.folder(site), site.testCards(), List.of());
    ProblemTexts problem =
        status == 404 ? ProblemTexts.NOT_HERE : status < 500 ? ProblemTexts.LINK_BROKEN : ProblemTexts.FAILED;
    return PageReplies.page(status, templates.problem(ProblemView.of(frame, problem, "", request.requestId())));
  }

  /// The first of the browser's languages that the pages speak. Source: RFC 9110, 12.5.4.
  public static Language language(Request request) {
    String accepted;
    try {
      accepted = request.header("Accept-Language").orElse("");
    } catch (BadRequest _) {
      return Language.RUSSIAN;
    }
    for (String range : accepted.split(",")) {
      String tag = range.split("[;-]", 2)[0].strip().toLowerCase(Locale.ROOT);
      for (Language language : Language.values()) {
        if (language.tag().equals(tag)) {
          return language;
        }
      }
    }
    return Language.RUSSIAN;
  }
}

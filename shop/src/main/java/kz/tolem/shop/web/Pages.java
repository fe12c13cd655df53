package kz.tolem.shop.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import kz.tolem.shop.order.Baskets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Writes pages from the templates, with the headers that keep other people's scripts out. Thread-safe.
final class Pages {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Baskets baskets;
  private final String gateway;

  /// @param gateway the origin of the payment page, where this shop's forms may lead
  Pages(Baskets baskets, URI gateway) {
    this.baskets = baskets;
    this.gateway = originOf(gateway.toString());
  }

  Frame frame(ServerRequest request) {
    return frame(request, request.method() == HttpMethod.GET ? request.path() : "/");
  }

  /// @param path of the same page as it is opened, where a form led to this one
  Frame frame(ServerRequest request, String path) {
    Visitor visitor = Visitor.of(request);
    return new Frame(visitor.language(), path, baskets.pieces(visitor.buyer()), gateway);
  }

  ServerResponse page(String template, Object view) {
    return page(200, template, view, gateway);
  }

  ServerResponse problem(int status, ProblemView view) {
    return page(status, "problem", view, gateway);
  }

  /// A page whose form leads to another origin, such as the bank's.
  ServerResponse leading(String template, Object view, String address) {
    return page(200, template, view, originOf(address));
  }

  private ServerResponse page(int status, String template, Object view, String formsLeadTo) {
    StringOutput html = new StringOutput(16 * 1024);
    engine.render("shop/" + template + ".jte", view, html);
    return ServerResponse.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(
            "Content-Security-Policy",
            "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action"
                + " 'self' "
                + formsLeadTo
                + "; frame-ancestors 'none'; base-uri 'none'")
        .header("Referrer-Policy", "same-origin")
        .body(html.toString());
  }

  private static String originOf(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /// Sends the browser on after a form, so that loading the page again sends nothing twice.
  static ServerResponse go(String where) {
    return ServerResponse.seeOther(URI.create(where)).build();
  }
}

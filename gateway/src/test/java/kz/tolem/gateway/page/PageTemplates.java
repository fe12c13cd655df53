package kz.tolem.gateway.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// Renders the templates as the gateway does: generated ahead, found on the class path.
final class PageTemplates {

  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private PageTemplates() {}

  static String render(String template, Object view) {
    StringOutput page = new StringOutput();
    ENGINE.render(template, view, page);
    return page.toString();
  }

  static String render(SampleViews.Sample sample) {
    return render(sample.template(), sample.view());
  }
}

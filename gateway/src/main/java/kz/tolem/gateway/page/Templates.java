package kz.tolem.gateway.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// Writes pages from the templates, which are compiled with the program. Whatever a view says is escaped for the place
/// where it stands. Thread-safe.
public final class Templates {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /// The card form.
  public String form(FormView view) {
    return render("page/form.jte", view);
  }

  /// What became of a payment.
  public String result(ResultView view) {
    return render("page/result.jte", view);
  }

  /// The way to the card's issuer.
  public String step(StepView view) {
    return render("page/step.jte", view);
  }

  /// Why there is no form.
  public String problem(ProblemView view) {
    return render("page/problem.jte", view);
  }

  /// A page of another feature.
  ///
  /// @param template the template's file in the folder of templates
  public String render(String template, Object view) {
    StringOutput page = new StringOutput(16 * 1024);
    engine.render(template, view, page);
    return page.toString();
  }
}

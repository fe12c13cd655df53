package kz.tolem.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What axe-core finds wrong with a page for people who do not see it well, or have no mouse.
final class Axe {

  private static final String SCRIPT = script();

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, { resultTypes: ["violations"] }).then(
        result => done(result.violations
          .filter(each => each.impact === "serious" || each.impact === "critical")
          .map(each => each.id + ": " + each.nodes.map(node => node.target.join(" ") + " " +
            node.any.map(why => why.message).join("; ")).join(", "))),
        failure => done(["axe failed: " + failure]));
      """;

  private Axe() {}

  /// The serious and critical findings on the page that is open, each as one line.
  static List<String> findings(Browser browser) {
    browser.script(SCRIPT);
    Object found = browser.driver().executeAsyncScript(RUN);
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

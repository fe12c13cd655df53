package kz.tolem.gateway.page.checkout;

import kz.tolem.gateway.page.ProblemTexts;

/// Carries what is wrong with a buyer's request from where it is found to where its page is written. Never leaves this
/// package; it has no stack trace, for nothing broke.
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemTexts problem;

  /// @param detail for whoever builds the shop, safe to show; empty when the problem says it all
  Refused(ProblemTexts problem, String detail) {
    super(detail, null, false, false);
    this.problem = problem;
  }

  Refused(ProblemTexts problem) {
    this(problem, "");
  }

  ProblemTexts problem() {
    return problem;
  }

  String detail() {
    return getMessage();
  }
}

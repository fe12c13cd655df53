package kz.tolem.gateway.page;

/// Why there is no form: a broken link, an expired token, another order than the token's, an order paid before.
///
/// @param title what is wrong, as [ProblemTexts] says it
/// @param text what to do
/// @param backLink to the shop; empty when there is no link to be trusted
/// @param requestId by which support finds the request
public record ProblemView(FrameView frame, String title, String text, String backLink, String requestId) {

  /// A known problem in the page's language.
  public static ProblemView of(FrameView frame, ProblemTexts problem, String backLink, String requestId) {
    return new ProblemView(
        frame, problem.title(frame.language()), problem.text(frame.language()), backLink, requestId);
  }
}

package kz.tolem.gateway.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/// The look of an error: JSON for programs, something readable for people. Set per path prefix with [Routes#errors].
/// It must not block and must not read the body; if it throws, the caller gets [#json].
@FunctionalInterface
public interface ErrorPages {

  /// Writes an error.
  ///
  /// @param request what was asked; of a request that could not be read, path and headers may be missing
  /// @param status the HTTP status, 400 to 599
  /// @param message plain text in English that is safe to show
  Reply page(Request request, int status, String message);

  /// The form every client of ePay reads: `{"code":-1,"message":"..."}`, and code 100 when the fault is ours.
  /// Source: EPAY.md 1.3.
  static ErrorPages json() {
    return (request, status, message) -> jsonReply(status, message);
  }

  private static Reply jsonReply(int status, String message) {
    StringBuilder text = new StringBuilder(64 + message.length());
    text.append("{\"code\":").append(status < 500 ? -1 : 100).append(",\"message\":\"");
    JsonStringEncoder.getInstance().quoteAsString(message, text);
    return Reply.json(status, text.append("\"}").toString().getBytes(StandardCharsets.UTF_8));
  }
}

package kz.tolem.gateway.http;

/// Answers one request. What wraps a handler (a login, a rate limit) is a plain function from handler to handler.
@FunctionalInterface
public interface Handler {

  /// Answers the request; may block, for it has a virtual thread of its own. Called by many threads at once.
  ///
  /// @throws BadRequest for a mistake of the caller; any other exception is answered with status 500 and logged
  Reply handle(Request request);
}

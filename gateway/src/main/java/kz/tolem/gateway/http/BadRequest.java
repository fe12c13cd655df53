package kz.tolem.gateway.http;

/// The caller's mistake, told in words that are safe to send back. Thrown by the readers of [Request] and by handlers;
/// one place turns it into a reply through the route's [ErrorPages]. It carries no stack trace: nothing broke here.
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /// A mistake answered with status 400.
  public BadRequest(String message) {
    this(400, message);
  }

  /// A mistake answered with another status of the 4xx range.
  ///
  /// @throws IllegalArgumentException for a status that is not 400 to 499
  public BadRequest(int status, String message) {
    if (status < 400 || status > 499) {
      throw new IllegalArgumentException("a caller's mistake has a status of 400 to 499");
    }
    super(message, null, false, false);
    this.status = status;
  }

  /// The HTTP status to answer with.
  public int status() {
    return status;
  }
}

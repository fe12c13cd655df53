package kz.tolem.gateway.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Gives the errors that Jetty itself finds our own form, in words of our own: Jetty's may repeat what was sent.
final class JettyErrors extends ErrorHandler {

  private final Dispatcher dispatcher;

  JettyErrors(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(request, response);
    dispatcher.refuse(request, status, message(status), response, callback);
    return true;
  }

  /// A client that sees 501 or 505 tries again, though the same request can only fail again; so they become 400.
  private static int status(Request request, Response response) {
    int status =
        request.getAttribute(ERROR_EXCEPTION) instanceof HttpException e ? e.getCode() : response.getStatus();
    return status == 501 || status == 505 || status < 400 ? 400 : status;
  }

  private static String message(int status) {
    return switch (status) {
      case 404 -> "no such address";
      case 408 -> "the request comes too slowly";
      case 413 -> "the body is too large";
      case 414 -> "the address is too long";
      case 431 -> "the headers are too large";
      case 503 -> "the server stops, try again";
      default -> status < 500 ? "the request is malformed" : "internal error";
    };
  }
}

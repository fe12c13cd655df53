package kz.tolem.gateway.http;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each request from Jetty to its handler and the reply back. The one place where mistakes and failures become
/// replies, and where requests are logged: never their query, headers or body.
final class Dispatcher extends org.eclipse.jetty.server.Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Logger ACCESS = LoggerFactory.getLogger("kz.tolem.gateway.http.access");

  private final RouteTable routes;
  private final BodyReader bodies;
  private final Semaphore room;
  private final QuietConnections connections;
  private final Proxies proxies;
  private final RequestIds ids = new RequestIds();

  Dispatcher(RouteTable routes, HttpSettings settings, QuietConnections connections) {
    this.routes = routes;
    this.bodies = new BodyReader(settings.bodyBytesMax(), settings.bodyWait());
    this.room = new Semaphore(settings.requestsMax());
    this.connections = connections;
    this.proxies = settings.front().proxies();
  }

  @Override
  public boolean handle(org.eclipse.jetty.server.Request jetty, Response response, Callback callback) {
    long started = System.nanoTime();
    Callback end = connections.busy(jetty.getConnectionMetaData().getConnection(), callback);
    Answer answer = answer(jetty);
    // Before the reply leaves, so that whoever has the reply finds the line; sending is not in its time.
    log(answer.request(), answer.reply().status(), started);
    if (answer.reply().stream().isPresent()
        || jetty.getHeaders().contains(HttpHeader.EXPECT)
        || BodyChunks.consumeAvailable(jetty)) {
      // All of the body has come, whether a handler wanted it or not, or was never told to come.
      ReplyWriter.write(answer.reply(), answer.request().requestId(), response, end);
    } else {
      ReplyWriter.writeAndLinger(answer.reply(), answer.request().requestId(), jetty, response, end);
    }
    return true;
  }

  /// Answers what Jetty itself refused, in the same form.
  void refuse(
      org.eclipse.jetty.server.Request jetty, int status, String message, Response response, Callback callback) {
    long started = System.nanoTime();
    Request request = request(jetty, rawPath(jetty), Map.of());
    Reply reply = errorPage(request, status, message);
    log(request, status, started);
    ReplyWriter.writeAndClose(reply, request.requestId(), response, callback);
  }

  private record Answer(Request request, Reply reply) {}

  private Answer answer(org.eclipse.jetty.server.Request jetty) {
    String path;
    try {
      HttpURI uri = jetty.getHttpURI();
      path = Paths.normalise(uri.getPath(), uri.getDecodedPath());
    } catch (BadRequest e) {
      Request request = request(jetty, rawPath(jetty), Map.of());
      return new Answer(request, errorPage(request, e.status(), e.getMessage()));
    }
    Optional<RouteTable.Match> match = routes.match(path);
    if (match.isEmpty()) {
      Request request = request(jetty, path, Map.of());
      return new Answer(request, errorPage(request, 404, "no such address"));
    }
    Request request = request(jetty, path, match.get().variables());
    RouteTable.Resource resource = match.get().resource();
    Answer answer = answer(request, resource);
    return resource
        .cors()
        .map(cors -> new Answer(request, cors.mark(request, answer.reply())))
        .orElse(answer);
  }

  private Answer answer(Request request, RouteTable.Resource resource) {
    Optional<Handler> handler = resource.handler(request.method());
    if (handler.isPresent()) {
      return admit(request, handler.get());
    }
    if (request.method().equals("OPTIONS")) {
      Reply reply =
          resource
              .cors()
              .map(cors -> cors.preflight(request, resource.methods()))
              .orElseGet(() -> Reply.empty(204));
      return new Answer(request, reply.withHeader("Allow", resource.methods()));
    }
    Reply reply = errorPage(request, 405, "this address does not know the method");
    return new Answer(request, reply.withHeader("Allow", resource.methods()));
  }

  /// Handles the request if there is room; waiting for room would only make everyone late.
  private Answer admit(Request request, Handler handler) {
    if (!room.tryAcquire()) {
      return new Answer(request, errorPage(request, 503, "too busy, try again").withHeader("Retry-After", "1"));
    }
    try {
      return new Answer(request, Objects.requireNonNull(handler.handle(request), "a handler gave no reply"));
    } catch (BadRequest e) {
      return new Answer(request, errorPage(request, e.status(), e.getMessage()));
    } catch (RuntimeException | Error e) {
      if (routes.isPassing(e)) {
        // Without its trace: in trouble there is one of these for every request.
        LOG.warn("request {} ({}): {}; the caller was told to try again", request.requestId(), request, told(e));
        Reply reply = errorPage(request, 503, "temporarily out of order, send the same request again");
        return new Answer(request, reply.withHeader("Retry-After", "1"));
      }
      LOG.error("request {} failed: {}; the caller was told to quote its id", request.requestId(), request, e);
      String message = "internal error, quote request id " + request.requestId();
      return new Answer(request, errorPage(request, 500, message));
    } finally {
      room.release();
    }
  }

  private static String told(Throwable failure) {
    return failure.getCause() == null ? failure.getMessage() : failure.getMessage() + ": " + told(failure.getCause());
  }

  private Reply errorPage(Request request, int status, String message) {
    try {
      return routes.errorPages(request.path()).page(request, status, message);
    } catch (RuntimeException e) {
      LOG.error("request {}: the error page failed, sending JSON", request.requestId(), e);
      return ErrorPages.json().page(request, status, message);
    }
  }

  private Request request(org.eclipse.jetty.server.Request jetty, String path, Map<String, String> variables) {
    String id = ids.of(jetty.getHeaders().getValuesList("X-Request-Id"));
    String peer = org.eclipse.jetty.server.Request.getRemoteAddr(jetty);
    String caller = proxies.caller(peer, jetty.getHeaders().getCSV("X-Forwarded-For", false));
    return new Request(jetty, path, variables, id, caller, bodies);
  }

  private static String rawPath(org.eclipse.jetty.server.Request jetty) {
    String path = jetty.getHttpURI().getPath();
    // It goes to the log, where a line end would be a line of its own.
    return path == null || path.chars().anyMatch(Character::isISOControl) ? "" : path;
  }

  private static void log(Request request, int status, long started) {
    if (ACCESS.isDebugEnabled()) {
      long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      ACCESS.debug("{} {} {} {} ms {}", request.method(), Paths.loggable(request.path()), status, ms, request.requestId());
    }
  }
}

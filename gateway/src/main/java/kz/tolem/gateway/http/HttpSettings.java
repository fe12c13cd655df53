package kz.tolem.gateway.http;

import java.time.Duration;

/// The limits of one server. A caller beyond a limit is refused; nothing is queued without bound.
///
/// @param host the address to listen on
/// @param port the port to listen on, 0 for any free one
/// @param bodyBytesMax the largest request body; beyond it 413
/// @param headerBytesMax the largest request line and headers together; beyond it 414 or 431
/// @param connectionsMax how many connections are open at once; others wait to be accepted
/// @param requestsMax how many requests are handled at once; beyond it 503 at once, with `Retry-After: 1`
/// @param idle how long a connection may stand without a request, or a request without a byte
/// @param bodyWait how long a request body may take as a whole; beyond it 408
/// @param stopWait how long [HttpServer#close] waits for running requests
/// @param front what stands between the server and the world
public record HttpSettings(
    String host,
    int port,
    int bodyBytesMax,
    int headerBytesMax,
    int connectionsMax,
    int requestsMax,
    Duration idle,
    Duration bodyWait,
    Duration stopWait,
    Front front) {

  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535");
    }
    if (bodyBytesMax < 1 || headerBytesMax < 1 || connectionsMax < 1 || requestsMax < 1) {
      throw new IllegalArgumentException("a limit of the HTTP server is at least 1");
    }
    if (!idle.isPositive() || !bodyWait.isPositive() || stopWait.isNegative()) {
      throw new IllegalArgumentException("a wait of the HTTP server is longer than nothing");
    }
  }

  /// With nothing in front.
  public HttpSettings(
      String host,
      int port,
      int bodyBytesMax,
      int headerBytesMax,
      int connectionsMax,
      int requestsMax,
      Duration idle,
      Duration bodyWait,
      Duration stopWait) {
    this(
        host,
        port,
        bodyBytesMax,
        headerBytesMax,
        connectionsMax,
        requestsMax,
        idle,
        bodyWait,
        stopWait,
        Front.none());
  }

  /// The limits a gateway has unless it is told otherwise: bodies of 256 KiB, headers of 32 KiB (the payment page's
  /// parameters are long), 4096 connections, 1024 requests, 30 s to sit idle or send a body, 10 s to stop.
  public static HttpSettings of(String host, int port) {
    Duration wait = Duration.ofSeconds(30);
    return new HttpSettings(host, port, 256 * 1024, 32 * 1024, 4096, 1024, wait, wait, Duration.ofSeconds(10));
  }

  /// The same with something else in front.
  public HttpSettings with(Front other) {
    return new HttpSettings(
        host, port, bodyBytesMax, headerBytesMax, connectionsMax, requestsMax, idle, bodyWait, stopWait, other);
  }
}

package kz.tolem.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import kz.tolem.gateway.edge.ReusedThreads;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A running HTTP/1.1 server. Safe for use by many threads.
public final class HttpServer implements AutoCloseable {

  // A stop waits this long for the next byte of a connection that no request runs on. By default it is a second, which
  // every caller that keeps its connection open would cost at every stop.
  private static final Duration IDLE_AT_STOP = Duration.ofMillis(100);

  private final Server server;
  private final ServerConnector connector;
  private final Optional<Tls> tls;

  private HttpServer(Server server, ServerConnector connector, Optional<Tls> tls) {
    this.server = server;
    this.connector = connector;
    this.tls = tls;
  }

  /// Loads what starting a server takes. Calling it is never needed.
  public static void prepare() {
    make(HttpSettings.of("127.0.0.1", 0), new RouteTable(new Routes())).server.destroy();
  }

  /// Opens the port and answers these routes from now on.
  ///
  /// @throws IllegalArgumentException for routes that contradict each other
  /// @throws UncheckedIOException when the port cannot be opened
  public static HttpServer start(HttpSettings settings, Routes routes) {
    HttpServer running = make(settings, new RouteTable(routes));
    try {
      running.server.start();
    } catch (Exception e) {
      running.close();
      throw e instanceof IOException io
          ? new UncheckedIOException("cannot listen on " + settings.host() + ":" + settings.port(), io)
          : new IllegalStateException("the HTTP server did not start", e);
    }
    return running;
  }

  private static HttpServer make(HttpSettings settings, RouteTable table) {
    Server server = new Server(threads());
    QuietConnections connections = new QuietConnections(server.getScheduler(), settings.idle());
    Dispatcher dispatcher = new Dispatcher(table, settings, connections);
    server.setErrorHandler(new JettyErrors(dispatcher));
    server.setHandler(new GracefulHandler(dispatcher));
    server.setStopTimeout(settings.stopWait().toMillis());
    HttpConnectionFactory http = new HttpConnectionFactory(protocol(settings));
    Optional<Tls> tls = settings.front().tls().map(files -> Tls.of(files, settings.front().lookEvery()));
    ServerConnector connector = new ServerConnector(server, 1, -1, factories(tls, http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
    // Callers that come at once wait here to be accepted. By default there is room for 50, and the rest are cut off.
    connector.setAcceptQueueSize(settings.connectionsMax());
    connector.addBean(connections);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.connectionsMax(), connector));
    return new HttpServer(server, connector, tls);
  }

  private static ConnectionFactory[] factories(Optional<Tls> tls, HttpConnectionFactory http) {
    return tls.map(Tls::factory)
        .map(factory -> new ConnectionFactory[] {new SslConnectionFactory(factory, http.getProtocol()), http})
        .orElseGet(() -> new ConnectionFactory[] {http});
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  /// Takes no new requests, lets the running ones finish within [HttpSettings#stopWait] and closes the port.
  @Override
  public void close() {
    tls.ifPresent(Tls::close);
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop cleanly", e);
    }
  }

  /// A few platform threads watch the sockets; whatever may block runs on a virtual thread.
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(32, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(new ReusedThreads("http-request"));
    return threads;
  }

  private static HttpConfiguration protocol(HttpSettings settings) {
    HttpConfiguration protocol = new HttpConfiguration();
    protocol.setSendServerVersion(false);
    protocol.setRequestHeaderSize(settings.headerBytesMax());
    // Jetty would remember a connection's header lines. Most requests bring a token of their own, so that only fills
    // memory; and by default it takes `Bearer aB` for the `bearer Ab` it saw before.
    protocol.setHeaderCacheSize(0);
    protocol.setHeaderCacheCaseSensitive(true);
    protocol.setHttpCompliance(HttpCompliance.STRICT);
    // Repeated slashes are ours to collapse: some shops join a base address and a path with one too many.
    protocol.setUriCompliance(
        UriCompliance.DEFAULT.with("collapsed", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
    if (settings.front().tls().isPresent()) {
      // Whoever comes by another name than the certificate's is a shop with an entry in its hosts file, or a health check.
      protocol.addCustomizer(new SecureRequestCustomizer(false));
    }
    if (settings.front().httpsOnly()) {
      protocol.addCustomizer(
          (request, headers) -> {
            headers.put("Strict-Transport-Security", "max-age=31536000");
            return request;
          });
    }
    return protocol;
  }
}

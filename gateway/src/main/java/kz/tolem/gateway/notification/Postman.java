package kz.tolem.gateway.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts to addresses that merchants gave: follows no redirect, keeps no cookie, goes to no private address unless told
/// to, reads little of the answer, and gives up after a set time. Thread-safe.
final class Postman implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final int ANSWER_BYTES_MAX = 16 * 1024;

  private final CloseableHttpClient http;
  private final Reach reach;
  private final Duration whole;
  private final ScheduledThreadPoolExecutor deadlines;

  /// @param wait how long each try may take to connect, and to answer; twice as long for all of it
  /// @param connectionsMax connections in all
  /// @param perHostMax connections to one host
  Postman(Reach reach, Duration wait, int connectionsMax, int perHostMax) {
    Timeout timeout = Timeout.of(wait);
    this.reach = reach;
    this.whole = wait.multipliedBy(2);
    this.deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("postman").factory());
    this.deadlines.setRemoveOnCancelPolicy(true);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(reach)
                    .setMaxConnTotal(connectionsMax)
                    .setMaxConnPerRoute(perHostMax)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
                    .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout)
                    .setConnectionRequestTimeout(timeout)
                    .setRedirectsEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Tolem")
            .build();
  }

  /// Posts JSON and returns the status.
  ///
  /// @throws IOException when there was no answer, or the address may not be reached
  int post(String url, String json, Map<String, String> headers) throws IOException {
    URI target = target(url);
    HttpPost post = new HttpPost(target);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    // Each wait by itself does not bound a shop that sends a byte now and then.
    ScheduledFuture<?> deadline = deadlines.schedule(post::cancel, whole.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = http.executeOpen(host(target), post, null);
      end(post, response);
      return response.getCode();
    } finally {
      deadline.cancel(false);
    }
  }

  private URI target(String url) throws IOException {
    URI uri;
    try {
      uri = URI.create(URI.create(url).toASCIIString());
    } catch (IllegalArgumentException e) {
      throw new IOException("the address is not a URL", e);
    }
    boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    // Also what was stored before it was judged, or was judged by rules of the time.
    if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || !reach.hasPort(uri.getPort())) {
      throw new UnknownHostException("the address is none that may be posted to");
    }
    return uri;
  }

  /// Where to connect, from the same reading of the address that was judged.
  private static HttpHost host(URI target) {
    return new HttpHost(target.getScheme(), target.getHost(), target.getPort());
  }

  /// Reads what a sane shop sends, so that the connection serves again. The status is known by now and nothing else
  /// counts; an answer that does not end here ends with its connection.
  private static void end(HttpPost post, ClassicHttpResponse response) {
    try (response) {
      HttpEntity entity = response.getEntity();
      if (entity != null && isLong(entity.getContent())) {
        post.cancel(); // closing would read on to the end, and there may be none
      }
    } catch (IOException e) {
      LOG.debug("the rest of an answer did not come: {}", e.getClass().getSimpleName());
    }
  }

  private static boolean isLong(InputStream answer) throws IOException {
    byte[] some = new byte[512]; // most shops send a word or nothing
    int read = 0;
    for (int more = 0; more >= 0 && read < ANSWER_BYTES_MAX; more = answer.read(some)) {
      read += more;
    }
    return read >= ANSWER_BYTES_MAX;
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }
}

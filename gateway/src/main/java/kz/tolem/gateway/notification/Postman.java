package kz.tolem.gateway.notification;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/// Posts to addresses that merchants gave: follows no redirect, keeps no cookie, goes to no private address unless told
/// to, reads little of the answer, and gives up after a set time. Thread-safe.
final class Postman implements AutoCloseable {

  private static final int ANSWER_BYTES_MAX = 16 * 1024;

  private final CloseableHttpClient http;

  /// @param wait how long each try may take to connect, and to answer
  /// @param connectionsMax connections in all
  /// @param perHostMax connections to one host
  Postman(Reach reach, Duration wait, int connectionsMax, int perHostMax) {
    Timeout timeout = Timeout.of(wait);
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
    HttpPost post;
    try {
      post = new HttpPost(URI.create(url).toASCIIString());
    } catch (IllegalArgumentException e) {
      throw new IOException("the address is not a URL", e);
    }
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    return http.execute(
        post,
        response -> {
          if (response.getEntity() != null) { // a 204 has none
            EntityUtils.toByteArray(response.getEntity(), ANSWER_BYTES_MAX);
          }
          return response.getCode();
        });
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}

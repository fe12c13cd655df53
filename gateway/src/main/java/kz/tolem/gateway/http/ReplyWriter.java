package kz.tolem.gateway.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Sends a [Reply], with the headers that every reply has.
final class ReplyWriter {

  private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
  private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
  private static final HttpField CLOSE = new PreEncodedHttpField(HttpHeader.CONNECTION, "close");

  private ReplyWriter() {}

  static void write(Reply reply, String requestId, boolean close, Response response, Callback callback) {
    response.setStatus(reply.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(NO_SNIFFING);
    headers.put(NO_STORE);
    headers.put("X-Request-Id", requestId);
    for (Reply.Header header : reply.headers()) {
      if (header.name().equalsIgnoreCase("Set-Cookie")) {
        headers.add(header.name(), header.value());
      } else {
        headers.put(header.name(), header.value());
      }
    }
    if (close) {
      headers.put(CLOSE);
    }
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }
}

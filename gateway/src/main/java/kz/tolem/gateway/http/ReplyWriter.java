package kz.tolem.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a [Reply], with the headers that every reply has.
final class ReplyWriter {

  private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
  private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
  private static final HttpField CLOSE = new PreEncodedHttpField(HttpHeader.CONNECTION, "close");

  private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

  private ReplyWriter() {}

  /// Sends a reply and ends the exchange.
  static void write(Reply reply, String requestId, Response response, Callback callback) {
    writeHead(reply, requestId, response);
    if (reply.stream().isPresent()) {
      stream(reply.stream().get(), requestId, response, callback);
      return;
    }
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }

  /// Sends a reply to a request that could not be read, after which nothing on the connection can be trusted.
  static void writeAndClose(Reply reply, String requestId, Response response, Callback callback) {
    writeHead(reply, requestId, response);
    response.getHeaders().put(CLOSE);
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }

  /// Sends a reply to a request whose body is not wanted, and ends the exchange when the caller can have read it.
  static void writeAndLinger(Reply reply, String requestId, Request request, Response response, Callback callback) {
    writeHead(reply, requestId, response);
    response.getHeaders().put(CLOSE);
    try (Blocker.Callback sent = Blocker.callback()) {
      response.write(true, ByteBuffer.wrap(reply.body()), sent);
      sent.block();
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    Lingering.end(request, callback);
  }

  private static void stream(Reply.Body body, String requestId, Response response, Callback callback) {
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      body.writeTo(out);
    } catch (IOException | RuntimeException e) {
      LOG.warn("request {}: its answer broke off, and so does the connection", requestId, e);
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  private static void writeHead(Reply reply, String requestId, Response response) {
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
  }
}

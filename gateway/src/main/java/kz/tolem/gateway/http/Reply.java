package kz.tolem.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes back to the caller: a status, headers and a body, which is whole in memory unless it is [#streamed]. Unless
/// it sets its own, a reply is sent with `Cache-Control: no-store`. Immutable, but the body is not copied: do not change
/// the array afterwards.
public final class Reply {

  private static final byte[] NOTHING = {};

  /// One header line.
  record Header(String name, String value) {}

  /// Writes a body that is too large to be held.
  @FunctionalInterface
  public interface Body {

    /// Called once, after the status has gone out: a failure breaks the connection, so that nobody takes a part for the
    /// whole.
    void writeTo(OutputStream out) throws IOException;
  }

  private final int status;
  private final byte[] body;
  private final Optional<Body> stream;
  private final List<Header> headers;

  private Reply(int status, byte[] body, List<Header> headers) {
    this(status, body, Optional.empty(), headers);
  }

  private Reply(int status, byte[] body, Optional<Body> stream, List<Header> headers) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final HTTP status: " + status);
    }
    this.status = status;
    this.body = body;
    this.stream = stream;
    this.headers = headers;
  }

  /// A JSON body in UTF-8.
  public static Reply json(int status, byte[] body) {
    return typed(status, "application/json; charset=utf-8", body);
  }

  /// A page in UTF-8.
  public static Reply html(int status, byte[] body) {
    return typed(status, "text/html;charset=utf-8", body);
  }

  /// A page.
  public static Reply html(int status, String body) {
    return html(status, body.getBytes(StandardCharsets.UTF_8));
  }

  /// Plain text.
  public static Reply text(int status, String body) {
    return typed(status, "text/plain;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /// Status 200 with a body of any type.
  public static Reply bytes(String contentType, byte[] body) {
    return typed(200, contentType, body);
  }

  /// Status 200 with a body that is written while it is sent, at the caller's pace. It is not held to the limit of
  /// requests at once; whoever makes one sets a limit of its own.
  public static Reply streamed(String contentType, Body body) {
    return new Reply(200, NOTHING, Optional.of(body), List.of(new Header("Content-Type", contentType)));
  }

  /// Sends the browser to another page, which it fetches with GET (status 303).
  ///
  /// @throws IllegalArgumentException for an address with characters that no header may hold
  public static Reply redirect(String location) {
    return empty(303).withHeader("Location", location);
  }

  /// No body at all.
  public static Reply empty(int status) {
    return new Reply(status, NOTHING, List.of());
  }

  /// The same reply with one more header; it replaces one of that name, except `Set-Cookie`, which may stand often.
  ///
  /// @throws IllegalArgumentException for a name that is not a token or a value that is not printable ASCII
  public Reply withHeader(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')) {
      throw new IllegalArgumentException("not a header name");
    }
    if (!isHeaderValue(value)) {
      throw new IllegalArgumentException("a header value is printable ASCII: " + name);
    }
    List<Header> more = new ArrayList<>(headers);
    if (!name.equalsIgnoreCase("Set-Cookie")) {
      more.removeIf(header -> header.name().equalsIgnoreCase(name));
    }
    more.add(new Header(name, value));
    return new Reply(status, body, stream, List.copyOf(more));
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The body, not copied.
  public byte[] body() {
    return body;
  }

  Optional<Body> stream() {
    return stream;
  }

  List<Header> headers() {
    return headers;
  }

  /// A line end would let whoever chose the value write headers and a body of his own.
  static boolean isHeaderValue(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  private static Reply typed(int status, String contentType, byte[] body) {
    return new Reply(status, body, List.of(new Header("Content-Type", contentType)));
  }
}

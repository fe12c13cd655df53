package kz.tolem.gateway.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as a handler sees it. Everything is checked when it is first read, and what cannot be read is refused
/// with [BadRequest]. Belongs to the thread that handles it.
public final class Request {

  private final org.eclipse.jetty.server.Request jetty;
  private final String path;
  private final Map<String, String> variables;
  private final String requestId;
  private final String caller;
  private BodyReader bodies;
  private Map<String, String> query;
  private byte[] body;
  private BadRequest bodyMistake;
  private Map<String, String> form;

  Request(
      org.eclipse.jetty.server.Request jetty,
      String path,
      Map<String, String> variables,
      String requestId,
      String caller,
      BodyReader bodies) {
    this.jetty = jetty;
    this.path = path;
    this.variables = variables;
    this.requestId = requestId;
    this.caller = caller;
    this.bodies = bodies;
  }

  /// The HTTP method, as sent.
  public String method() {
    return jetty.getMethod();
  }

  /// The decoded path without repeated slashes; an alias prefix is still there.
  public String path() {
    return path;
  }

  /// The value of a variable of the route's template, decoded; never empty.
  ///
  /// @throws IllegalArgumentException for a name that the template does not have
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return value;
  }

  /// A header; names match in any case.
  ///
  /// @throws BadRequest when it stands more than once, since two readers could then believe two things
  public Optional<String> header(String name) {
    List<String> lines = headerLines(name);
    if (lines.size() > 1) {
      throw new BadRequest("header " + name + " stands more than once");
    }
    return lines.stream().findFirst();
  }

  /// The parameters of the query string, in order; a plus sign means a space.
  ///
  /// @throws BadRequest for a repeated name, a bad encoding or more than 64 parameters
  public Map<String, String> query() {
    if (query == null) {
      String raw = jetty.getHttpURI().getQuery();
      query = raw == null ? Map.of() : UrlEncoded.read(raw, "query");
    }
    return query;
  }

  /// One parameter of the query string; empty text counts as present.
  ///
  /// @throws BadRequest as [#query()]
  public Optional<String> query(String name) {
    return Optional.ofNullable(query().get(name));
  }

  /// Lets this request bring a larger body than the server's limit, for the route that needs it. Before the body is read.
  public void allowBody(int bytesMax) {
    bodies = new BodyReader(bytesMax, bodies.timeMax());
  }

  /// The whole body, not copied: do not change it. Waits for the network within the server's limits.
  ///
  /// @throws BadRequest 413 when it is too large, 408 when it comes too slowly, 400 when it breaks off
  public byte[] body() {
    if (bodyMistake != null) {
      // Reading on after a failure would give the rest of a body as if it were the whole.
      throw bodyMistake;
    }
    if (body == null) {
      try {
        body = bodies.read(jetty);
      } catch (BadRequest e) {
        bodyMistake = e;
        throw e;
      }
    }
    return body;
  }

  /// The media type of the body in lower case, without parameters.
  ///
  /// @throws BadRequest as [#header]
  public Optional<String> contentType() {
    return header("Content-Type").map(MediaTypes::withoutParameters);
  }

  /// The fields of a form, in order, urlencoded or multipart. A body without a byte is a form without fields. A part
  /// with a file name is read as text too, and a multipart body may lack its last boundary: some shops forget it
  /// (CLIENTS.md 3).
  ///
  /// @throws BadRequest as [#body()]; 415 for another content type; 400 for a repeated or unnamed field, text that is
  ///     not UTF-8, or more than 64 fields
  public Map<String, String> form() {
    if (form == null) {
      form = Forms.read(header("Content-Type").orElse(""), body());
    }
    return form;
  }

  /// The address of the other end of the connection, which may be a proxy.
  public String remoteAddress() {
    return caller;
  }

  /// The port of our end of the connection.
  public int localPort() {
    return org.eclipse.jetty.server.Request.getLocalPort(jetty);
  }

  /// Our end of the connection as an address that we can be asked at ourselves: `http://127.0.0.1:8080`.
  public String localAddress() {
    String host = org.eclipse.jetty.server.Request.getLocalAddr(jetty);
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + localPort();
  }

  /// What the log calls this request: the caller's `X-Request-Id` if it is 1 to 64 letters, digits, dots, dashes or
  /// underscores, else one of our own. The reply carries it.
  public String requestId() {
    return requestId;
  }

  /// Tells whether the caller takes replies of this media type. One that says nothing takes all.
  public boolean accepts(String mediaType) {
    return MediaTypes.accepts(headerLines("Accept"), mediaType.toLowerCase(Locale.ROOT));
  }

  List<String> headerLines(String name) {
    return jetty.getHeaders().getValuesList(name);
  }

  /// Method and path only: the query and the headers may hold secrets.
  @Override
  public String toString() {
    return method() + " " + Paths.loggable(path);
  }
}

package kz.tolem.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kz.tolem.protocol.Form;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.TokenError;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenRequest;

/**
 * Gets tokens: a fresh one for each payment, and one for everything else that is kept until shortly before its end.
 * Thread-safe. Source: EPAY.md 2.
 */
final class Tokens {

  /** The scope of the documents' saved-card page. */
  static final String PAYMENT_SCOPE = "payment";

  /** The scope of the documents' status page. Source: EPAY.md 2.3. */
  static final String SERVICE_SCOPE = "webapi usermanagement email_send verification statement statistics payment";

  /** A token for something else; when it is not to be had, that something was not even begun. */
  static final String FOR_A_CALL = "token";

  /** A kept token is given up so long before its end, or after nine tenths of a short life. */
  private static final Duration SPARE = Duration.ofSeconds(60);

  private final Settings settings;
  private final Asking asking;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Kept kept = new Kept("", Long.MIN_VALUE);

  /** @param end by the clock that never jumps, so that a wrong time of day does no harm */
  private record Kept(String token, long end) {}

  Tokens(Settings settings, Asking asking) {
    this.settings = settings;
    this.asking = asking;
  }

  /**
   * A token, and when it was granted.
   *
   * @param atServer in seconds since 1970 by the other side's clock; 0 when it did not say
   */
  record Granted(TokenReply reply, long atServer) {

    static Granted read(Answer.Heard heard) {
      long atServer = heard.date().map(ZonedDateTime::toEpochSecond).orElse(0L);
      return new Granted(TokenReply.read(heard.body()), atServer);
    }
  }

  /** A token of its own for one operation. */
  Granted fresh(TokenRequest request, Deadline deadline) {
    return ask(FOR_A_CALL, request, deadline);
  }

  /** A token for a person. */
  TokenReply ofPerson(TokenRequest request, Deadline deadline) {
    return ask("sign-in", request, deadline).reply();
  }

  /** The token for everything that is no payment. */
  String service(Deadline deadline) {
    Kept now = kept;
    return isAlive(now) ? now.token() : renewed(now, deadline);
  }

  /** Forgets a token that was refused before its time. */
  void refused(String token) {
    lock.lock();
    try {
      if (kept.token().equals(token)) {
        kept = new Kept("", Long.MIN_VALUE);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isAlive(Kept token) {
    return !token.token().isEmpty() && settings.edges().nanos().getAsLong() - token.end() < 0;
  }

  /** One thread asks, the others wait for what it gets. */
  private String renewed(Kept old, Deadline deadline) {
    if (!locked(deadline)) {
      throw noTime();
    }
    try {
      if (kept != old && isAlive(kept)) {
        return kept.token();
      }
      TokenReply reply = ask(FOR_A_CALL, serviceRequest(), deadline).reply();
      Duration life = Duration.ofSeconds(reply.expiresInSeconds());
      Duration spare = life.dividedBy(10).compareTo(SPARE) < 0 ? life.dividedBy(10) : SPARE;
      kept = new Kept(reply.accessToken(), settings.edges().nanos().getAsLong() + life.minus(spare).toNanos());
      return reply.accessToken();
    } finally {
      lock.unlock();
    }
  }

  private boolean locked(Deadline deadline) {
    try {
      return lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private TolemTransportException noTime() {
    TolemException.Details details = new TolemException.Details(FOR_A_CALL, "none", 0, "");
    return new TolemTransportException("no token in time", details, false, null);
  }

  private TokenRequest serviceRequest() {
    return TokenRequest.ofForm(
        Map.of(
            "grant_type", "client_credentials",
            "scope", SERVICE_SCOPE,
            "client_id", settings.credentials().clientId(),
            "client_secret", settings.credentials().clientSecret(),
            "terminal", settings.credentials().terminal().toString()));
  }

  private Granted ask(String operation, TokenRequest request, Deadline deadline) {
    Call form = form(operation, request.toForm());
    Call call = request.invoiceId().map(InvoiceId::new).map(form::about).orElse(form);
    return asking.untilAnswered(
        call, deadline, heard -> heard.isOk() ? Granted.read(heard) : refuse(call, heard));
  }

  private static Granted refuse(Call call, Answer.Heard heard) {
    TolemException.Details details = TolemException.Details.of(call, heard);
    TokenError error = errorOf(heard).orElseGet(() -> TokenError.of("", ""));
    String text = error.message().isEmpty() ? error.errorDescription() : error.message();
    throw new TolemRefusedException(error.code(), text.isEmpty() ? error.error() : text, details);
  }

  private static Optional<TokenError> errorOf(Answer.Heard heard) {
    try {
      return Optional.of(TokenError.read(heard.body()));
    } catch (MalformedMessage e) {
      return Optional.empty();
    }
  }

  private Call form(String operation, Map<String, String> fields) {
    URI address = URI.create(settings.environment().oauth() + "/oauth2/token");
    if (settings.tokenEncoding() == TokenEncoding.URLENCODED) {
      byte[] body = Form.write(fields).getBytes(StandardCharsets.UTF_8);
      return Call.form(operation, address, "application/x-www-form-urlencoded", body);
    }
    String boundary = boundary();
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
    body.append("--").append(boundary).append("--\r\n");
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return Call.form(operation, address, "multipart/form-data; boundary=" + boundary, bytes);
  }

  /** Long and by chance, so that no value contains it. */
  private String boundary() {
    byte[] bytes = new byte[20];
    settings.edges().random().nextBytes(bytes);
    return "tolem" + HexFormat.of().formatHex(bytes);
  }
}

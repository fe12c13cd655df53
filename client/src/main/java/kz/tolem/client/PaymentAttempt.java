package kz.tolem.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Currency;
import java.util.Objects;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;

/**
 * A payment request, complete with its token: to send it again is to send the same bytes, which cannot pay twice.
 *
 * <p>A shop that wants to survive its own crash stores {@link #store()} before it sends, and settles what it finds
 * stored after its restart. Holds the token and personal data; {@link #toString} shows neither. Immutable.
 */
public final class PaymentAttempt {

  private static final String VERSION = "1";

  private final String path;
  private final InvoiceId invoice;
  private final Money money;
  private final String token;
  private final byte[] body;
  private final long startedAtServer;

  PaymentAttempt(String path, InvoiceId invoice, Money money, String token, byte[] body, long startedAtServer) {
    this.path = Objects.requireNonNull(path, "path");
    this.invoice = Objects.requireNonNull(invoice, "invoice");
    this.money = Objects.requireNonNull(money, "money");
    this.token = Objects.requireNonNull(token, "token");
    this.body = body.clone();
    this.startedAtServer = startedAtServer;
  }

  /** The order. */
  public InvoiceId invoice() {
    return invoice;
  }

  /** What is to be paid. */
  public Money money() {
    return money;
  }

  String path() {
    return path;
  }

  String token() {
    return token;
  }

  byte[] body() {
    return body.clone();
  }

  /**
   * When the token was granted, in seconds since 1970 by the other side's own clock; 0 when it did not say. What is
   * older than it is not of this attempt.
   */
  long startedAtServer() {
    return startedAtServer;
  }

  /** A text to be stored with the order. Secret: it holds the token of this one payment. */
  public String store() {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return String.join(
        ".",
        VERSION,
        base64.encodeToString(path.getBytes(StandardCharsets.UTF_8)),
        invoice.digits(),
        Long.toString(money.minorUnits()),
        money.currency().getCurrencyCode(),
        Long.toString(startedAtServer),
        base64.encodeToString(token.getBytes(StandardCharsets.UTF_8)),
        base64.encodeToString(body));
  }

  /**
   * Reads {@link #store()}.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static PaymentAttempt restore(String stored) {
    String[] parts = stored.split("\\.", -1);
    if (parts.length != 8 || !parts[0].equals(VERSION)) {
      throw new IllegalArgumentException("this is not a stored payment attempt");
    }
    return new PaymentAttempt(
        text(parts[1]),
        new InvoiceId(parts[2]),
        new Money(Long.parseLong(parts[3]), Currency.getInstance(parts[4])),
        text(parts[6]),
        Base64.getUrlDecoder().decode(parts[7]),
        Long.parseLong(parts[5]));
  }

  private static String text(String base64) {
    return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "PaymentAttempt[invoice=" + invoice + ", money=" + money + "]";
  }
}

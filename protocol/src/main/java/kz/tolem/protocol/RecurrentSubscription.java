package kz.tolem.protocol;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A subscription and how it stands: the answer of Tolem's own {@code GET /recurrent/subscriptions/:id} and an entry of
 * {@code GET /recurrent/subscriptions}. The bank's documents know no such call (EPAY.md 10.1).
 *
 * @param id the subscription's own id
 * @param transactionId the payment that is repeated
 * @param nextPaymentDate when the next payment is due; absent when nothing is to come
 * @param lastPaymentDate when the last payment is due
 * @param invoiceId the order number of the payment that is repeated
 * @param amount in major units
 * @param reasonCode the last decline of the payment that is due; 0 when there was none
 * @param payments the payments that were begun, the first first; left out of a list
 */
public record RecurrentSubscription(
    String id,
    PaymentId transactionId,
    Status status,
    OffsetDateTime createdDate,
    PaymentFrequency paymentFrequency,
    Optional<OffsetDateTime> nextPaymentDate,
    OffsetDateTime lastPaymentDate,
    String clientId,
    String terminal,
    String invoiceId,
    BigDecimal amount,
    String currency,
    int reasonCode,
    List<Attempt> payments) {

  public RecurrentSubscription {
    payments = List.copyOf(payments);
  }

  /** How far a subscription is. */
  public enum Status {
    /** Payments are made when they are due. */
    ACTIVE,
    /** All payments were made. */
    COMPLETED,
    /** The shop ended it. */
    ENDED,
    /** A payment was declined for good. */
    FAILED,
    /** A word of a newer server, read and never written. */
    NOT_KNOWN;

    /** Reads the word in any case; empty when it is none of them. */
    public static Optional<Status> find(String word) {
      for (Status known : values()) {
        if (known != NOT_KNOWN && known.name().equals(word.toUpperCase(Locale.ROOT))) {
          return Optional.of(known);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One try to make one due payment; its outcome is told by the status of its order number.
   *
   * @param number which of the due payments, counted from 1
   * @param attempt which try of it, counted from 1
   */
  public record Attempt(int number, int attempt, String invoiceId, OffsetDateTime createdDate) {}

  /**
   * Reads one.
   *
   * @throws MalformedMessage when it is not one JSON object, or a needed field is missing or unreadable
   */
  public static RecurrentSubscription read(byte[] body) {
    return of(JsonReader.read(body));
  }

  /**
   * Reads the answer of {@code GET /recurrent/subscriptions}.
   *
   * @throws MalformedMessage as {@link #read}
   */
  public static List<RecurrentSubscription> readList(byte[] body) {
    return JsonReader.read(body).objects("subscriptions").stream().map(RecurrentSubscription::of).toList();
  }

  private static RecurrentSubscription of(Fields in) {
    return new RecurrentSubscription(
        in.requiredText("id"),
        PaymentId.parse(in.requiredText("transactionId"))
            .orElseThrow(() -> in.problem("transactionId", "must be a UUID")),
        Status.find(in.requiredText("status")).orElse(Status.NOT_KNOWN),
        time(in, "createdDate"),
        PaymentFrequency.of(in),
        in.text("nextPaymentDate").flatMap(WireTime::parse),
        time(in, "lastPaymentDate"),
        in.textOrEmpty("clientId"),
        in.textOrEmpty("terminal"),
        in.textOrEmpty("invoiceId"),
        in.decimal("amount").orElseThrow(() -> in.problem("amount", "is missing")),
        in.textOrEmpty("currency"),
        in.whole("reasonCode").orElse(0),
        in.objects("payments").stream().map(RecurrentSubscription::attempt).toList());
  }

  private static Attempt attempt(Fields in) {
    return new Attempt(
        in.whole("number").orElse(0),
        in.whole("attempt").orElse(0),
        in.textOrEmpty("invoiceId"),
        time(in, "createdDate"));
  }

  private static OffsetDateTime time(Fields in, String name) {
    return WireTime.parse(in.requiredText(name)).orElseThrow(() -> in.problem(name, "must be a time with an offset"));
  }

  /** The JSON body, with its payments. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          writeTo(out);
          out.objects("payments", payments, RecurrentSubscription::write);
        });
  }

  /** The JSON body of a list; without the payments of each. */
  public static byte[] writeList(List<RecurrentSubscription> subscriptions) {
    return JsonWriter.write(
        out -> out.objects("subscriptions", subscriptions, (writer, each) -> each.writeTo(writer)));
  }

  private void writeTo(JsonWriter out) {
    out.text("id", id);
    out.text("transactionId", transactionId.toString());
    out.text("status", status.name());
    out.text("createdDate", WireTime.writeForSubscription(createdDate));
    out.text("paymentFrequency", paymentFrequency.name());
    out.textOrNull("nextPaymentDate", nextPaymentDate.map(WireTime::writeForSubscription));
    out.text("lastPaymentDate", WireTime.writeForSubscription(lastPaymentDate));
    out.text("clientId", clientId);
    out.text("terminal", terminal);
    out.text("invoiceId", invoiceId);
    out.number("amount", amount);
    out.text("currency", currency);
    out.number("reasonCode", reasonCode);
  }

  private static void write(JsonWriter out, Attempt attempt) {
    out.number("number", attempt.number());
    out.number("attempt", attempt.attempt());
    out.text("invoiceId", attempt.invoiceId());
    out.text("createdDate", WireTime.writeForSubscription(attempt.createdDate()));
  }
}

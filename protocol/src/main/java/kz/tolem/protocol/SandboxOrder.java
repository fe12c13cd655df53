package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order of a sandbox with all that was tried and done (docs/reference/sandbox-switches.md).
 *
 * @param terminal the TerminalId
 * @param approvals how often the card host approved a payment of it: more than one is money taken twice
 * @param payments the attempts, the oldest first
 */
public record SandboxOrder(String invoice, String terminal, int approvals, List<Payment> payments) {

  public SandboxOrder {
    payments = List.copyOf(payments);
  }

  /**
   * One attempt.
   *
   * @param status a name of EPAY.md 8.4, as the status call says
   * @param amount what was asked for, in major units
   * @param card its mask
   * @param declined the code, when it was declined
   * @param charged what was taken in all, in major units
   * @param refunded what was given back, in major units
   * @param openedAt a moment in UTC
   * @param operations charges, cancels, releases and refunds, the oldest first
   */
  public record Payment(
      String id,
      String status,
      BigDecimal amount,
      String currency,
      String card,
      String cardId,
      Optional<Integer> declined,
      BigDecimal charged,
      BigDecimal refunded,
      String openedAt,
      Optional<String> settledAt,
      List<Done> operations) {

    public Payment {
      operations = List.copyOf(operations);
    }
  }

  /**
   * What was done to a payment.
   *
   * @param kind charge, cancel, release or refund
   * @param state pending, done or failed
   */
  public record Done(String id, String kind, BigDecimal amount, String state, String openedAt) {}

  /**
   * Reads the answer to who asks for orders.
   *
   * @throws MalformedMessage when it is none
   */
  public static List<SandboxOrder> readAll(byte[] body) {
    return JsonReader.readWithList(body).objects("orders").stream().map(SandboxOrder::read).toList();
  }

  private static SandboxOrder read(Fields in) {
    return new SandboxOrder(
        in.requiredText("invoice"),
        in.textOrEmpty("terminal"),
        in.whole("approvals").orElse(0),
        in.objects("payments").stream().map(SandboxOrder::readPayment).toList());
  }

  private static Payment readPayment(Fields in) {
    return new Payment(
        in.requiredText("id"),
        in.requiredText("status"),
        in.decimal("amount").orElse(BigDecimal.ZERO),
        in.textOrEmpty("currency"),
        in.textOrEmpty("card"),
        in.textOrEmpty("cardId"),
        in.whole("declined"),
        in.decimal("charged").orElse(BigDecimal.ZERO),
        in.decimal("refunded").orElse(BigDecimal.ZERO),
        in.textOrEmpty("openedAt"),
        in.text("settledAt"),
        in.objects("operations").stream().map(SandboxOrder::readDone).toList());
  }

  private static Done readDone(Fields in) {
    return new Done(
        in.requiredText("id"),
        in.textOrEmpty("kind"),
        in.decimal("amount").orElse(BigDecimal.ZERO),
        in.textOrEmpty("state"),
        in.textOrEmpty("openedAt"));
  }

  /** The JSON body of the answer. */
  public static byte[] writeAll(List<SandboxOrder> orders) {
    return JsonWriter.write(out -> out.objects("orders", orders, SandboxOrder::write));
  }

  private static void write(JsonWriter out, SandboxOrder order) {
    out.text("invoice", order.invoice());
    out.text("terminal", order.terminal());
    out.number("approvals", order.approvals());
    out.objects("payments", order.payments(), SandboxOrder::write);
  }

  private static void write(JsonWriter out, Payment payment) {
    out.text("id", payment.id());
    out.text("status", payment.status());
    out.number("amount", payment.amount());
    out.text("currency", payment.currency());
    out.text("card", payment.card());
    out.text("cardId", payment.cardId());
    payment.declined().ifPresent(code -> out.number("declined", code));
    out.number("charged", payment.charged());
    out.number("refunded", payment.refunded());
    out.text("openedAt", payment.openedAt());
    out.textIfPresent("settledAt", payment.settledAt());
    out.objects("operations", payment.operations(), SandboxOrder::write);
  }

  private static void write(JsonWriter out, Done done) {
    out.text("id", done.id());
    out.text("kind", done.kind());
    out.number("amount", done.amount());
    out.text("state", done.state());
    out.text("openedAt", done.openedAt());
  }
}

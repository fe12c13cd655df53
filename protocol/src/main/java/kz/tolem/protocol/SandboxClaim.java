package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What somebody holds to be true of an order in a sandbox (docs/reference/sandbox-switches.md). Only what is said is
 * looked at.
 *
 * @param approvals how often the card host approved it; 1: charged once, 0: never
 * @param status of its last payment, a name of EPAY.md 8.4
 * @param amount what its last payment asked for, in major units
 * @param charged what was taken in all, in major units
 * @param refunded what was given back, in major units
 * @param declined the code that its last payment was declined with
 * @param notifications how many notifications of it the shop has taken
 */
public record SandboxClaim(
    String invoice,
    Optional<Integer> approvals,
    Optional<String> status,
    Optional<BigDecimal> amount,
    Optional<BigDecimal> charged,
    Optional<BigDecimal> refunded,
    Optional<Integer> declined,
    Optional<Integer> notifications) {

  /** Says nothing of an order yet. */
  public static SandboxClaim of(String invoice) {
    return new SandboxClaim(
        invoice,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public SandboxClaim approvals(int count) {
    return new SandboxClaim(
        invoice, Optional.of(count), status, amount, charged, refunded, declined, notifications);
  }

  public SandboxClaim status(StatusName name) {
    return new SandboxClaim(
        invoice, approvals, Optional.of(name.wireName()), amount, charged, refunded, declined, notifications);
  }

  public SandboxClaim amount(BigDecimal major) {
    return new SandboxClaim(
        invoice, approvals, status, Optional.of(major), charged, refunded, declined, notifications);
  }

  public SandboxClaim charged(BigDecimal major) {
    return new SandboxClaim(
        invoice, approvals, status, amount, Optional.of(major), refunded, declined, notifications);
  }

  public SandboxClaim refunded(BigDecimal major) {
    return new SandboxClaim(
        invoice, approvals, status, amount, charged, Optional.of(major), declined, notifications);
  }

  public SandboxClaim declined(int code) {
    return new SandboxClaim(
        invoice, approvals, status, amount, charged, refunded, Optional.of(code), notifications);
  }

  public SandboxClaim notifications(int count) {
    return new SandboxClaim(
        invoice, approvals, status, amount, charged, refunded, declined, Optional.of(count));
  }

  /**
   * Reads a claim.
   *
   * @throws MalformedMessage naming what is wrong; a claim that says nothing is wrong
   */
  public static SandboxClaim read(byte[] body) {
    Fields in = JsonReader.read(body);
    in.requireOnly(
        "invoice", "approvals", "status", "amount", "charged", "refunded", "declined", "notifications");
    SandboxClaim claim =
        new SandboxClaim(
            in.requiredText("invoice"),
            in.whole("approvals"),
            in.text("status").filter(text -> !text.isEmpty()),
            in.decimal("amount"),
            in.decimal("charged"),
            in.decimal("refunded"),
            in.whole("declined"),
            in.whole("notifications"));
    if (claim.equals(of(claim.invoice()))) {
      throw new MalformedMessage(
          "a claim must say approvals, status, amount, charged, refunded, declined or notifications");
    }
    return claim;
  }

  /** The JSON body. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("invoice", invoice);
          approvals.ifPresent(count -> out.number("approvals", count));
          out.textIfPresent("status", status);
          out.numberIfPresent("amount", amount);
          out.numberIfPresent("charged", charged);
          out.numberIfPresent("refunded", refunded);
          declined.ifPresent(code -> out.number("declined", code));
          notifications.ifPresent(count -> out.number("notifications", count));
        });
  }
}

package kz.tolem.bank;

import java.math.BigDecimal;
import kz.tolem.protocol.SandboxClaim;
import kz.tolem.protocol.StatusName;

/** What must be so of an order; each method throws an {@link AssertionError} that says how it is. Thread-safe. */
public final class InvoiceAssert {

  private final SwitchLine line;
  private final String invoice;

  InvoiceAssert(SwitchLine line, String invoice) {
    this.line = line;
    this.invoice = invoice;
  }

  private InvoiceAssert holds(SandboxClaim claim) {
    String objection = line.objection("/sandbox/assert", claim.write());
    if (!objection.isEmpty()) {
      throw new AssertionError(objection);
    }
    return this;
  }

  private SandboxClaim claim() {
    return SandboxClaim.of(invoice);
  }

  /** The card host approved it exactly once, whoever knows of it: the buyer's money was blocked or taken once. */
  public InvoiceAssert wasChargedOnce() {
    return holds(claim().approvals(1));
  }

  /** The card host never approved it. */
  public InvoiceAssert wasNeverCharged() {
    return holds(claim().approvals(0));
  }

  /** Its last payment has this status. */
  public InvoiceAssert hasStatus(StatusName status) {
    return holds(claim().status(status));
  }

  /** The money is blocked and waits for the charge. */
  public InvoiceAssert isBlocked() {
    return hasStatus(StatusName.AUTH);
  }

  /** The money was taken, this much in all, in major units. */
  public InvoiceAssert isCharged(String amount) {
    return holds(claim().charged(new BigDecimal(amount)));
  }

  /** This much was given back in all, in major units. */
  public InvoiceAssert isRefunded(String amount) {
    return holds(claim().refunded(new BigDecimal(amount)));
  }

  /** Its last payment asked for this much, in major units. */
  public InvoiceAssert hasAmount(String amount) {
    return holds(claim().amount(new BigDecimal(amount)));
  }

  /** Its last payment was declined with a code of docs/sandbox.md. */
  public InvoiceAssert wasDeclinedWith(int code) {
    return holds(claim().declined(code));
  }

  /** Nobody knows yet what became of its last payment. */
  public InvoiceAssert isNotKnownYet() {
    return hasStatus(StatusName.NEW);
  }

  /** The shop has taken this many notifications of it, those that came twice counted twice. */
  public InvoiceAssert wasToldTimes(int count) {
    return holds(claim().notifications(count));
  }

  /** The shop has taken one notification of it. */
  public InvoiceAssert wasToldOnce() {
    return wasToldTimes(1);
  }
}

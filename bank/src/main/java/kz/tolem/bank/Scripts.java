package kz.tolem.bank;

import java.time.Duration;
import kz.tolem.protocol.SandboxScript;
import kz.tolem.protocol.SandboxScript.Notice;
import kz.tolem.protocol.SandboxScript.Secure;

/**
 * What can be made to happen, to be imported statically: {@code bank.next(declines(484), approves())}. Each gives a
 * {@link SandboxScript}, which may be narrowed: {@code declines(484).forInvoice("100000451").times(2)}.
 */
public final class Scripts {

  private Scripts() {}

  /** Approved, at once. */
  public static SandboxScript approves() {
    return SandboxScript.approves();
  }

  /** Declined with a code of docs/sandbox.md. */
  public static SandboxScript declines(int code) {
    return SandboxScript.declines(code);
  }

  /**
   * Approved, but the answer comes only when that much time has passed, or has been moved; at most a minute. A caller
   * that would wait longer than the gateway lets it hears at once that the outcome is not known.
   */
  public static SandboxScript answersAfter(Duration after) {
    return SandboxScript.answersAfter(after);
  }

  /** Approved, and the answer is lost on its way back. */
  public static SandboxScript losesAnswer() {
    return SandboxScript.losesAnswer();
  }

  /** The request is lost on its way to the card host. */
  public static SandboxScript losesRequest() {
    return SandboxScript.losesRequest();
  }

  /** 3-D Secure goes so, on a terminal that wants it. */
  public static SandboxScript secure(Secure act) {
    return SandboxScript.secure(act);
  }

  /** The notification never comes. */
  public static SandboxScript losesNotification() {
    return SandboxScript.notification(Notice.lost());
  }

  /** The notification comes that much later. */
  public static SandboxScript notifiesLate(Duration by) {
    return SandboxScript.notification(Notice.late(by));
  }

  /** The notification comes twice. */
  public static SandboxScript notifiesTwice() {
    return SandboxScript.notification(Notice.twice());
  }

  /** The notification comes after the next one of the same order. */
  public static SandboxScript notifiesAfterNext() {
    return SandboxScript.notification(Notice.afterNext());
  }

  /** The notification carries a secret_hash that is not the order's. */
  public static SandboxScript notifiesWithWrongSecretHash() {
    return SandboxScript.notification(Notice.wrongSecretHash());
  }

  /** The notification carries a signature that is nobody's. */
  public static SandboxScript notifiesWithWrongSignature() {
    return SandboxScript.notification(Notice.wrongSignature());
  }

  /** The shop's receiver cannot be reached for that long. */
  public static SandboxScript receiverDown(Duration by) {
    return SandboxScript.notification(Notice.receiverDown(by));
  }

  /** The shop's receiver answers with this HTTP status so many times, and then takes it. */
  public static SandboxScript receiverFails(int status, int times) {
    return SandboxScript.notification(Notice.fails(status, times));
  }
}

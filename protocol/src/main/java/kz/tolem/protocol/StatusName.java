package kz.tolem.protocol;

import java.util.Optional;

/** How far a payment has come. Source: EPAY.md 8.4. */
public enum StatusName {
  NEW("NEW", false, false),
  /** The data check that precedes the 3-D Secure step. */
  FINGERPRINT("FINGERPRINT", false, false),
  /** The 3-D Secure step was shown and is not completed. */
  THREE_D("3D", false, false),
  /** The money is blocked and waits for the charge: not paid yet. */
  AUTH("AUTH", false, false),
  /** The money is debited; a refund may follow. */
  CHARGE("CHARGE", true, true),
  /** The shop released the block. */
  CANCEL("CANCEL", false, true),
  /** The block was released because it grew old. */
  CANCEL_OLD("CANCEL_OLD", false, true),
  /** All of the debited money was returned. */
  REFUND("REFUND", false, true),
  REJECT("REJECT", false, true),
  /** A technical failure. */
  FAILED("FAILED", false, true),
  /** A card was checked, with the amount 0. */
  VERIFIED("VERIFIED", false, true);

  private final String wireName;
  private final boolean paid;
  private final boolean last;

  StatusName(String wireName, boolean paid, boolean last) {
    this.wireName = wireName;
    this.paid = paid;
    this.last = last;
  }

  /** The name of a reply, exactly as written there; empty when the documents do not know it. */
  public static Optional<StatusName> find(String wireName) {
    for (StatusName known : values()) {
      if (known.wireName.equals(wireName)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** The name as on the wire. */
  public String wireName() {
    return wireName;
  }

  /** Tells whether the shop has the money: debited and not all returned. */
  public boolean isPaid() {
    return paid;
  }

  /** Tells whether the payment stays so by itself; only a refund may still change a paid one. */
  public boolean isFinal() {
    return last;
  }
}

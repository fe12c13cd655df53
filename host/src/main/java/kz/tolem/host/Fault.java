package kz.tolem.host;

import java.util.Arrays;
import java.util.Optional;
import kz.tolem.protocol.Money;

/// What an amount can make the host and its line do wrong, beside the outcomes that every sandbox has. Amounts are in
/// major units.
public enum Fault {
  DROP_AFTER_APPROVAL(940_001, "approves, and drops the line instead of answering"),
  OVERTAKEN(940_002, "gets the reversal first and finds nothing to undo; approves then, and answers late"),
  DUPLICATE(940_003, "approves, and answers twice"),
  DROP_BEFORE(940_004, "drops the line before it looks at the request"),
  GARBAGE(940_005, "approves, and sends bytes that are no message instead of the answer");

  private final long amount;
  private final String meaning;

  Fault(long amount, String meaning) {
    this.amount = amount;
    this.meaning = meaning;
  }

  public long amount() {
    return amount;
  }

  public String meaning() {
    return meaning;
  }

  static Optional<Fault> of(Money amount) {
    long major = amount.majorUnits().longValue();
    return Arrays.stream(values()).filter(fault -> fault.amount == major).findFirst();
  }
}

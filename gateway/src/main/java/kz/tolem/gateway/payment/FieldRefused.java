package kz.tolem.gateway.payment;

/// Carries a refusal from the field, or the token, where it is found to whoever reads the order. Caught where the reading began; it
/// has no stack trace, for nothing broke.
public final class FieldRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal why;

  FieldRefused(Refusal why) {
    super("a field is refused", null, false, false);
    this.why = why;
  }

  public Refusal why() {
    return why;
  }
}

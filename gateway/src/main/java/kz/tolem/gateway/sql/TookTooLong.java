package kz.tolem.gateway.sql;

/// A question was given up because its answer took too long. Asking for less may help.
public final class TookTooLong extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TookTooLong() {
    super("the answer took too long", null, false, false);
  }
}

package kz.tolem.gateway.sql;

/// More work waits than will be done in useful time. Nothing was begun; the caller may try again soon.
public final class Overloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Overloaded() {
    super("too much work waits already", null, false, false);
  }
}

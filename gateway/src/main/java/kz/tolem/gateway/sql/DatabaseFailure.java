package kz.tolem.gateway.sql;

/// The database could not do what was asked: gone, full, or the statement is wrong. What it was doing may or may not
/// have been committed. Never carries a bound value.
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param doing what was under way, in words: `commit a payment`
  public DatabaseFailure(String doing, Throwable cause) {
    super("could not " + doing, cause);
  }
}

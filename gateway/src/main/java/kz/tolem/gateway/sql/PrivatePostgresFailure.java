package kz.tolem.gateway.sql;

/// The private PostgreSQL cannot be used. The message tells the operator what is wrong and what to do about it.
public final class PrivatePostgresFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PrivatePostgresFailure(String message) {
    super(message);
  }

  PrivatePostgresFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

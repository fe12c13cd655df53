package kz.tolem.gateway.sql;

import java.util.Objects;

/// Where a database is and how to log in. Immutable; `toString` never shows the password.
///
/// The JDBC URL carries no user and no password, so it may be logged. Pass the three parts to the driver apart.
public final class DatabaseAddress {
  /// Keeps the values of a violated constraint ("Key (…)=(…) already exists") out of the driver's exceptions, and so
  /// out of our log. Every address that is made here carries it.
  static final String NO_DETAIL = "logServerErrorDetail";

  private final String jdbcUrl;
  private final String user;
  private final String password;

  /// @param jdbcUrl `jdbc:postgresql://…` without user and password
  /// @param user the role to log in as, never empty
  /// @param password may be empty, when the server knows the user by other means
  public DatabaseAddress(String jdbcUrl, String user, String password) {
    this.jdbcUrl = Objects.requireNonNull(jdbcUrl);
    this.user = Objects.requireNonNull(user);
    this.password = Objects.requireNonNull(password);
  }

  /// Reads what people put into `TOLEM_DATABASE_URL`: `jdbc:postgresql://host[:port]/db?user=…&password=…` or
  /// `postgres[ql]://user:password@host[:port]/db?…`, both with several hosts when there is a standby.
  ///
  /// @throws IllegalArgumentException when it is neither; the message says what is wrong and never repeats the text,
  ///     which holds a password
  public static DatabaseAddress parse(String url) {
    return DatabaseUrl.parse(url);
  }

  /// The JDBC URL, free of secrets.
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /// The role to log in as.
  public String user() {
    return user;
  }

  /// The password in the clear: for the driver only.
  public String password() {
    return password;
  }

  @Override
  public String toString() {
    return jdbcUrl + " as " + user;
  }
}

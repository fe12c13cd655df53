package kz.tolem.bench.bed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import kz.tolem.gateway.sql.DatabaseAddress;

/// Looks into the gateway's database from outside.
public final class Ledger implements AutoCloseable {

  private final Connection connection;

  private Ledger(Connection connection) {
    this.connection = connection;
  }

  public static Ledger open(DatabaseAddress address) throws SQLException {
    return new Ledger(DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password()));
  }

  /// Payments that are neither pending nor declined.
  public long paid() throws SQLException {
    return count("select count(*) from payment where state in ('AUTHORIZED', 'CHARGED')");
  }

  /// Notifications that are still to be delivered.
  public long undelivered() throws SQLException {
    return count("select count(*) from notification where next_try_at is not null");
  }

  /// Notifications that were delivered.
  public long delivered() throws SQLException {
    return count("select count(*) from notification where delivered_at is not null");
  }

  /// Takes away every order, and whatever hangs on it in whichever table.
  void empty() throws SQLException {
    run("truncate invoice, payment, operation, notification cascade");
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

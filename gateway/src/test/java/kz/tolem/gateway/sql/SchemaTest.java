package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// When Flyway is called, and when it need not be.
class SchemaTest {

  @Test
  void the_newest_file_is_the_one_that_the_start_looks_for() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      int newest =
          files
              .map(file -> file.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();

      assertThat(Schema.NEWEST).isEqualTo(Integer.toString(newest));
    }
  }

  @Test
  void an_empty_database_is_not_current_and_a_gateway_makes_it_so() throws SQLException {
    DatabaseAddress address = TestDatabase.fresh();
    try (Connection connection = connect(address)) {
      assertThat(Schema.isCurrent(connection)).isFalse();

      Database.open(address, 1).close();

      assertThat(Schema.isCurrent(connection)).isTrue();
    }
  }

  @Test
  void a_file_that_is_missing_or_failed_calls_flyway() throws SQLException {
    DatabaseAddress address = TestDatabase.migrated();
    try (Connection connection = connect(address);
        var statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set success = false where version = '1'");
      assertThat(Schema.isCurrent(connection)).isFalse();

      statement.execute("update flyway_schema_history set success = true");
      assertThat(Schema.isCurrent(connection)).isTrue();

      statement.execute("delete from flyway_schema_history where version = '" + Schema.NEWEST + "'");
      assertThat(Schema.isCurrent(connection)).isFalse();
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}

package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who gets in and what is on the disk. On the server that all tests share.
class PrivatePostgresSafetyTest {
  private static final String CANARY = "4405639704015096";

  private final PrivatePostgres postgres = TestDatabase.server();

  @Test
  void commits_are_on_the_disk() throws Exception {
    try (var connection = connect()) {

      DurabilityCheck.verify(connection);

      assertThat(shown(connection, "show fsync")).isEqualTo("on");
      assertThat(shown(connection, "show synchronous_commit")).isEqualTo("on");
      assertThat(shown(connection, "show full_page_writes")).isEqualTo("on");
      assertThat(shown(connection, "show data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void a_connection_that_does_not_wait_for_the_disk_is_refused() throws Exception {
    try (var connection = connect(); var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");

      assertThatThrownBy(() -> DurabilityCheck.verify(connection))
          .isInstanceOf(DurabilityFailure.class)
          .hasMessageContaining("synchronous_commit is off");
    }
  }

  @Test
  void nobody_gets_in_without_the_password() throws Exception {
    var wrong = new DatabaseAddress(postgres.address().jdbcUrl(), postgres.address().user(), "wrong");
    var superuser = new DatabaseAddress(postgres.address().jdbcUrl(), "tolem_root", postgres.address().password());

    assertThatThrownBy(() -> PrivatePostgresServer.connect(wrong))
        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    assertThatThrownBy(() -> PrivatePostgresServer.connect(superuser))
        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
  }

  @Test
  void the_only_way_in_is_this_machine_with_a_password() throws Exception {
    try (var connection = connect()) {
      List<String> rules = Files.readAllLines(TestDatabase.folder().resolve("postgres").resolve("pg_hba.conf")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.replaceAll(" +", " "))
          .toList();

      assertThat(rules).containsExactly("host all tolem 127.0.0.1/32 scram-sha-256");
      assertThat(shown(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(shown(connection, "show unix_socket_directories")).isEmpty();
      assertThat(shown(connection, "show is_superuser")).isEqualTo("off");
    }
  }

  @Test
  void the_password_is_for_the_owner_only_and_never_printed() throws Exception {
    Path file = TestDatabase.folder().resolve("postgres").resolve("tolem.password");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).isEqualTo(postgres.address().password()).hasSizeGreaterThan(24);
    assertThat(postgres.address().toString()).doesNotContain(postgres.address().password());
  }

  @Test
  void the_drivers_exceptions_do_not_name_the_values_of_a_violated_constraint() throws Exception {
    try (var connection = connect(); var statement = connection.createStatement()) {
      statement.execute("create table once (number text primary key)");
      statement.execute("insert into once values ('" + CANARY + "')");

      assertThatThrownBy(() -> statement.execute("insert into once values ('" + CANARY + "')"))
          .isInstanceOf(SQLException.class)
          .message().doesNotContain(CANARY);
    }
  }

  private static Connection connect() throws SQLException {
    return PrivatePostgresServer.connect(TestDatabase.fresh());
  }

  private static String shown(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

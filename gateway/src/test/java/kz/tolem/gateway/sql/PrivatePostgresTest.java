package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivatePostgresTest {
  private static final String CANARY = "4405639704015096";

  /// Shared, since making a database takes longer than every test here. Each test leaves it stopped.
  @TempDir static Path folder;

  @Test
  void a_restart_keeps_the_data_and_the_address() throws Exception {
    String before;
    try (var postgres = start(); var connection = connect(postgres); var statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as n");
      before = postgres.address().jdbcUrl();
    }

    try (var postgres = start(); var connection = connect(postgres)) {

      assertThat(shown(connection, "select n from kept")).isEqualTo("42");
      assertThat(postgres.address().jdbcUrl()).isEqualTo(before);
      assertThat(postgres.adopted()).isFalse();
    }
  }

  @Test
  void a_port_that_someone_else_took_is_changed() throws Exception {
    int port;
    try (var postgres = start()) {
      port = port(postgres.address());
    }

    try (var other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")); var postgres = start()) {

      assertThat(port(postgres.address())).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void an_operator_who_turns_fsync_off_is_refused_and_nothing_keeps_running() throws Exception {
    start().close();
    Path own = folder.resolve("postgres").resolve("local.conf");
    Files.writeString(own, "fsync = off\nfull_page_writes = off\n");

    Throwable refusal = catchThrowable(PrivatePostgresTest::start);

    Files.delete(own);
    assertThat(refusal).isInstanceOf(DurabilityFailure.class);
    assertThat(((DurabilityFailure) refusal).problems())
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("fsync is off"))
        .anyMatch(problem -> problem.startsWith("full_page_writes is off"));
    assertThat(PrivatePostgres.running(folder)).isEmpty();
  }

  @Test
  void values_of_failing_statements_stay_out_of_the_log() throws Exception {
    try (var postgres = start(); var connection = connect(postgres); var statement = connection.createStatement()) {
      statement.execute("create table card (number text primary key check (length(number) < 17), n int)");
      fails(connection, "insert into card values (?, 1), (?, 2)", CANARY, CANARY);
      fails(connection, "insert into card values (?)", CANARY + "0");
      fails(connection, "select cast(?::text as int)", CANARY);
      fails(connection, "select '" + CANARY + "'::int where ? = ''", "x");
    }

    List<Path> logs = new ArrayList<>(List.of(folder.resolve("postgres").resolve("startup.log")));
    try (var files = Files.list(folder.resolve("postgres").resolve("log"))) {
      files.forEach(logs::add);
    }
    StringBuilder text = new StringBuilder();
    for (Path log : logs) {
      text.append(Files.readString(log, StandardCharsets.ISO_8859_1));
    }
    assertThat(text).contains("database system is ready to accept connections").doesNotContain(CANARY);
  }

  @Test
  void a_command_beside_the_gateway_finds_the_running_database() throws Exception {
    assertThat(PrivatePostgres.running(folder)).isEmpty();

    try (var postgres = start()) {
      DatabaseAddress found = PrivatePostgres.running(folder).orElseThrow();

      assertThat(found.jdbcUrl()).isEqualTo(postgres.address().jdbcUrl());
      PrivatePostgresServer.connect(found).close();
    }
    assertThat(PrivatePostgres.running(folder)).isEmpty();
  }

  @Test
  void a_second_start_in_one_process_is_refused_and_harms_nothing() throws Exception {
    try (var postgres = start()) {

      assertThatThrownBy(PrivatePostgresTest::start)
          .isInstanceOf(PrivatePostgresFailure.class)
          .hasMessageContaining("is in use by this process");

      connect(postgres).close();
    }
  }

  @Test
  void a_folder_of_something_else_is_left_alone(@TempDir Path other) throws Exception {
    Path file = Files.createDirectory(other.resolve("postgres")).resolve("thesis.txt");
    Files.writeString(file, "three years of work");

    assertThatThrownBy(() -> PrivatePostgres.start(other, step -> {}))
        .isInstanceOf(PrivatePostgresFailure.class)
        .hasMessageContaining("It is left untouched");

    assertThat(file).hasContent("three years of work");
  }

  @Test
  void a_folder_that_cannot_be_made_is_explained(@TempDir Path other) throws Exception {
    Path file = Files.writeString(other.resolve("file"), "");

    assertThatThrownBy(() -> PrivatePostgres.start(file.resolve("data"), step -> {}))
        .isInstanceOf(PrivatePostgresFailure.class)
        .hasMessageContaining("data folder")
        .hasMessageContaining("TOLEM_DATA");
  }

  private static PrivatePostgres start() {
    return PrivatePostgres.start(folder, step -> {});
  }

  private static Connection connect(PrivatePostgres postgres) throws SQLException {
    return PrivatePostgresServer.connect(postgres.address());
  }

  private static int port(DatabaseAddress address) {
    return URI.create(address.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private static String shown(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void fails(Connection connection, String sql, String... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      assertThatThrownBy(statement::execute).isInstanceOf(SQLException.class);
    }
  }
}

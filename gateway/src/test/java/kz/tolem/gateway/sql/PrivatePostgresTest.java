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
import java.nio.file.attribute.PosixFilePermissions;
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
  void commits_are_on_the_disk() throws Exception {
    try (var postgres = start(); var connection = connect(postgres)) {

      DurabilityCheck.verify(connection);

      assertThat(shown(connection, "show fsync")).isEqualTo("on");
      assertThat(shown(connection, "show synchronous_commit")).isEqualTo("on");
      assertThat(shown(connection, "show full_page_writes")).isEqualTo("on");
      assertThat(shown(connection, "show data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void a_connection_that_does_not_wait_for_the_disk_is_refused() throws Exception {
    try (var postgres = start(); var connection = connect(postgres); var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");

      assertThatThrownBy(() -> DurabilityCheck.verify(connection))
          .isInstanceOf(DurabilityFailure.class)
          .hasMessageContaining("synchronous_commit is off");
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
  void nobody_gets_in_without_the_password() throws Exception {
    try (var postgres = start()) {
      var wrong = new DatabaseAddress(postgres.address().jdbcUrl(), postgres.address().user(), "wrong");
      var superuser = new DatabaseAddress(postgres.address().jdbcUrl(), "tolem_root", postgres.address().password());

      assertThatThrownBy(() -> PrivatePostgresServer.connect(wrong))
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      assertThatThrownBy(() -> PrivatePostgresServer.connect(superuser))
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
    }
  }

  @Test
  void the_only_way_in_is_this_machine_with_a_password() throws Exception {
    try (var postgres = start(); var connection = connect(postgres)) {
      List<String> rules = Files.readAllLines(folder.resolve("postgres").resolve("pg_hba.conf")).stream()
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
    try (var postgres = start()) {
      Path file = folder.resolve("postgres").resolve("tolem.password");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      assertThat(Files.readString(file).strip()).isEqualTo(postgres.address().password()).hasSizeGreaterThan(24);
      assertThat(postgres.address().toString()).doesNotContain(postgres.address().password());
    }
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
  void what_a_killed_first_start_left_is_made_anew(@TempDir Path other) throws Exception {
    Files.createDirectories(other.resolve("postgres.new").resolve("base"));
    Files.writeString(other.resolve("postgres.new").resolve("PG_VERSION"), "18\n");
    Files.createDirectories(other.resolve("postgres-binaries").resolve("unpacking").resolve("bin"));

    try (var postgres = PrivatePostgres.start(other, step -> {})) {

      connect(postgres).close();
      assertThat(other.resolve("postgres.new")).doesNotExist();
      assertThat(other.resolve("postgres-binaries").resolve("unpacking")).doesNotExist();
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

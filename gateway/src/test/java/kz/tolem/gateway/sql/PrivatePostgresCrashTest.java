package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivatePostgresCrashTest {
  /// Shared, since making a database takes longer than every test here. Each test leaves it stopped.
  @TempDir static Path folder;

  @BeforeAll
  static void leave_what_a_killed_first_start_leaves() throws Exception {
    Files.createDirectories(folder.resolve("postgres.new").resolve("base"));
    Files.writeString(folder.resolve("postgres.new").resolve("PG_VERSION"), "18\n");
    Files.createDirectories(folder.resolve("postgres-binaries").resolve("unpacking").resolve("bin"));
  }

  @Test
  void what_a_killed_first_start_left_is_made_anew() {
    try (var postgres = PrivatePostgres.start(folder, step -> {})) {

      assertThat(postgres.adopted()).isFalse();
      assertThat(folder.resolve("postgres.new")).doesNotExist();
      assertThat(folder.resolve("postgres-binaries").resolve("unpacking")).doesNotExist();
    }
  }

  @Test
  void a_server_that_outlives_its_killed_gateway_is_adopted() throws Exception {
    Process gateway = PrivatePostgresHolder.start(folder);
    long server = serverPid();
    kill(gateway.toHandle());

    try (var postgres = PrivatePostgres.start(folder, step -> {})) {

      assertThat(postgres.adopted()).isTrue();
      assertThat(serverPid()).isEqualTo(server);
      assertThat(written(postgres.address())).containsExactly("confirmed");
    }
    assertThat(PrivatePostgres.running(folder)).isEmpty();
  }

  @Test
  void adoption_ends_what_was_still_under_way() throws Exception {
    Process gateway = PrivatePostgresHolder.start(folder);
    var leftOver = PrivatePostgresServer.connect(PrivatePostgres.running(folder).orElseThrow());
    leftOver.setAutoCommit(false);
    leftOver.createStatement().execute("insert into written values ('late')");
    kill(gateway.toHandle());

    try (var postgres = PrivatePostgres.start(folder, step -> {})) {

      assertThatThrownBy(leftOver::commit).isInstanceOf(SQLException.class);
      assertThat(written(postgres.address())).containsExactly("confirmed");
    }
  }

  @Test
  void what_was_confirmed_survives_the_death_of_gateway_and_server() throws Exception {
    Process gateway = PrivatePostgresHolder.start(folder);
    ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();
    kill(gateway.toHandle());
    kill(server);

    try (var postgres = PrivatePostgres.start(folder, step -> {})) {

      assertThat(postgres.adopted()).isFalse();
      assertThat(written(postgres.address())).containsExactly("confirmed");
    }
  }

  @Test
  void a_process_number_that_now_belongs_to_another_program_is_no_obstacle() throws Exception {
    PrivatePostgres.start(folder, step -> {}).close();
    Path pidFile = folder.toRealPath().resolve("postgres").resolve("postmaster.pid");
    Files.writeString(pidFile, String.join("\n", Long.toString(ProcessHandle.current().pid()),
        pidFile.getParent().toString(), "1", "20000", "", "127.0.0.1", "", "ready", ""));

    try (var postgres = PrivatePostgres.start(folder, step -> {})) {

      assertThat(postgres.adopted()).isFalse();
    }
  }

  @Test
  void a_folder_held_by_another_process_is_refused() throws Exception {
    Process gateway = PrivatePostgresHolder.start(folder);

    assertThatThrownBy(() -> PrivatePostgres.start(folder, step -> {}))
        .isInstanceOf(PrivatePostgresFailure.class)
        .hasMessageContaining("is in use by process " + gateway.pid());

    gateway.outputWriter().close();
    assertThat(gateway.waitFor()).isZero();
  }

  @Test
  void a_root_without_namespaces_runs_it_as_nobody(@TempDir Path other) throws Exception {
    // given programs without unshare, and a folder that others may enter
    Path programs = Files.createDirectory(other.resolve("programs"));
    for (String name : List.of("setpriv", "true", "test")) {
      Files.copy(Path.of("/usr/bin", name), programs.resolve(name));
    }
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = other.resolve("data");
    var builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), PrivatePostgresHolder.class.getName(), data.toString());
    builder.environment().put("PATH", programs.toString());

    Process gateway = PrivatePostgresHolder.started(builder);

    String user = System.getProperty("user.name");
    assertThat(Files.getOwner(data.resolve("postgres").resolve("PG_VERSION")).getName())
        .isEqualTo(user.equals("root") ? "nobody" : user);
    gateway.outputWriter().close();
    assertThat(gateway.waitFor()).isZero();
  }

  private static long serverPid() throws Exception {
    return Long.parseLong(Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).getFirst().strip());
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get();
  }

  private static List<String> written(DatabaseAddress address) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var connection = PrivatePostgresServer.connect(address);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select what from written")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}

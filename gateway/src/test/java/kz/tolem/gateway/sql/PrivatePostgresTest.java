package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivatePostgresTest {
  @TempDir Path folder;

  @Test
  void a_restart_keeps_the_data() throws Exception {
    List<String> progress = new ArrayList<>();
    try (var postgres = PrivatePostgres.start(folder, progress::add);
        var connection = PrivatePostgresServer.connect(postgres.address());
        var statement = connection.createStatement()) {
      statement.execute("create table kept (n int)");
      statement.execute("insert into kept values (42)");
    }

    try (var postgres = PrivatePostgres.start(folder, progress::add);
        var connection = PrivatePostgresServer.connect(postgres.address());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select n from kept")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(42);
      assertThat(postgres.adopted()).isFalse();
    }
  }
}

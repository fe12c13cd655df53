package kz.tolem.bench.bed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseAddress;

/// PostgreSQL's own load generator with the statements of a payment, two transactions each, on the same server as the
/// gateway's and with the same schema, in a database of its own.
public final class Pgbench implements AutoCloseable {

  private static final String DATABASE = "tolem_pgbench";
  private static final String SCRIPT = "payment.pgbench";
  private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+):([0-9]+)/.*");
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9]+)");

  private final Path program;
  private final Path script;
  private final DatabaseAddress address;
  private volatile Optional<Process> running = Optional.empty();

  private Pgbench(Path program, Path script, DatabaseAddress address) {
    this.program = program;
    this.script = script;
    this.address = address;
  }

  /// Where pgbench is: on PATH, or where Debian puts it. Empty when it is not installed.
  public static Optional<Path> find() throws IOException {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(folder, "pgbench");
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(debian)) {
      return versions.map(version -> version.resolve("bin/pgbench")).filter(Files::isExecutable).findFirst();
    }
  }

  /// Makes the database, with the gateway's own migrations.
  ///
  /// @param server the gateway's database
  /// @param folder for the script
  public static Pgbench prepare(Path program, DatabaseAddress server, Path folder) throws IOException, SQLException {
    try (Ledger ledger = Ledger.open(server)) {
      ledger.run("create database " + DATABASE);
    }
    DatabaseAddress own =
        new DatabaseAddress(
            server.jdbcUrl().replaceFirst("/tolem(\\?|$)", "/" + DATABASE + "$1"), server.user(), server.password());
    Database.open(own, 1).close();
    Path script = folder.resolve(SCRIPT);
    Files.write(script, script());
    return new Pgbench(program, script, own);
  }

  /// The statements, as pgbench reads them.
  static byte[] script() throws IOException {
    try (InputStream in = Pgbench.class.getResourceAsStream("/kz/tolem/bench/" + SCRIPT)) {
      return in.readAllBytes();
    }
  }

  DatabaseAddress address() {
    return address;
  }

  /// Runs with so many clients on emptied tables and returns the payments a second.
  public long run(int clients, Duration time) throws IOException, InterruptedException, SQLException {
    try (Ledger ledger = Ledger.open(address)) {
      ledger.empty();
    }
    Matcher at = ADDRESS.matcher(address.jdbcUrl());
    if (!at.matches()) {
      throw new IllegalStateException("not an address of a private PostgreSQL: " + address);
    }
    List<String> command = new ArrayList<>(List.of(program.toString(), "--no-vacuum", "--protocol=prepared"));
    command.addAll(List.of("--file=" + script, "--client=" + clients, "--jobs=" + Math.min(2, clients)));
    command.addAll(List.of("--time=" + Math.max(1, time.toSeconds()), "--define=n=0", "--define=clients=" + clients));
    command.addAll(List.of("--host=" + at.group(1), "--port=" + at.group(2), "--username=" + address.user(), DATABASE));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", address.password());
    Process process = builder.start();
    running = Optional.of(process);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(output);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IOException("pgbench failed: " + output.strip());
    }
    return Long.parseLong(rate.group(1));
  }

  /// Stops a run under way.
  @Override
  public void close() {
    running.ifPresent(Process::destroy);
  }
}

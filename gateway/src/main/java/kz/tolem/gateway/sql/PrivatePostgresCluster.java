package kz.tolem.gateway.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/// The database files of the private PostgreSQL, with its password and its port beside them.
///
/// @param data PostgreSQL's own data folder
record PrivatePostgresCluster(Path data) {
  /// The role that the gateway logs in as. It owns its database and may make more, but is no superuser.
  static final String ROLE = "tolem";

  /// The name of the database files' folder within the gateway's data folder.
  static final String DATA = "postgres";

  static final String DATABASE = "tolem";
  private static final String SUPERUSER = "tolem_root";
  private static final int PASSWORD_BYTES = 24;
  private static final long ROOM_BYTES = 300_000_000;

  /// The cluster in a folder, made if there is none. Call it with the folder's lock held.
  static PrivatePostgresCluster ready(
      Path folder, PrivatePostgresBinaries binaries, PrivatePostgresAccount account, Consumer<String> progress)
      throws IOException {
    Path data = folder.resolve(DATA);
    if (!Files.exists(data)) {
      progress.accept("Creating the database in " + data);
      // Whatever a killed start left here is of no value: it becomes the database only by its new name.
      Path unfinished = folder.resolve("postgres.new");
      PrivatePostgresFiles.delete(unfinished);
      create(unfinished, binaries, account);
      PrivatePostgresFiles.flush(unfinished);
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
      PrivatePostgresFiles.flushFolder(folder);
    }
    PrivatePostgresCluster cluster = new PrivatePostgresCluster(data);
    cluster.checkVersion(binaries, account);
    return cluster;
  }

  /// Looks whether a folder can take or already has a cluster, before any work is done.
  static void check(Path folder) throws IOException {
    PrivatePostgresCluster cluster = new PrivatePostgresCluster(folder.resolve(DATA));
    if (!Files.exists(cluster.data)) {
      checkRoom(folder);
    } else if (!Files.exists(cluster.data.resolve("PG_VERSION")) || !Files.exists(cluster.passwordFile())) {
      throw new PrivatePostgresFailure(cluster.data + " exists but holds no database of Tolem. It is left untouched:"
          + " move it away, or set TOLEM_DATA to another folder.");
    }
  }

  private static void checkRoom(Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < ROOM_BYTES) {
      throw new PrivatePostgresFailure("The disk of " + folder + " has " + free / 1_000_000
          + " MB left, and a new database needs " + ROOM_BYTES / 1_000_000 + " MB. Make room, or set TOLEM_DATA to"
          + " another disk.");
    }
  }

  Path passwordFile() {
    return data.resolve("tolem.password");
  }

  Path portFile() {
    return data.resolve("tolem.port");
  }

  Path logFolder() {
    return data.resolve("log");
  }

  DatabaseAddress address(int port) throws IOException {
    // requireAuth: the password is never handed in the clear to whoever happens to listen there.
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?requireAuth=scram-sha-256&"
            + DatabaseAddress.NO_DETAIL + "=false",
        ROLE,
        Files.readString(passwordFile()).strip());
  }

  void configure(int port, PrivatePostgresAccount account) throws IOException {
    PrivatePostgresFiles.writeOwnerOnly(portFile(), port + "\n");
    PrivatePostgresFiles.writeOwnerOnly(data.resolve("postgresql.conf"), PrivatePostgresSettings.postgresql(port));
    PrivatePostgresFiles.writeOwnerOnly(data.resolve("pg_hba.conf"), PrivatePostgresSettings.HBA);
    account.own(data);
  }

  private static void create(Path data, PrivatePostgresBinaries binaries, PrivatePostgresAccount account)
      throws IOException {
    Path folder = data.getParent();
    Files.createDirectory(data);
    account.own(data);
    // The built-in collation sorts by code point and never changes, whatever C library the machine gets next year. It
    // need not flush its files: that is done for all of them before they become the database.
    step("create the database files", PrivatePostgresCommand.run(account, folder, "", List.of(
        binaries.program("initdb"), "--pgdata=" + data, "--username=" + SUPERUSER, "--encoding=UTF8", "--locale=C",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums", "--auth=reject",
        "--no-sync")));
    String password = password();
    // Single-user mode needs no password and opens no port, so there is no moment in which others could get in.
    step("create the database role", PrivatePostgresCommand.run(account, folder, """
        create role %1$s login createdb password '%2$s'
        grant pg_monitor, pg_signal_backend to %1$s
        create database %3$s owner %1$s
        """.formatted(ROLE, password, DATABASE), List.of(
        binaries.program("postgres"), "--single", "-D", data.toString(), "-c", "exit_on_error=on",
        "-c", "log_statement=none", "-c", "log_min_error_statement=panic", "-c", "log_min_messages=error",
        "postgres")));
    PrivatePostgresFiles.writeOwnerOnly(data.resolve("tolem.password"), password + "\n");
  }

  private static String password() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static void step(String what, PrivatePostgresCommand done) {
    if (!done.succeeded()) {
      String hint = done.output().contains("No space left on device") ? "The disk is full. " : "";
      throw new PrivatePostgresFailure("Could not " + what + ". " + hint + "PostgreSQL says:\n" + done.output());
    }
  }

  private void checkVersion(PrivatePostgresBinaries binaries, PrivatePostgresAccount account) throws IOException {
    String stored = Files.readString(data.resolve("PG_VERSION")).strip();
    String program = PrivatePostgresCommand.run(
        account, data, "", List.of(binaries.program("postgres"), "--version")).output();
    if (!program.contains(" " + stored + ".")) {
      throw new PrivatePostgresFailure("The database in " + data + " is of PostgreSQL " + stored + ", but this build"
          + " brings " + program + ". Use the build that made it, or move the data over with pg_dump.");
    }
  }
}

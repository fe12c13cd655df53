package kz.tolem.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import kz.tolem.gateway.edge.Steps;
import kz.tolem.gateway.sql.DatabaseAddress;

/// Everything that runs: PostgreSQL, a card host, two gateways, a shop's receiver; each a process of its own, each may
/// be killed and is started again. Killing and starting one thing is for one thread at a time.
final class Stage implements Doors, AutoCloseable {

  private static final int STARTS_MAX = 10;
  private static final String MASTER_KEY = "dG9ydHVyZS1tYXN0ZXIta2V5LTMyLWJ5dGVzLWxvbmc=";

  private final Path folder;
  private final int hostPort = freePort();
  private final int receiverPort = freePort();
  private final AtomicReferenceArray<Optional<Child>> gateways = new AtomicReferenceArray<>(GATEWAYS);
  private volatile Optional<Child> host = Optional.empty();
  private volatile Optional<Child> receiver = Optional.empty();
  private final Databases database;

  private Stage(Path folder, Databases database) {
    this.folder = folder;
    this.database = database;
    for (int i = 0; i < GATEWAYS; i++) {
      gateways.set(i, Optional.empty());
    }
  }

  /// Starts everything in an empty folder, on a database that it closes in the end.
  static Stage start(Path folder, Databases database) throws IOException {
    Stage stage = new Stage(folder, database);
    try {
      stage.startAll();
      return stage;
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  /// Side by side: each takes seconds.
  private void startAll() throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> starts = new ArrayList<>();
      starts.add(
          threads.submit(
              () -> {
                startHost();
                startReceiver();
                return true;
              }));
      for (int i = 0; i < GATEWAYS; i++) {
        int number = i;
        starts.add(
            threads.submit(
                () -> {
                  startGateway(number);
                  return true;
                }));
      }
      for (Future<Boolean> start : starts) {
        start.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("something did not start", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while everything was being started");
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startHost() throws IOException {
    List<String> arguments = List.of(Integer.toString(hostPort), hostFolder().toString());
    host = Optional.of(started(HostChild.class, arguments, Map.of(), folder.resolve("host.log")));
  }

  void startReceiver() throws IOException {
    List<String> arguments = List.of(Integer.toString(receiverPort), receiverBook().toString());
    receiver = Optional.of(started(ReceiverChild.class, arguments, Map.of(), folder.resolve("receiver.log")));
  }

  /// Tries again as an operator would: PostgreSQL may be recovering, or a port be in somebody's hands for a moment.
  private static Child started(Class<?> main, List<String> arguments, Map<String, String> settings, Path log)
      throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return Child.start(main, arguments, settings, log);
      } catch (IOException e) {
        if (tries == STARTS_MAX) {
          throw e;
        }
      }
    }
  }

  void startGateway(int number) throws IOException {
    Path data = Files.createDirectories(folder.resolve("gateway" + number));
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("TOLEM_PORT", "0"),
            Map.entry("TOLEM_DATA", data.toString()),
            Map.entry("TOLEM_DATABASE_URL", url()),
            Map.entry("TOLEM_DATABASE_POOL", "4"),
            Map.entry("TOLEM_MASTER_KEY", MASTER_KEY),
            Map.entry("TOLEM_ACQUIRER", "iso8583"),
            Map.entry("TOLEM_CARD_HOST", "127.0.0.1:" + hostPort),
            Map.entry("TOLEM_CARD_HOST_WAIT", "PT2S"),
            Map.entry("TOLEM_ACQUIRER_WAIT", "PT2S"),
            Map.entry("TOLEM_LOG_LEVEL", "warn"));
    Path log = folder.resolve("gateway" + number + ".log");
    gateways.set(number, Optional.of(started(GatewayChild.class, List.of(), settings, log)));
  }

  private String url() {
    DatabaseAddress address = database.address();
    return address.jdbcUrl() + (address.jdbcUrl().contains("?") ? "&" : "?") + "user=" + address.user() + "&password="
        + address.password();
  }

  void killGateway(int number) throws InterruptedException {
    gateways.get(number).orElseThrow().kill();
    gateways.set(number, Optional.empty());
  }

  /// Lets a gateway die at a step; kills it when it does not come to the step in time.
  ///
  /// @return whether it died at the step
  boolean killGatewayAt(int number, Steps.Step step, long millis) throws InterruptedException {
    Child child = gateways.get(number).orElseThrow();
    child.tell("die " + step);
    boolean died = child.diesWithin(millis);
    killGateway(number);
    return died;
  }

  void killHost() throws InterruptedException {
    host.orElseThrow().kill();
    host = Optional.empty();
  }

  void killReceiver() throws InterruptedException {
    receiver.orElseThrow().kill();
    receiver = Optional.empty();
  }

  /// SIGKILL to one of PostgreSQL's connections: it drops all others and recovers.
  void killBackend() throws IOException, InterruptedException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select pid from pg_stat_activity
                 where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1
                """)) {
      if (rows.next()) {
        kill(rows.getLong(1));
      }
    } catch (SQLException _) {
      // it is down already
    }
  }

  static void kill(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", Long.toString(pid)).inheritIO().start().waitFor();
  }

  @Override
  public Optional<Integer> gatewayPort(int number) {
    return gateways.get(number).filter(Child::isAlive).map(Child::port);
  }

  Databases database() {
    return database;
  }

  @Override
  public String postLink() {
    return "http://127.0.0.1:" + receiverPort + "/";
  }

  Path hostFolder() {
    return folder.resolve("host");
  }

  Path receiverBook() {
    return folder.resolve("receiver.txt");
  }

  @Override
  public void close() {
    for (int i = 0; i < GATEWAYS; i++) {
      gateways.get(i).ifPresent(Child::close);
    }
    host.ifPresent(Child::close);
    receiver.ifPresent(Child::close);
    database.close();
  }
}

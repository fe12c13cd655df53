package kz.tolem.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A rolling upgrade under load: two gateways of an older build are exchanged, one after the other, for two of this
/// one, which migrates the database under the old one that is left; then the old build comes back beside the new, as
/// after a change of mind. Then the books are held against each other.
///
/// The card host is the simulated one inside each gateway: an older build may know no other.
final class Upgrade implements Doors, AutoCloseable {

  /// Longer than the time for which an outcome that is not known is left alone.
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(200);

  private static final String MASTER_KEY = "dG9ydHVyZS1tYXN0ZXIta2V5LTMyLWJ5dGVzLWxvbmc=";

  private final Path folder;
  private final int receiverPort = freePort();
  private final Databases.One database;
  private final Child receiver;
  private final AtomicReferenceArray<Optional<ShippedGateway>> gateways = new AtomicReferenceArray<>(GATEWAYS);

  private Upgrade(Path folder) throws IOException {
    this.folder = folder;
    for (int i = 0; i < GATEWAYS; i++) {
      gateways.set(i, Optional.empty());
    }
    this.database = new Databases.One(folder.resolve("database"));
    this.receiver =
        Child.start(
            ReceiverChild.class,
            List.of(Integer.toString(receiverPort), book().toString()),
            Map.of(),
            folder.resolve("receiver.log"));
  }

  /// What came of it.
  ///
  /// @param phases what was done, and how many payments were made meanwhile
  /// @param faults what does not agree, in words; empty: everything does
  record Result(List<String> phases, int orders, long lost, long open, String statuses, List<String> faults) {

    String table() {
      return """
          %s
          orders                    %d
          lost                      %d
          open                      %d
          statuses heard            %s
          books                     %s
          """
          .formatted(
              String.join("\n", phases), orders, lost, open, statuses,
              faults.isEmpty() ? "agree" : "DO NOT AGREE: " + String.join("; ", faults));
    }
  }

  /// @param old a checkout of an older version, built
  /// @param each how long each phase takes
  /// @param place an empty folder, which is filled with logs and books
  static Result run(Path old, int shoppers, long seed, Duration each, Path place, Consumer<String> progress)
      throws IOException, SQLException {
    String before = ShippedGateway.classPathOf(old);
    String now = System.getProperty("java.class.path");
    List<String> phases = new ArrayList<>();
    try (Upgrade stage = new Upgrade(place);
        Shops shops = new Shops(stage)) {
      stage.begin(0, before);
      stage.begin(1, before);
      shops.open(shoppers, seed, Shops.Amounts.ANSWERED);
      stage.phase("two old ones", shops, each, phases, progress);
      stage.exchange(1, now);
      stage.phase("old and new", shops, each, phases, progress);
      stage.exchange(0, now);
      stage.phase("two new ones", shops, each, phases, progress);
      stage.exchange(1, before);
      stage.phase("new and old again", shops, each, phases, progress);
      stage.exchange(1, now);
      boolean ended = shops.finish(LAST_ANSWERS);
      progress.accept("comparing the books");
      Audit audit = new Audit(stage.database, Optional.empty(), stage.book(), shops);
      audit.run(LAST_ANSWERS);
      if (!ended) {
        audit.faults().add("some shops still wait for an answer");
      }
      return new Result(
          phases, shops.book().size(), audit.lost(), audit.open(), shops.statuses().toString(),
          List.copyOf(audit.faults()));
    }
  }

  private void phase(
      String name, Shops shops, Duration each, List<String> phases, Consumer<String> progress)
      throws SQLException {
    progress.accept(name + ", schema " + schema());
    long paid = paid(shops);
    LockSupport.parkNanos(each.toNanos());
    phases.add("%-25s schema %s, %d payments".formatted(name, schema(), paid(shops) - paid));
  }

  private static long paid(Shops shops) {
    return shops.book().values().stream().filter(told -> told.status() == 200).count();
  }

  private String schema() throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select max(version::int) from flyway_schema_history")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void exchange(int number, String classPath) throws IOException {
    Optional<ShippedGateway> gone = gateways.getAndSet(number, Optional.empty());
    gone.ifPresent(ShippedGateway::close);
    begin(number, classPath);
  }

  private void begin(int number, String classPath) throws IOException {
    Path data = Files.createDirectories(folder.resolve("gateway" + number));
    String url = database.address().jdbcUrl();
    Map<String, String> settings =
        Map.of(
            "TOLEM_DATA", data.toString(),
            "TOLEM_DATABASE_URL",
            url + (url.contains("?") ? "&" : "?") + "user=" + database.address().user() + "&password="
                + database.address().password(),
            "TOLEM_DATABASE_POOL", "4",
            "TOLEM_MASTER_KEY", MASTER_KEY,
            "TOLEM_ACQUIRER_WAIT", "PT2S");
    Path log = folder.resolve("gateway" + number + ".log");
    gateways.set(number, Optional.of(ShippedGateway.start(classPath, freePort(), settings, log)));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path book() {
    return folder.resolve("receiver.txt");
  }

  @Override
  public Optional<Integer> gatewayPort(int number) {
    return gateways.get(number).map(ShippedGateway::port);
  }

  @Override
  public String postLink() {
    return "http://127.0.0.1:" + receiverPort + "/";
  }

  @Override
  public void close() {
    for (int i = 0; i < GATEWAYS; i++) {
      gateways.get(i).ifPresent(ShippedGateway::close);
    }
    receiver.close();
    database.close();
  }
}

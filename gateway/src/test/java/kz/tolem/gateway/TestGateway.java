package kz.tolem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tolem.gateway.acquirer.HostJournal;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.edge.SecureIds;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.merchant.Credentials;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.NewMerchant;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.gateway.merchant.TerminalRules;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.TestDatabase;
import kz.tolem.gateway.user.Passwords;
import kz.tolem.gateway.user.Users;
import kz.tolem.protocol.TokenReply.ExpiresInForm;

/// A real gateway in this JVM, on a free port and a database of its own, whose time a test moves by hand.
///
/// It is started with all that production has, in sandbox mode; only [Edges] are the test's. Thread-safe, apart from
/// [#restart].
public final class TestGateway implements AutoCloseable {

  private static final String MASTER_KEY = "dG9sZW0tdGVzdC1tYXN0ZXIta2V5LTMyLWJ5dGVzLi4=";

  // Identifiers sort by the moment they were made; with a clock that stands still they need another one.
  private static final AtomicLong TICKS = new AtomicLong();

  private final Settings settings;
  private final TestClock clock;
  private final DatabaseAddress address;
  private final Path data;
  private final boolean owner;
  private final boolean planted;
  private final Edges edges;
  private final Ground ground;
  private final Passwords passwords;
  private final Sql sql;
  private Gateway gateway;

  private TestGateway(
      Settings settings, TestClock clock, DatabaseAddress address, Path data, boolean owner, boolean planted) {
    this.settings = settings;
    this.clock = clock;
    this.address = address;
    this.data = data;
    this.owner = owner;
    this.planted = planted;
    InstantSource ticking = () -> clock.instant().plusMillis(TICKS.incrementAndGet());
    this.edges = new Edges(clock, new SecureIds(ticking), settings.pause().with(clock));
    this.gateway = Gateway.start(config(settings.poolSize()), edges, _ -> {});
    this.ground = Ground.open(config(1), edges, _ -> {});
    this.passwords = new Passwords(edges.ids());
    this.sql = new Sql(address);
  }

  /// What a test may choose of a gateway.
  ///
  /// @param acquirerWait in real time, how long a payment waits for the card host
  /// @param more further settings, as environment variables
  public record Settings(TestPause pause, Duration acquirerWait, int poolSize, Map<String, String> more) {

    static Settings usual() {
      return new Settings(TestPause.BRIEF, Duration.ofSeconds(10), 2, Map.of());
    }

    public Settings pause(TestPause other) {
      return new Settings(other, acquirerWait, poolSize, more);
    }

    public Settings acquirerWait(Duration other) {
      return new Settings(pause, other, poolSize, more);
    }

    public Settings poolSize(int other) {
      return new Settings(pause, acquirerWait, other, more);
    }

    public Settings with(String variable, String value) {
      Map<String, String> copy = new HashMap<>(more);
      copy.put(variable, value);
      return new Settings(pause, acquirerWait, poolSize, copy);
    }
  }

  /// Starts a gateway whose pauses are brief.
  public static TestGateway start() {
    return start(UnaryOperator.identity());
  }

  /// Starts a gateway with other settings: `TestGateway.start(s -> s.pause(TestPause.BY_HAND))`. It finds its keys and
  /// the sandbox's shop in its database already, unless its settings say more than a sandbox's.
  public static TestGateway start(UnaryOperator<Settings> change) {
    boolean plain = change.apply(Settings.usual()).more().isEmpty();
    return start(change, plain ? Planted.TEMPLATE.copy() : TestDatabase.migrated(), plain);
  }

  /// Starts a gateway that makes keys of its own, as at the first start of all.
  public static TestGateway startAnew() {
    return start(UnaryOperator.identity(), TestDatabase.migrated());
  }

  /// Starts a gateway on a given database, which is dropped when it closes.
  public static TestGateway start(UnaryOperator<Settings> change, DatabaseAddress address) {
    return start(change, address, false);
  }

  private static TestGateway start(UnaryOperator<Settings> change, DatabaseAddress address, boolean planted) {
    try {
      Path data = Files.createTempDirectory("tolem-test-gateway");
      return new TestGateway(change.apply(Settings.usual()), new TestClock(), address, data, true, planted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A second gateway on the same database, clock and card host.
  public TestGateway another() {
    return new TestGateway(settings, clock, address, data, false, planted);
  }

  /// Stops the gateway and starts it again on what it left behind; its port changes.
  public void restart() {
    stop();
    gateway = Gateway.start(config(settings.poolSize()), edges, _ -> {});
  }

  /// Stops the gateway alone; tables and journal can still be looked at.
  public void stop() {
    gateway.close();
  }

  private Config config(int poolSize) {
    return Config.read(environment(poolSize));
  }

  /// What a process needs in its environment to work on the same database.
  public Map<String, String> environment() {
    return environment(2);
  }

  private Map<String, String> environment(int poolSize) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TOLEM_PORT", "0");
    environment.put("TOLEM_DATA", data.toString());
    environment.put(
        "TOLEM_DATABASE_URL",
        address.jdbcUrl()
            + (address.jdbcUrl().contains("?") ? "&" : "?")
            + ("user=" + address.user() + "&password=" + address.password()));
    environment.put("TOLEM_DATABASE_POOL", Integer.toString(poolSize));
    environment.put("TOLEM_MASTER_KEY", MASTER_KEY);
    environment.put("TOLEM_ACQUIRER_WAIT", settings.acquirerWait().toString());
    environment.putAll(settings.more());
    return environment;
  }

  public int port() {
    return gateway.port();
  }

  /// A client for this gateway.
  public Wire wire() {
    return Wire.at(gateway.port());
  }

  /// Every route of this gateway, as `GET /operation/{invoice}`.
  public Set<String> routes() {
    return gateway.routes().stream()
        .map(route -> route.method() + " " + route.template())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public TestClock clock() {
    return clock;
  }

  public Ids ids() {
    return edges.ids();
  }

  public Sql sql() {
    return sql;
  }

  public DatabaseAddress address() {
    return address;
  }

  /// The folder that the gateway writes to.
  public Path data() {
    return data;
  }

  /// The keys of this gateway, for tests that write sealed rows themselves.
  public Keys keys() {
    return ground.keys();
  }

  /// Whether it began with the keysets that other gateways of this JVM began with too.
  boolean isPlanted() {
    return planted;
  }

  /// The database as the gateway's own code reaches it.
  public Database database() {
    return ground.database();
  }

  public Registration registration() {
    return new Registration(ground.database(), ground.keys(), edges.ids(), edges.time());
  }

  /// The people of merchants.
  public Users users() {
    return new Users(ground.database(), passwords, edges.ids(), edges.time());
  }

  public Vault vault() {
    return new Vault(ground.database(), ground.keys(), edges.ids(), edges.time());
  }

  /// A new shop: documented dialect, two-step, KZT, USD, JPY and KWD, the last-six rule for ever, CORS off.
  public TestShop shop() {
    return shop(UnaryOperator.identity());
  }

  /// A new shop with another terminal: `gateway.shop(Terminals::lenient)`.
  public TestShop shop(UnaryOperator<NewTerminal> change) {
    return shop(change, NewMerchant.TOKEN_LIFE, ExpiresInForm.NUMBER);
  }

  public TestShop shop(UnaryOperator<NewTerminal> change, Duration tokenLife, ExpiresInForm expiresIn) {
    String clientId = "shop-" + UUID.randomUUID();
    Credentials credentials =
        registration().addMerchant(new NewMerchant("Test shop", clientId, tokenLife, expiresIn)).orElseThrow();
    Terminal terminal = registration().addTerminal(clientId, change.apply(usualTerminal())).orElseThrow();
    return new TestShop(this, clientId, credentials.clientSecret(), credentials.signingSecret(), terminal);
  }

  // A test declines as often and blocks as long as it likes, unless it says otherwise.
  private static final TerminalRules RULES = Terminals.rules(0, 30, 0, false);

  private static NewTerminal usualTerminal() {
    Set<Currency> currencies =
        Set.of(
            Currency.getInstance("KZT"),
            Currency.getInstance("USD"),
            Currency.getInstance("JPY"),
            Currency.getInstance("KWD"));
    return new NewTerminal(
        "Test terminal", currencies, true, false, Dialect.DOCUMENTED, Optional.empty(), List.of(), false, true, RULES);
  }

  /// Everything the simulated card host has answered, the oldest first.
  public List<HostJournal.Entry> journal() {
    List<HostJournal.Entry> entries = new ArrayList<>();
    try (HostJournal journal = HostJournal.open(data.resolve("cardhost"))) {
      journal.forEach(entries::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  @Override
  public void close() {
    closeParts();
    if (owner) {
      TestDatabase.drop(address);
      delete(data);
    }
  }

  private void closeParts() {
    gateway.close();
    sql.close();
    passwords.close();
    ground.close();
  }

  /// What a gateway leaves behind that was started once, for others to begin with.
  private static final class Planted {
    static final TestDatabase.Template TEMPLATE = planted();

    private static TestDatabase.Template planted() {
      TestGateway first = startAnew();
      first.closeParts();
      delete(first.data);
      return new TestDatabase.Template(first.address);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

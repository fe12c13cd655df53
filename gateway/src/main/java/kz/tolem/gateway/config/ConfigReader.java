package kz.tolem.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tolem.gateway.sql.DatabaseAddress;

/// Turns the texts of the settings into values and gathers every mistake. Where a value is wrong, reading goes on with
/// the default, so that the mistakes after it are found too; the result is then thrown away.
final class ConfigReader {
  private static final int POOL_MAX = 200;
  private static final int RATE_MAX = 1_000_000;
  private static final Duration ACQUIRER_WAIT_MIN = Duration.ofMillis(100);
  private static final Duration ACQUIRER_WAIT_MAX = Duration.ofSeconds(60);
  private static final Duration SECURE_STEP_LIFE_MIN = Duration.ofMinutes(1);
  private static final Duration SECURE_STEP_LIFE_MAX = Duration.ofHours(1);

  private enum Shown {
    ON,
    OFF
  }

  private final List<String> problems = new ArrayList<>();
  private final ConfigSource source;

  private ConfigReader(Map<String, String> environment) {
    this.source = ConfigSource.read(environment, problems);
  }

  static Config read(Map<String, String> environment) {
    ConfigReader reader = new ConfigReader(environment);
    Config config = reader.config();
    if (!reader.problems.isEmpty()) {
      throw new ConfigProblems(reader.problems);
    }
    return config;
  }

  private Config config() {
    Mode mode = word(Setting.MODE, Mode.class, Mode.SANDBOX);
    boolean sandbox = mode == Mode.SANDBOX;
    Path data = data();
    MasterKeyReader masterKeys = new MasterKeyReader(this, source);
    return new Config(
        mode,
        host(sandbox ? "127.0.0.1" : "0.0.0.0"),
        number(Setting.PORT, 8080, 0, 65_535),
        publicUrl(sandbox),
        data,
        database(),
        number(Setting.DATABASE_POOL, 8, 1, POOL_MAX),
        masterKeys.read(sandbox, data),
        masterKeys.readBefore(),
        timeZone(),
        new CardHostReader(this, source).read(sandbox),
        duration(Setting.ACQUIRER_WAIT, Duration.ofSeconds(4), ACQUIRER_WAIT_MIN, ACQUIRER_WAIT_MAX),
        duration(Setting.SECURE_STEP_LIFE, Duration.ofMinutes(15), SECURE_STEP_LIFE_MIN, SECURE_STEP_LIFE_MAX),
        word(Setting.DOCS, Shown.class, Shown.ON) == Shown.ON,
        tls(),
        proxies(),
        new Limits(
            number(Setting.RATE_PER_MERCHANT, 0, 0, RATE_MAX),
            number(Setting.RATE_PER_TERMINAL, 0, 0, RATE_MAX),
            number(Setting.CARD_TESTS_PER_ADDRESS, 30, 0, RATE_MAX),
            number(Setting.CARD_TESTS_PER_TERMINAL, 300, 0, RATE_MAX)),
        word(Setting.LOG_FORMAT, LogFormat.class, sandbox ? LogFormat.TEXT : LogFormat.JSON),
        word(Setting.LOG_LEVEL, LogLevel.class, LogLevel.INFO));
  }

  private Path data() {
    String text = source.text(Setting.DATA).orElse("./data");
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      wrong(Setting.DATA, "is not a path", "a folder");
      return Path.of("data").toAbsolutePath();
    }
  }

  private String host(String otherwise) {
    String host = source.text(Setting.HOST).orElse(otherwise);
    if (host.contains("/") || host.contains(" ")) {
      wrong(Setting.HOST, "is not an address", "an IP address or a host name, such as " + otherwise);
    }
    return host;
  }

  private Optional<URI> publicUrl(boolean sandbox) {
    Optional<String> text = source.text(Setting.PUBLIC_URL);
    String expected = sandbox ? "such as http://localhost:8080" : "such as https://pay.example.kz";
    if (text.isEmpty()) {
      if (!sandbox) {
        missing(Setting.PUBLIC_URL, "the https address that shops and buyers use, " + expected);
      }
      return Optional.empty();
    }
    try {
      URI url = new URI(text.get().replaceAll("/+$", ""));
      boolean web = "https".equals(url.getScheme()) || sandbox && "http".equals(url.getScheme());
      if (!web) {
        wrong(Setting.PUBLIC_URL, sandbox ? "is not a web address" : "does not start with https://", expected);
      } else if (url.getHost() == null) {
        wrong(Setting.PUBLIC_URL, "names no host", expected);
      } else if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
        wrong(Setting.PUBLIC_URL, "has more than scheme, host, port and path", expected);
      }
      return Optional.of(url);
    } catch (URISyntaxException e) {
      wrong(Setting.PUBLIC_URL, "is not a web address", expected);
      return Optional.empty();
    }
  }

  private Optional<DatabaseAddress> database() {
    try {
      return source.text(Setting.DATABASE_URL).map(DatabaseAddress::parse);
    } catch (IllegalArgumentException e) {
      wrong(Setting.DATABASE_URL, e.getMessage(), "jdbc:postgresql://host:5432/db?user=…&password=… or"
          + " postgres://user:password@host:5432/db");
      return Optional.empty();
    }
  }

  private Optional<TlsChoice> tls() {
    Optional<Path> certificate = file(Setting.TLS_CERTIFICATE_FILE);
    Optional<Path> key = file(Setting.TLS_KEY_FILE);
    if (certificate.isPresent() != key.isPresent()) {
      wrong(
          certificate.isPresent() ? Setting.TLS_CERTIFICATE_FILE : Setting.TLS_KEY_FILE,
          "is given alone",
          "both " + Setting.TLS_CERTIFICATE_FILE.variable() + " and " + Setting.TLS_KEY_FILE.variable());
    }
    return certificate.flatMap(chain -> key.map(own -> new TlsChoice(chain, own)));
  }

  private Optional<Path> file(Setting setting) {
    Optional<Path> file = source.text(setting).map(text -> Path.of(text).toAbsolutePath());
    if (file.filter(path -> !Files.isReadable(path)).isPresent()) {
      wrong(setting, "names a file that cannot be read", "a PEM file");
    }
    return file;
  }

  private Set<String> proxies() {
    Set<String> addresses =
        source.text(Setting.PROXIES).stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .collect(Collectors.toSet());
    if (!addresses.stream().allMatch(address -> address.matches("[0-9a-fA-F.:]{2,45}"))) {
      wrong(Setting.PROXIES, "is no list of IP addresses", "addresses with commas, such as 10.0.0.7,10.0.0.8");
    }
    return addresses;
  }

  private ZoneId timeZone() {
    try {
      return ZoneId.of(source.text(Setting.TIME_ZONE).orElse("Asia/Almaty"));
    } catch (DateTimeException e) {
      wrong(Setting.TIME_ZONE, "is not a known zone", "a name such as Asia/Almaty or UTC");
      return ZoneId.of("UTC");
    }
  }

  Duration duration(Setting setting, Duration otherwise, Duration min, Duration max) {
    String expected = "an ISO 8601 duration from " + min + " to " + max + ", such as " + otherwise;
    try {
      Duration duration = source.text(setting).map(Duration::parse).orElse(otherwise);
      if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
        wrong(setting, "is out of range", expected);
      }
      return duration;
    } catch (DateTimeException e) {
      wrong(setting, "is not a duration", expected);
      return otherwise;
    }
  }

  int number(Setting setting, int otherwise, int min, int max) {
    Optional<String> text = source.text(setting);
    if (text.isEmpty()) {
      return otherwise;
    }
    // Nine digits always fit an int; whatever is longer is out of range anyway.
    if (text.get().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    }
    wrong(setting, "is not a whole number in range", min + " to " + max);
    return otherwise;
  }

  private <E extends Enum<E>> E word(Setting setting, Class<E> type, E otherwise) {
    Optional<String> text = source.text(setting);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text.get())) {
        return value;
      }
    }
    wrong(setting, "is not a known word", Arrays.stream(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or ")));
    return otherwise;
  }

  void wrong(Setting setting, String fault, String expected) {
    problems.add(source.name(setting) + ": " + fault + "; expected " + expected);
  }

  void missing(Setting setting, String expected) {
    problems.add(setting.variable() + ": is missing, and production mode needs it; expected " + expected);
  }
}

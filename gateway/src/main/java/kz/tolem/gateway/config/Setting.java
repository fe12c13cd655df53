package kz.tolem.gateway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every setting there is. docs/configuration.md explains each one.
///
/// As an environment variable a setting is called `TOLEM_DATABASE_URL`, in the file `database.url`.
public enum Setting {
  CONFIG("<TOLEM_DATA>/tolem.properties, if it exists"),
  MODE("sandbox"),
  PORT("8080"),
  HOST("127.0.0.1 in sandbox mode, 0.0.0.0 in production mode"),
  PUBLIC_URL("http://localhost:<TOLEM_PORT> in sandbox mode, none in production mode"),
  DATA("./data"),
  DATABASE_URL("none: a private PostgreSQL in <TOLEM_DATA>"),
  DATABASE_POOL("8"),
  MASTER_KEY("none"),
  MASTER_KEY_FILE("<TOLEM_DATA>/keys/master.key in sandbox mode, none in production mode"),
  MASTER_KEY_OLD("none"),
  MASTER_KEY_OLD_FILE("none"),
  ACQUIRER("simulated in sandbox mode"),
  ACQUIRER_WAIT("PT4S"),
  CARD_HOST("none"),
  CARD_HOST_CONNECTIONS("2"),
  CARD_HOST_WAIT("PT10S"),
  CARD_HOST_INSTITUTION("1"),
  SECURE_STEP_LIFE("PT15M"),
  DOCS("on"),
  TLS_CERTIFICATE_FILE("none"),
  TLS_KEY_FILE("none"),
  PROXIES("none"),
  RATE_PER_MERCHANT("0"),
  RATE_PER_TERMINAL("0"),
  CARD_TESTS_PER_ADDRESS("30"),
  CARD_TESTS_PER_TERMINAL("300"),
  TIME_ZONE("Asia/Almaty"),
  LOG_FORMAT("text in sandbox mode, json in production mode"),
  LOG_LEVEL("info"),
  /// For the launcher, which starts the JVM; the gateway only knows that it is no slip of the pen.
  JAVA_OPTS("-Xmx128m"),
  /// For the launcher too, when it builds.
  MAVEN_ARGS("none"),
  /// For the demo shop, which may have the same environment.
  SHOP_PORT("8090");

  private final String documentedDefault;

  Setting(String documentedDefault) {
    this.documentedDefault = documentedDefault;
  }

  /// The name as an environment variable.
  public String variable() {
    return "TOLEM_" + name();
  }

  /// The name in the properties file; empty for what must be known before there is a file.
  public Optional<String> key() {
    return switch (this) {
      case CONFIG, JAVA_OPTS, MAVEN_ARGS, SHOP_PORT -> Optional.empty();
      default -> Optional.of(name().toLowerCase(Locale.ROOT).replace('_', '.'));
    };
  }

  /// The default, as the documentation words it.
  public String documentedDefault() {
    return documentedDefault;
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values()).filter(setting -> setting.variable().equals(variable)).findFirst();
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(Optional.of(key))).findFirst();
  }
}

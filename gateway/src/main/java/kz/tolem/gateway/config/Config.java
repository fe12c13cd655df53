package kz.tolem.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.tolem.gateway.sql.DatabaseAddress;

/// All settings of one gateway, checked. Immutable. Printing it shows no secret.
///
/// @param mode what the gateway is run for
/// @param host the address to listen on
/// @param port the port to listen on; 0 takes a free one
/// @param givenPublicUrl the address others know the gateway by, without a slash at the end; see [#publicUrl]
/// @param data absolute path of the data folder, which may not exist yet
/// @param database empty means: start the private PostgreSQL in the data folder
/// @param databasePool connections in the pool
/// @param masterKey where the master key comes from
/// @param masterKeyBefore where the one before it comes from, while it is exchanged
/// @param timeZone of dates without a zone on the wire and on pages
/// @param cardHost which card host approves payments
/// @param acquirerWait how long a payment waits for the card host before its outcome counts as unknown
/// @param secureStepLife how long a buyer has for 3-D Secure before the payment is declined
/// @param tls empty: plain HTTP
/// @param proxies the IP addresses of the proxies in front, whose `X-Forwarded-For` counts
/// @param limits how much is taken of whom
/// @param docs whether `/openapi.json` and `/docs` are served
public record Config(
    Mode mode,
    String host,
    int port,
    Optional<URI> givenPublicUrl,
    Path data,
    Optional<DatabaseAddress> database,
    int databasePool,
    MasterKeySource masterKey,
    Optional<MasterKeySource> masterKeyBefore,
    ZoneId timeZone,
    CardHostChoice cardHost,
    Duration acquirerWait,
    Duration secureStepLife,
    boolean docs,
    Optional<TlsChoice> tls,
    Set<String> proxies,
    Limits limits,
    LogFormat logFormat,
    LogLevel logLevel) {

  /// Reads the settings from environment variables and from the properties file: that of `TOLEM_CONFIG`, else
  /// `tolem.properties` in the data folder when there is one. A variable wins over the file; an empty one counts as
  /// not given.
  ///
  /// @param environment as of `System.getenv()`
  /// @throws ConfigProblems listing every mistake
  public static Config read(Map<String, String> environment) {
    return ConfigReader.read(environment);
  }

  /// The address others know the gateway by, without a slash at the end.
  ///
  /// @param listening the port it really listens on, for when none was chosen
  public URI publicUrl(int listening) {
    return givenPublicUrl.orElseGet(() -> URI.create((tls.isPresent() ? "https" : "http") + "://localhost:" + listening));
  }
}

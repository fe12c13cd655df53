package kz.tolem.gateway.sql;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes a database URL apart, whichever of the two usual forms it has.
final class DatabaseUrl {
  private static final String JDBC = "jdbc:postgresql://";
  private static final Pattern PLAIN = Pattern.compile("postgres(ql)?://.*", Pattern.DOTALL);
  private static final Pattern HOSTS = Pattern.compile("[^/@,\\s]+(,[^/@,\\s]+)*");
  private static final Pattern DATABASE = Pattern.compile("[^/?\\s]+");

  /// The settings of libpq URLs that pgjdbc knows under another name; what is not here has the same name in both.
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "channel_binding", "channelBinding",
          "require_auth", "requireAuth",
          "target_session_attrs", "targetServerType");

  private static final Map<String, String> SERVER_TYPES =
      Map.of("read-write", "primary", "read-only", "secondary", "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private DatabaseUrl() {}

  static DatabaseAddress parse(String url) {
    boolean jdbc = url.startsWith(JDBC);
    if (!jdbc && !PLAIN.matcher(url).matches()) {
      throw new IllegalArgumentException("must start with jdbc:postgresql:// or postgres://");
    }
    String rest = url.substring(url.indexOf("://") + 3);
    int question = rest.indexOf('?');
    String location = question < 0 ? rest : rest.substring(0, question);
    Map<String, String> parameters = question < 0 ? new LinkedHashMap<>() : parameters(rest.substring(question + 1));

    int at = location.lastIndexOf('@');
    if (jdbc && at >= 0) {
      throw new IllegalArgumentException("a jdbc: URL names the user as ?user=…&password=…, not before the host");
    }
    String login = at < 0 ? "" : location.substring(0, at);
    String place = location.substring(at + 1);
    int slash = place.indexOf('/');
    if (slash < 0 || !DATABASE.matcher(place.substring(slash + 1)).matches()) {
      throw new IllegalArgumentException("must end with /<name of the database>");
    }
    String hosts = place.substring(0, slash);
    if (!HOSTS.matcher(hosts).matches()) {
      throw new IllegalArgumentException("must name a host after ://");
    }

    int colon = login.indexOf(':');
    String user = parameters.containsKey("user")
        ? parameters.remove("user")
        : decoded(colon < 0 ? login : login.substring(0, colon));
    String password = parameters.containsKey("password")
        ? parameters.remove("password")
        : colon < 0 ? "" : decoded(login.substring(colon + 1));
    if (user.isEmpty()) {
      throw new IllegalArgumentException(
          jdbc ? "must name the user: add ?user=…&password=…" : "must name the user: postgres://user:password@host/db");
    }
    Map<String, String> settings = jdbc ? parameters : inJdbcWords(parameters);
    settings.put(DatabaseAddress.NO_DETAIL, "false");
    return new DatabaseAddress(JDBC + place + query(settings), user, password);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        // A plus sign is a plus sign here, as it is for libpq and pgjdbc: passwords hold them.
        found.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      } else if (!part.isEmpty()) {
        throw new IllegalArgumentException("has a parameter without a value after the ?");
      }
    }
    return found;
  }

  private static Map<String, String> inJdbcWords(Map<String, String> parameters) {
    Map<String, String> translated = new LinkedHashMap<>();
    parameters.forEach((name, value) -> {
      boolean serverType = name.equals("target_session_attrs");
      translated.put(JDBC_NAMES.getOrDefault(name, name), serverType ? SERVER_TYPES.getOrDefault(value, value) : value);
    });
    return translated;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // The cause quotes the text, which may be a password, so it is not kept.
      throw new IllegalArgumentException("has a % that is not followed by two hexadecimal digits (write it as %25)");
    }
  }
}

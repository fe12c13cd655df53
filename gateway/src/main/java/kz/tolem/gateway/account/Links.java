package kz.tolem.gateway.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// Addresses within the account pages.
public final class Links {

  private Links() {}

  public static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// A query string of these fields, without those that are empty; with its question mark, or empty.
  public static String query(Map<String, String> fields) {
    String query =
        fields.entrySet().stream()
            .filter(field -> !field.getValue().isEmpty())
            .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /// A path below the account pages that somebody gave us, or the first page: nobody is sent to another site.
  static String own(String path) {
    boolean own = path.matches("/[A-Za-z0-9/_-]*(\\?[!-~]*)?") && !path.startsWith("//") && path.length() <= 2000;
    return own ? path : "/";
  }
}

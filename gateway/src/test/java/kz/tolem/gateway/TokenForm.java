package kz.tolem.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A token request that starts valid; each `with` and `without` gives a copy that differs in one field. Immutable.
public final class TokenForm {

  public static final String PATH = "/oauth2/token";

  private static final String BOUNDARY = "----form7MA4YWxkTrZu0gW";

  private final Map<String, String> fields;

  private TokenForm(Map<String, String> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /// A request for a service token: client and scope alone.
  public static TokenForm service(String clientId, String clientSecret) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("scope", "payment");
    fields.put("client_id", clientId);
    fields.put("client_secret", clientSecret);
    return new TokenForm(fields);
  }

  /// A field more, or another value; it stands last when it is new.
  public TokenForm with(String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    copy.put(name, value);
    return new TokenForm(copy);
  }

  public TokenForm without(String... names) {
    Map<String, String> copy = new LinkedHashMap<>(fields);
    for (String name : names) {
      copy.remove(name);
    }
    return new TokenForm(copy);
  }

  public Map<String, String> fields() {
    return fields;
  }

  public Answer multipart(Wire wire) {
    return multipart(wire, PATH);
  }

  public Answer multipart(Wire wire, String path, String... headers) {
    return wire.post(path, multipartType(), multipartBody(), headers);
  }

  public String multipartBody() {
    return parts() + "--" + BOUNDARY + "--\r\n";
  }

  /// Some clients leave the last boundary out.
  public Answer multipartWithoutEnd(Wire wire) {
    return wire.post(PATH, multipartType(), parts());
  }

  public static String multipartType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  private String parts() {
    return fields.entrySet().stream()
        .map(
            field ->
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, field.getKey(), field.getValue()))
        .collect(Collectors.joining());
  }

  public Answer urlencoded(Wire wire, String... headers) {
    return wire.post(PATH, "application/x-www-form-urlencoded", encoded(), headers);
  }

  public String encoded() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public Answer json(Wire wire) {
    String body =
        fields.entrySet().stream()
            .map(field -> Json.quoted(field.getKey()) + ":" + Json.quoted(field.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return wire.post(PATH, "application/json", body);
  }
}

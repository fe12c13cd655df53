package kz.tolem.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a token: {@code POST /oauth2/token}. Source: EPAY.md 2.2, 2.6, 2.7.
 *
 * <p>Here an empty text is absent everywhere (EPAY.md 2.2). Holds secrets; {@link #toString} shows only what is safe.
 *
 * @param amount the amount as it was sent, to be read by {@link WireAmount}
 * @param accountId sent by some clients, without a documented meaning here
 * @param username of the password grant
 */
public record TokenRequest(
    Optional<String> grantType,
    Optional<String> scope,
    Optional<String> clientId,
    Optional<String> clientSecret,
    Optional<String> invoiceId,
    Optional<String> amount,
    Optional<String> currency,
    Optional<String> terminal,
    Optional<String> postLink,
    Optional<String> failurePostLink,
    Optional<String> secretHash,
    Optional<String> accountId,
    Optional<String> username,
    Optional<String> password,
    Optional<String> refreshToken) {

  /**
   * Reads the fields of a form of either kind, urlencoded or multipart, under any of their names.
   *
   * @throws MalformedMessage when two names of one field differ in value, or a text cannot be stored
   */
  public static TokenRequest ofForm(Map<String, String> form) {
    return of(Fields.ofTexts(form));
  }

  /**
   * Reads the JSON form that some clients send.
   *
   * @throws MalformedMessage when the body is not a JSON object of single values
   */
  public static TokenRequest ofJson(byte[] body) {
    return of(JsonReader.read(body));
  }

  private static TokenRequest of(Fields in) {
    return new TokenRequest(
        filled(in, "grant_type"),
        filled(in, "scope"),
        filled(in, "client_id"),
        filled(in, "client_secret"),
        filled(in, "invoiceID"),
        filled(in, "amount"),
        filled(in, "currency", "curency"),
        filled(in, "terminal", "terminalId"),
        filled(in, WireLinks.POST_LINK),
        filled(in, WireLinks.FAILURE_POST_LINK),
        filled(in, "secret_hash"),
        filled(in, "accountId"),
        filled(in, "username"),
        filled(in, "password"),
        filled(in, "refresh_token"));
  }

  private static Optional<String> filled(Fields in, String... names) {
    return in.text(names).filter(text -> !text.isEmpty());
  }

  /** The same request with the credentials that came by HTTP Basic (CLIENTS.md 1, no. 5). */
  public TokenRequest withClient(String id, String secret) {
    return new TokenRequest(
        grantType,
        scope,
        Optional.of(id),
        Optional.of(secret),
        invoiceId,
        amount,
        currency,
        terminal,
        postLink,
        failurePostLink,
        secretHash,
        accountId,
        username,
        password,
        refreshToken);
  }

  /** The fields as they are sent, in the documented order, absent ones left out. Holds the secrets. */
  public Map<String, String> toForm() {
    Map<String, String> form = new LinkedHashMap<>();
    grantType.ifPresent(value -> form.put("grant_type", value));
    username.ifPresent(value -> form.put("username", value));
    password.ifPresent(value -> form.put("password", value));
    scope.ifPresent(value -> form.put("scope", value));
    clientId.ifPresent(value -> form.put("client_id", value));
    clientSecret.ifPresent(value -> form.put("client_secret", value));
    refreshToken.ifPresent(value -> form.put("refresh_token", value));
    invoiceId.ifPresent(value -> form.put("invoiceID", value));
    amount.ifPresent(value -> form.put("amount", value));
    currency.ifPresent(value -> form.put("currency", value));
    terminal.ifPresent(value -> form.put("terminal", value));
    postLink.ifPresent(value -> form.put("postLink", value));
    failurePostLink.ifPresent(value -> form.put("failurePostLink", value));
    secretHash.ifPresent(value -> form.put("secret_hash", value));
    accountId.ifPresent(value -> form.put("accountId", value));
    return form;
  }

  /** Only what may be logged: no secret, no password, no refresh token, no links. */
  @Override
  public String toString() {
    return "TokenRequest["
        + ("grantType=" + grantType.orElse("") + ", scope=" + scope.orElse("") + ", clientId=" + clientId.orElse(""))
        + (", invoiceId=" + invoiceId.orElse("") + ", amount=" + amount.orElse(""))
        + (", currency=" + currency.orElse("") + ", terminal=" + terminal.orElse("") + "]");
  }
}

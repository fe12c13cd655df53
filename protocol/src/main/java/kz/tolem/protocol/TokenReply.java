package kz.tolem.protocol;

/**
 * A granted token. Source: EPAY.md 2.4, 2.6, 2.7.
 *
 * <p>Holds the token; {@link #toString} does not show it.
 *
 * @param expiresInSeconds the token's life from now
 * @param expiresIn whether the life stands on the wire as a number, as documented, or as a text, as live systems do
 * @param refreshToken empty where there is none
 * @param scope the granted scope words; empty where the reply named none
 */
public record TokenReply(
    String accessToken,
    long expiresInSeconds,
    ExpiresInForm expiresIn,
    String refreshToken,
    String scope,
    String tokenType) {

  /** The documented type of every token. */
  public static final String BEARER = "Bearer";

  /** How {@code expires_in} stands on the wire (CLIENTS.md 1, no. 1). */
  public enum ExpiresInForm {
    NUMBER,
    STRING
  }

  /** A payment or service token as the documents show it: no refresh token, type {@link #BEARER}. */
  public static TokenReply bearer(String accessToken, long expiresInSeconds, ExpiresInForm expiresIn, String scope) {
    return new TokenReply(accessToken, expiresInSeconds, expiresIn, "", scope, BEARER);
  }

  /**
   * Reads a reply of any grant. An absent refresh token or scope is empty, an absent type is {@link #BEARER}.
   *
   * @throws MalformedMessage when it is not JSON, or the token or its life is missing or unreadable
   */
  public static TokenReply read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new TokenReply(
        in.requiredText("access_token"),
        seconds(in),
        in.isQuoted("expires_in") ? ExpiresInForm.STRING : ExpiresInForm.NUMBER,
        in.textOrEmpty("refresh_token"),
        in.textOrEmpty("scope"),
        in.text("token_type").filter(type -> !type.isEmpty()).orElse(BEARER));
  }

  private static long seconds(Fields in) {
    int seconds = in.whole("expires_in").orElseThrow(() -> in.problem("expires_in", "is missing"));
    if (seconds < 0) {
      throw in.problem("expires_in", "must not be negative");
    }
    return seconds;
  }

  /** The JSON reply to client credentials: all five fields, the refresh token too when it is empty. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.text("access_token", accessToken);
          writeLife(out);
          out.text("refresh_token", refreshToken);
          out.text("scope", scope);
          out.text("token_type", tokenType);
        });
  }

  /** The JSON reply to the password grant, which shows no scope. Source: EPAY.md 2.6. */
  public byte[] writeForPassword() {
    return JsonWriter.write(
        out -> {
          out.text("access_token", accessToken);
          out.text("token_type", tokenType);
          out.text("refresh_token", refreshToken);
          writeLife(out);
        });
  }

  /**
   * The JSON reply to the refresh grant. The documents show no refresh token in it; one that is there comes last.
   * Source: EPAY.md 2.7.
   */
  public byte[] writeForRefresh() {
    return JsonWriter.write(
        out -> {
          out.text("access_token", accessToken);
          writeLife(out);
          out.text("scope", scope);
          out.text("token_type", tokenType);
          if (!refreshToken.isEmpty()) {
            out.text("refresh_token", refreshToken);
          }
        });
  }

  private void writeLife(JsonWriter out) {
    switch (expiresIn) {
      case NUMBER -> out.number("expires_in", expiresInSeconds);
      case STRING -> out.text("expires_in", Long.toString(expiresInSeconds));
    }
  }

  /** Everything but the tokens. */
  @Override
  public String toString() {
    return "TokenReply[expiresInSeconds=" + expiresInSeconds + ", scope=" + scope + ", tokenType=" + tokenType + "]";
  }
}

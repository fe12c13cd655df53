package kz.tolem.protocol;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The token inside a {@link PaymentObject}: a whole token reply as documented, or the bare token that some clients put
 * there. Immutable; {@link #toString} is a fixed text. Source: EPAY.md 4.3.
 */
public final class PageAuth {

  private static final String SCHEME = "bearer ";

  private final String accessToken;
  private final Map<String, String> reply;

  private PageAuth(String accessToken, Map<String, String> reply) {
    this.accessToken = accessToken;
    this.reply = reply;
  }

  /** The whole reply of the token endpoint. */
  public static PageAuth of(TokenReply reply) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("access_token", reply.accessToken());
    members.put("expires_in", Long.toString(reply.expiresInSeconds()));
    members.put("refresh_token", reply.refreshToken());
    members.put("scope", reply.scope());
    members.put("token_type", reply.tokenType());
    return new PageAuth(reply.accessToken(), members);
  }

  /** Reads the text form: a token reply as a query string, a token, or a token after the word Bearer. */
  static Optional<PageAuth> ofText(String text) {
    if (text.contains("access_token=")) {
      return Optional.of(of(Fields.ofTexts(Form.split(text, false))));
    }
    boolean withScheme = text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    String token = (withScheme ? text.substring(SCHEME.length()) : text).strip();
    return token.isEmpty() ? Optional.empty() : Optional.of(new PageAuth(token, Map.of()));
  }

  static PageAuth of(Fields in) {
    Map<String, String> members = new LinkedHashMap<>();
    String token = in.requiredText("access_token");
    members.put("access_token", token);
    for (String name : new String[] {"expires_in", "refresh_token", "scope", "token_type"}) {
      in.text(name).ifPresent(text -> members.put(name, text));
    }
    return new PageAuth(token, members);
  }

  /** The access token itself. */
  public String accessToken() {
    return accessToken;
  }

  /** The text form, as {@link #ofText} reads it. */
  String encode() {
    return reply.isEmpty() ? accessToken : PageQuery.encode(reply);
  }

  void writeTo(JsonWriter out, String name) {
    if (reply.isEmpty()) {
      out.text(name, accessToken);
    } else {
      out.object(name, auth -> reply.forEach((member, text) -> writeMember(auth, member, text)));
    }
  }

  private static void writeMember(JsonWriter auth, String member, String text) {
    boolean number = member.equals("expires_in") && WireAmount.parse(text).isPresent();
    if (number) {
      auth.number(member, WireAmount.parse(text).orElseThrow());
    } else {
      auth.text(member, text);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageAuth that && accessToken.equals(that.accessToken) && reply.equals(that.reply);
  }

  @Override
  public int hashCode() {
    return accessToken.hashCode();
  }

  @Override
  public String toString() {
    return "PageAuth[hidden]";
  }
}

package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenMessagesTest {

  @ParameterizedTest
  @CsvSource({
    "invoiceID, invoiceID", "invoiceId, invoiceID", "curency, currency", "terminalId, terminal", "terminalID, terminal",
    "terminal, terminal", "secretHash, secret_hash", "secret_hash, secret_hash", "accountID, accountId",
    "account_id, accountId", "post_link, postLink", "postlink, postLink", "POSTLINK, postLink",
    "faillink, failurePostLink", "failureLink, failurePostLink", "failure_post_link, failurePostLink"
  })
  void every_name_of_a_field_is_read(String sent, String documented) {
    TokenRequest request = TokenRequest.ofForm(Map.of(sent, "value"));

    assertThat(request.toForm()).containsExactly(Map.entry(documented, "value"));
  }

  @Test
  void an_empty_field_is_absent() {
    Map<String, String> form = new LinkedHashMap<>(Form.parse(Examples.form("02-token.payment.request.form")));
    form.replaceAll((name, value) -> "");

    assertThat(TokenRequest.ofForm(form).toForm()).isEmpty();
    assertThat(TokenRequest.ofForm(form)).isEqualTo(TokenRequest.ofForm(Map.of()));
  }

  @Test
  void unknown_fields_are_ignored() {
    assertThat(TokenRequest.ofForm(Map.of("fingerprint", "x")).toForm()).isEmpty();
  }

  @Test
  void two_names_of_one_field_must_agree() {
    Map<String, String> differing = Map.of("invoiceID", "100000451", "invoiceId", "100000452");

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> TokenRequest.ofForm(differing)))
        .hasMessage("invoiceID is given twice with different values");
  }

  @Test
  void json_is_read_like_a_form() {
    String json = "{\"grant_type\":\"client_credentials\",\"amount\":1500,\"curency\":\"KZT\",\"postLink\":null}";

    assertThat(TokenRequest.ofJson(json.getBytes(UTF_8)))
        .isEqualTo(
            TokenRequest.ofForm(Map.of("grant_type", "client_credentials", "amount", "1500", "currency", "KZT")));
  }

  @Test
  void a_field_of_a_form_that_cannot_be_stored_is_refused() {
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> TokenRequest.ofForm(Map.of("secret_hash", "\u0000")))
        .withMessage("secret_hash contains the character U+0000");
  }

  @Test
  void credentials_of_http_basic_take_their_place() {
    TokenRequest request = TokenRequest.ofForm(Map.of("scope", "payment")).withClient("shop", "word");

    assertThat(request.toForm())
        .containsExactly(
            Map.entry("scope", "payment"), Map.entry("client_id", "shop"), Map.entry("client_secret", "word"));
  }

  @Test
  void a_request_shows_no_secret() {
    Map<String, String> form = new LinkedHashMap<>();
    for (String secret : new String[] {"client_secret", "password", "refresh_token", "secret_hash", "username"}) {
      form.put(secret, "hidden-" + secret);
    }
    form.put("client_id", "shop");

    assertThat(TokenRequest.ofForm(form)).asString().contains("clientId=shop").doesNotContain("hidden");
  }

  @Test
  void a_reply_shows_no_token() {
    TokenReply reply = TokenReply.bearer("hidden", 7200, TokenReply.ExpiresInForm.NUMBER, "payment");

    assertThat(reply).asString().contains("7200").doesNotContain("hidden");
  }

  @Test
  void the_life_is_read_in_both_forms_and_kept_in_its_own() {
    Function<String, TokenReply> read =
        life -> TokenReply.read(("{\"access_token\":\"T\",\"expires_in\":" + life + "}").getBytes(UTF_8));

    assertThat(read.apply("7200"))
        .isEqualTo(new TokenReply("T", 7200, TokenReply.ExpiresInForm.NUMBER, "", "", "Bearer"));
    assertThat(read.apply("\"7200\""))
        .isEqualTo(new TokenReply("T", 7200, TokenReply.ExpiresInForm.STRING, "", "", "Bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"soon\"", "1e20", "true", "[]", "null", "\"\""})
  void a_life_that_is_no_number_of_seconds_is_refused(String life) {
    byte[] reply = ("{\"access_token\":\"T\",\"expires_in\":" + life + "}").getBytes(UTF_8);

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> TokenReply.read(reply)))
        .hasMessageStartingWith("expires_in ");
  }

  @Test
  void the_next_refresh_token_stands_behind_what_is_documented() {
    TokenReply reply = new TokenReply("T", 7200, TokenReply.ExpiresInForm.NUMBER, "R", "api", "Bearer");

    assertThat(new String(reply.writeForRefresh(), UTF_8))
        .isEqualTo(
            "{\"access_token\":\"T\",\"expires_in\":7200,\"scope\":\"api\",\"token_type\":\"Bearer\","
                + "\"refresh_token\":\"R\"}");
  }

  @Test
  void a_reply_without_token_is_refused() {
    assertThatExceptionOfType(MalformedMessage.class)
        .isThrownBy(() -> TokenReply.read("{\"access_token\":\"\",\"expires_in\":1}".getBytes(UTF_8)))
        .withMessage("access_token is missing");
  }

  @Test
  void refusals_of_every_shape_are_read() {
    byte[] bare = "{\"message\":\"Invalid client credentials\"}".getBytes(UTF_8);
    byte[] other = "{\"resultCode\":\"7\",\"resultMessage\":\"no\"}".getBytes(UTF_8);

    assertThat(TokenError.read(bare)).isEqualTo(new TokenError(-1, "Invalid client credentials", "", ""));
    assertThat(TokenError.read(other)).isEqualTo(new TokenError(7, "no", "", ""));
  }

  @Test
  void our_refusal_is_the_recommended_one() {
    assertThat(TokenError.of("invalid_client", "client authentication failed"))
        .isEqualTo(TokenError.read(Examples.bytes("02-token.error.401.recommended.json")));
  }
}

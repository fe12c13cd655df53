package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardMessagesTest {

  private static final String CYRILLIC = "\u0441ryptogram";

  private static CryptogramPayment payment(String json) {
    return CryptogramPayment.read(json.getBytes(UTF_8));
  }

  private static CryptogramPlaintext plaintext(String expDate) {
    TerminalId terminal = TerminalId.parse("67e34d63-102f-4bd1-898e-370781d0074d").orElseThrow();
    return new CryptogramPlaintext("4405639704015096", expDate, "321", terminal);
  }

  @Test
  void an_empty_list_of_cards_is_read_in_both_forms_and_written_as_asked() {
    CardList empty = CardList.read("[]".getBytes(UTF_8));

    assertThat(empty).isEqualTo(CardList.read(Examples.bytes("06-cards-list.empty.json")));
    assertThat(empty.write(CardList.WhenEmpty.EMPTY_LIST)).asString(UTF_8).isEqualTo("[]");
    assertThat(TestJson.object(empty.write(CardList.WhenEmpty.CODE)))
        .isEqualTo(TestJson.object(Examples.bytes("06-cards-list.empty.json")));
  }

  @Test
  void a_list_with_cards_is_a_list_under_either_setting() {
    CardList cards = CardList.read(Examples.bytes("06-cards-list.response.200.json"));

    assertThat(cards.write(CardList.WhenEmpty.CODE)).isEqualTo(cards.write(CardList.WhenEmpty.EMPTY_LIST));
    assertThat(cards.cards().get(0).createdDate()).contains(OffsetDateTime.parse("2025-03-04T10:11:12.123456+05:00"));
  }

  @Test
  void a_thousand_cards_are_read() {
    CardListEntry card = CardList.read(Examples.bytes("06-cards-list.response.200.json")).cards().get(0);
    CardList many = new CardList(Collections.nCopies(1000, card));

    assertThat(CardList.read(many.write(CardList.WhenEmpty.CODE))).isEqualTo(many);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"code\":-1,\"message\":\"m\"}", "{\"code\":0}"})
  void an_object_that_is_not_the_empty_list_is_refused(String json) {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CardList.read(json.getBytes(UTF_8))))
        .hasMessage("the body is neither a list of cards nor the code 1373");
  }

  @Test
  void a_list_of_anything_but_cards_is_refused() {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CardList.read("[1]".getBytes(UTF_8))))
        .hasMessage("the body must be a list of objects");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CardList.read("[{}]".getBytes(UTF_8))))
        .hasMessage("ID is missing");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CardList.read("[{\"ID\":\"7\"}]".getBytes(UTF_8))))
        .hasMessage("ID must be a UUID");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CardList.read("[] []".getBytes(UTF_8))))
        .hasMessage("the body goes on after its JSON value");
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CardList.read("7".getBytes(UTF_8))))
        .hasMessage("the body must be a JSON list or object");
  }

  @Test
  void a_card_in_the_list_shows_neither_person_nor_fingerprint() {
    CardList cards = CardList.read(Examples.bytes("06-cards-list.response.200.json"));

    assertThat(cards)
        .asString()
        .contains("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c")
        .doesNotContain("AIGERIM", "9f2b7c40", "0123456789ABCDEF", "client-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cryptogram", CYRILLIC, "Cryptogram"})
  void the_cryptogram_is_found_under_either_spelling(String name) {
    String json = "{\"" + name + "\":\"c\"}";

    assertThat(payment(json).cryptogram()).contains("c");
    assertThat(BonusRequest.read(json.getBytes(UTF_8)).cryptogram()).isEqualTo("c");
  }

  @Test
  void two_spellings_must_agree() {
    assertThat(payment("{\"cryptogram\":\"c\",\"" + CYRILLIC + "\":\"c\"}").cryptogram()).contains("c");
    assertThat(
            catchThrowableOfType(
                MalformedMessage.class, () -> payment("{\"cryptogram\":\"c\",\"" + CYRILLIC + "\":\"d\"}")))
        .hasMessage("cryptogram is given twice with different values");
  }

  @Test
  void the_key_is_written_as_asked() {
    CryptogramPayment request = CryptogramPayment.builder().cryptogram("c").build();

    assertThat(TestJson.object(request.write(CryptogramKey.LATIN))).isEqualTo(Map.of("cryptogram", "c"));
    assertThat(TestJson.object(request.write(CryptogramKey.CYRILLIC))).isEqualTo(Map.of(CYRILLIC, "c"));
    assertThat(TestJson.names(request.write(CryptogramKey.BOTH))).isEqualTo(List.of(CYRILLIC, "cryptogram"));
    assertThat(TestJson.names(new BonusRequest("c").write(CryptogramKey.BOTH)))
        .isEqualTo(List.of(CYRILLIC, "cryptogram"));
  }

  @Test
  void a_built_verification_is_the_documented_one() {
    CryptogramPayment built =
        CryptogramPayment.builder()
            .money(Money.of(BigDecimal.ZERO, Currency.getInstance("USD")))
            .name("AIGERIM EXAMPLE")
            .cryptogram("BASE64_OF_RSA_BLOCK")
            .invoiceId("100000452")
            .invoiceIdAlt("200000452")
            .description("card registration")
            .accountId("client-17")
            .email("buyer@example.kz")
            .phone("77010000001")
            .postLink("https://shop.example.kz/epay/post")
            .failurePostLink("https://shop.example.kz/epay/post-fail")
            .cardSave(true)
            .verification()
            .build();

    assertThat(built).isEqualTo(CryptogramPayment.read(Examples.bytes("06-card-verification.api.request.json")));
    assertThat(built.isVerification()).isTrue();
  }

  @Test
  void further_fields_of_a_payment_are_read_and_written_again() {
    String json =
        "{\"amount\":1,\"terminalId\":\"t\",\"backLink\":\"b\",\"failureBackLink\":\"f\",\"language\":\"kaz\","
            + "\"useBonus\":false,\"not3d\":true}";

    CryptogramPayment request = payment(json);

    assertThat(TestJson.object(request.write(CryptogramKey.BOTH))).isEqualTo(TestJson.object(json));
    assertThat(request.isVerification()).isFalse();
    assertThat(
            CryptogramPayment.builder().terminalId("t").backLink("b").failureBackLink("f").language("kaz")
                .useBonus(false).not3d(true).data("").build())
        .isEqualTo(payment(json.replace("\"amount\":1", "\"data\":\"\"")));
  }

  @Test
  void an_amount_that_is_no_number_is_read_and_not_written() {
    CryptogramPayment request = payment("{\"amount\":\"a lot\"}");

    assertThat(request.amount()).contains("a lot");
    assertThatIllegalStateException().isThrownBy(() -> request.write(CryptogramKey.BOTH));
  }

  @Test
  void neither_cryptogram_nor_card_nor_person_is_shown() {
    CryptogramPayment request = CryptogramPayment.read(Examples.bytes("07-cryptopay.cyrillic-key.request.json"));

    assertThat(request).asString().contains("100000451").doesNotContain("BASE64", "AIGERIM", "buyer@", "7701", "shop");
    assertThat(new BonusRequest("c-text")).asString().doesNotContain("c-text");
    assertThat(plaintext("0127")).asString().isEqualTo("CryptogramPlaintext[hidden]");
  }

  @Test
  void the_card_in_a_cryptogram_is_read() {
    CryptogramPlaintext card = CryptogramPlaintext.read(Examples.bytes("07-cryptogram.plaintext.json"));

    assertThat(card.cardNumber()).isEqualTo("4405639704015096");
    assertThat(card.expDate()).isEqualTo("0127");
    assertThat(card.expiry()).contains(YearMonth.of(2027, 1));
    assertThat(card.securityCode()).isEqualTo("321");
    assertThat(card.terminalId()).hasToString("67e34d63-102f-4bd1-898e-370781d0074d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1327", "0027", "127", "01/27", "012027", "01 2", "\u0661\u0662\u0662\u0667"})
  void an_expiry_that_is_not_month_and_year_is_none(String expDate) {
    assertThat(plaintext(expDate).expiry()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hpan", "expDate", "cvc", "terminalId"})
  void a_card_that_lacks_a_part_is_refused_without_showing_the_others(String name) {
    String json = Examples.text("07-cryptogram.plaintext.json").replace("\"" + name + "\"", "\"other\"");

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> CryptogramPlaintext.read(json.getBytes(UTF_8))))
        .hasMessage(name + " is missing");
  }

  @Test
  void plus_signs_are_encoded_in_forms_and_mended_in_base64() {
    Secure3DForm form = new Secure3DForm("a+b=", "m+d", "https://x.kz/?a=b+c");

    assertThat(form.write()).isEqualTo("PaReq=a%2Bb%3D&MD=m%2Bd&TermUrl=https%3A%2F%2Fx.kz%2F%3Fa%3Db%2Bc");
    assertThat(Secure3DForm.read(form.write().getBytes(UTF_8))).isEqualTo(form);
    assertThat(Secure3DAnswer.read("PaRes=a+b%3D&MD=m%2Bd".getBytes(UTF_8)))
        .isEqualTo(new Secure3DAnswer("a+b=", "m+d"));
    assertThat(form).asString().isEqualTo("Secure3DForm[hidden]");
    assertThat(new Secure3DAnswer("a", "b")).asString().isEqualTo("Secure3DAnswer[hidden]");
  }

  @Test
  void an_error_code_outweighs_a_reference() {
    assertThat(Secure3DResult.ofQuery(Map.of("errorCode", "455", "reference", "1")))
        .contains(new Secure3DResult.Failed(455));
    assertThat(Secure3DResult.ofQuery(Map.of("reference", ""))).isEmpty();
    assertThat(Secure3DResult.ofQuery(Map.of())).isEqualTo(Optional.empty());
  }

  @Test
  void a_confirmation_needs_its_payment() {
    String json = "{\"ID\":\"5\",\"PaRes\":\"p\",\"MD\":\"m\"}";

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> ConfirmRequest.read(json.getBytes(UTF_8))))
        .hasMessage("ID must be a UUID");
    assertThat(ConfirmRequest.read(Examples.bytes("07-3ds.merchant-confirm.request.json")))
        .asString()
        .isEqualTo("ConfirmRequest[id=5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d]");
  }
}

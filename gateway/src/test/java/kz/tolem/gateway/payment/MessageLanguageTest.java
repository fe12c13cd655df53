package kz.tolem.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A decline is told in the language of the request, a fault of the request in English.
class MessageLanguageTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer pays(TestShop shop, String invoice, String language, String amount) {
    return shop.payment(invoice, amount).with("language", language).send(gateway.wire(), shop.token(invoice, amount));
  }

  @ParameterizedTest
  @CsvSource({"rus, RUSSIAN", "kaz, KAZAKH", "eng, ENGLISH", "fra, RUSSIAN"})
  void a_decline_speaks_the_buyers_language(String word, Language language) {
    var declined = pays(gateway.shop(), TestShop.freshInvoice(), word, "900484");

    assertThat(declined.text("message")).isEqualTo(DeclineCode.of(484).text(language));
  }

  @ParameterizedTest
  @CsvSource({"rus", "kaz", "eng"})
  void a_fault_of_the_request_speaks_english(String word) {
    var shop = gateway.shop();
    var invoice = TestShop.freshInvoice();
    pays(shop, invoice, word, "100");

    assertThat(pays(shop, invoice, word, "100").text("message")).isEqualTo("invoice " + invoice + " is already paid");
  }

  @ParameterizedTest
  @CsvSource({"rus, RUSSIAN", "kaz, KAZAKH", "eng, ENGLISH"})
  void a_refused_operation_names_the_reason_in_the_payments_language(String word, Language language) {
    var shop = gateway.shop(Terminals::oneStep);
    var id = pays(shop, TestShop.freshInvoice(), word, "5000000").text("id");

    var refused =
        gateway.wire().post("/operation/" + id + "/refund?amount=900484", "application/json", "",
            "Authorization", "Bearer " + shop.granted(shop.serviceToken()));

    assertThat(refused.number("code")).isEqualTo(100);
    assertThat(refused.text("message"))
        .isEqualTo("refused by the card host: " + DeclineCode.of(484).text(language) + " (484)");
  }
}

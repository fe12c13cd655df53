package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tolem.gateway.page.FormView.Cards;
import kz.tolem.gateway.page.FormView.Field;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.Test;

class FormTemplateTest {

  @Test
  void the_form_of_a_new_card_has_the_fields_that_the_server_reads() {
    Html html = form("form");

    Set<String> names = new HashSet<>(html.values("name"));
    for (Field field : Field.values()) {
      assertThat(names.contains(field.wire())).as(field.wire()).isEqualTo(field != Field.CARD_CHOICE);
    }
    assertThat(html.all("form")).singleElement().satisfies(form -> {
      assertThat(form.get("method")).isEqualTo("post");
      assertThat(form.get("action")).isEqualTo("/payform/");
    });
    assertThat(field(html, "checkout").get("value")).isEqualTo("sealed+order/==");
  }

  @Test
  void a_browser_is_told_what_each_field_is_for() {
    Html html = form("form");

    assertThat(field(html, "number").get("autocomplete")).isEqualTo("cc-number");
    assertThat(field(html, "expiry").get("autocomplete")).isEqualTo("cc-exp");
    assertThat(field(html, "cvc").get("autocomplete")).isEqualTo("cc-csc");
    assertThat(field(html, "name").get("autocomplete")).isEqualTo("cc-name");
    assertThat(field(html, "email").get("autocomplete")).isEqualTo("email");
    assertThat(List.of("number", "expiry", "cvc"))
        .allSatisfy(name -> assertThat(field(html, name).get("inputmode")).isEqualTo("numeric"));
  }

  @Test
  void number_and_cvc_are_never_filled_in_again() {
    for (String name : List.of("form", "form-errors", "form-declined", "form-saved")) {
      Html html = form(name);

      assertThat(field(html, "number").get("value")).isEmpty();
      assertThat(field(html, "cvc").get("value")).isEmpty();
      assertThat(field(html, "email").get("value")).isEqualTo("buyer@example.kz");
    }
  }

  @Test
  void an_error_stands_beside_its_field_and_in_the_title() {
    Html html = form("form-errors");

    assertThat(field(html, "number").get("aria-invalid")).isEqualTo("true");
    assertThat(field(html, "email").has("aria-invalid")).isFalse();
    assertThat(html.source())
        .contains("id=\"number-error\" aria-live=\"polite\">" + FormTexts.NUMBER_WRONG.in(Language.ENGLISH) + "</p>")
        .contains("<title>Error: Pay for order 100000451");
    assertThat(html.values("role")).contains("alert");
  }

  @Test
  void saved_cards_are_a_choice_with_one_chosen() {
    List<Html.Tag> choices = form("form-saved").fields().stream()
        .filter(field -> field.get("name").equals("cardChoice"))
        .toList();

    assertThat(choices).hasSize(4);
    assertThat(choices).filteredOn(choice -> choice.has("checked")).singleElement()
        .satisfies(choice -> assertThat(choice.get("value")).isEqualTo("0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c"));
    assertThat(choices.getLast().get("value")).isEqualTo(Cards.NEW_CARD);
  }

  @Test
  void a_given_card_asks_for_its_cvc_and_no_number() {
    Html html = form("form-given");

    assertThat(field(html, "cardChoice").get("value")).isEqualTo("e7e2587f-de26-4f41-ae1f-80c1fea31728");
    assertThat(html.values("name")).contains("cvc", "email").doesNotContain("number", "expiry", "name", "saveCard");
  }

  @Test
  void the_save_box_is_ticked_only_when_the_view_says_so() {
    assertThat(field(form("form"), "saveCard").has("checked")).isFalse();
    assertThat(field(form("form-errors"), "saveCard").has("checked")).isTrue();
    assertThat(form("form-verification").values("name")).doesNotContain("saveCard");
  }

  @Test
  void a_card_check_says_that_nothing_is_charged() {
    assertThat(form("form-verification").source())
        .contains(FormTexts.NOTHING_CHARGED.in(Language.ENGLISH))
        .contains(FormTexts.VERIFY.in(Language.ENGLISH))
        .doesNotContain(FormTexts.AMOUNT_DUE.in(Language.ENGLISH));
  }

  private static Html form(String name) {
    return Html.of(PageTemplates.render("page/form.jte", SampleViews.in(Language.ENGLISH).forms().get(name)));
  }

  private static Html.Tag field(Html html, String name) {
    return html.all("input").stream().filter(tag -> tag.get("name").equals(name)).findFirst().orElseThrow();
  }
}

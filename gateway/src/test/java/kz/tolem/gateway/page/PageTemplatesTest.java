package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.tolem.gateway.page.FormView.Cards;
import kz.tolem.gateway.page.FormView.Field;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTemplatesTest {

  private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror='y'> {1} ${2} & </title>";

  record Page(String name, SampleViews.Sample sample) {

    Html html() {
      return Html.of(PageTemplates.render(sample));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Page> pages() {
    return Stream.of(Language.values())
        .flatMap(language -> pages(SampleViews.in(language)));
  }

  static Stream<Page> hostilePages() {
    return Stream.of(Language.values())
        .flatMap(language -> pages(new SampleViews(language, HOSTILE, HOSTILE)));
  }

  private static Stream<Page> pages(SampleViews views) {
    return views.all().entrySet().stream()
        .map(sample -> new Page(sample.getKey() + " " + views.language().tag(), sample.getValue()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_field_has_a_label_and_every_label_a_field(Page page) {
    Html html = page.html();

    List<String> fields = html.fields().stream().map(field -> field.get("id")).toList();
    List<String> labels = html.all("label").stream().map(label -> label.get("for")).toList();

    assertThat(labels).containsExactlyInAnyOrderElementsOf(fields).doesNotContain("");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_reference_meets_one_element(Page page) {
    Html html = page.html();

    List<String> ids = html.values("id");
    List<String> references = new ArrayList<>();
    for (String attribute : List.of("aria-describedby", "aria-labelledby")) {
      html.values(attribute).forEach(value -> references.addAll(List.of(value.split(" "))));
    }

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(references);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothing_needs_a_weaker_content_policy(Page page) {
    Html html = page.html();

    assertThat(html.all("style")).isEmpty();
    assertThat(html.all("base")).isEmpty();
    assertThat(html.all("script")).isNotEmpty().allSatisfy(script -> assertThat(script.get("src")).startsWith("web/"));
    assertThat(html.source()).containsPattern("<script [^>]*></script>");
    assertThat(html.tags()).allSatisfy(tag -> assertThat(tag.attributes().keySet())
        .noneMatch(name -> name.startsWith("on") || name.equals("style")));
    assertThat(html.values("src")).allSatisfy(source -> assertThat(source).startsWith("web/"));
    assertThat(html.all("link")).allSatisfy(link -> assertThat(link.get("href")).startsWith("web/"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_says_its_language_and_has_one_first_heading(Page page) {
    Html html = page.html();

    assertThat(html.all("html")).singleElement().satisfies(tag -> assertThat(tag.get("lang")).isIn("ru", "kk", "en"));
    assertThat(html.all("h1")).hasSize(1);
    assertThat(html.all("main")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("hostilePages")
  void hostile_text_stays_text(Page page) {
    Html html = page.html();

    // Html itself refuses a stray angle bracket.
    assertThat(html.source()).doesNotContain("<script>").doesNotContain("<img");
    assertThat(html.all("script")).allSatisfy(script -> assertThat(script.get("src")).startsWith("web/"));
    assertThat(html.source()).contains("alert(1)").contains("{1} ${2}");
  }

  @Test
  void no_page_reads_alike_in_two_languages() {
    Map<String, SampleViews.Sample> russian = SampleViews.in(Language.RUSSIAN).all();

    assertThat(russian.keySet()).allSatisfy(name -> {
      Set<String> pages = new HashSet<>();
      for (Language language : Language.values()) {
        pages.add(PageTemplates.render(new SampleViews(language, "Shop", "same").all().get(name)));
      }
      assertThat(pages).hasSize(Language.values().length);
    });
  }

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

  @Test
  void an_unknown_outcome_warns_asks_again_and_offers_no_second_payment() {
    Html html = result("result-pending");

    assertThat(html.source()).contains("Do not pay again");
    assertThat(refresh(html)).isEqualTo("5; url=/payform/result/abc?x=1&amp;y=2");
    assertThat(html.all("form")).isEmpty();
  }

  @Test
  void only_an_automatic_return_leaves_by_itself() {
    assertThat(refresh(result("result-paid-automatic"))).isEqualTo("5; url=https://shop.example.kz/order/451?a=1;b=2");
    assertThat(refresh(result("result-paid"))).isEmpty();
    assertThat(refresh(result("result-declined"))).isEmpty();
    assertThat(refresh(result("result-paid-widget"))).isEmpty();
  }

  @Test
  void a_decline_says_why_what_next_and_lets_the_buyer_try_again() {
    Html html = result("result-declined");

    assertThat(html.source()).contains("Not enough money on the card", "Top up the card", "Answer code: 484", "Attempts left: 2");
    assertThat(html.all("form")).singleElement().satisfies(form -> assertThat(form.get("method")).isEqualTo("post"));
    assertThat(result("result-declined-last").all("form")).isEmpty();
  }

  @Test
  void a_widget_is_told_where_its_result_may_be_heard() {
    Html.Tag paid = widgetButton("result-paid-widget");
    Html.Tag declined = widgetButton("result-declined-widget");

    assertThat(paid.get("data-widget-origin")).isEqualTo("https://shop.example.kz");
    assertThat(paid.get("data-widget-success")).isEqualTo("true");
    assertThat(paid.get("data-widget-last")).isEqualTo("true");
    assertThat(declined.get("data-widget-success")).isEqualTo("false");
  }

  private static Html.Tag widgetButton(String name) {
    return result(name).tags().stream().filter(tag -> tag.has("data-widget-origin")).findFirst().orElseThrow();
  }

  private static Html form(String name) {
    return Html.of(PageTemplates.render("page/form.jte", SampleViews.in(Language.ENGLISH).forms().get(name)));
  }

  private static Html result(String name) {
    return Html.of(PageTemplates.render("page/result.jte", SampleViews.in(Language.ENGLISH).results().get(name)));
  }

  private static Html.Tag field(Html html, String name) {
    return html.all("input").stream().filter(tag -> tag.get("name").equals(name)).findFirst().orElseThrow();
  }

  private static String refresh(Html html) {
    return html.all("meta").stream()
        .filter(meta -> meta.get("http-equiv").equals("refresh"))
        .map(meta -> meta.get("content"))
        .findFirst()
        .orElse("");
  }
}

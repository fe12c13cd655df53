package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tolem.protocol.Language;
import org.junit.jupiter.api.Test;

class ResultTemplateTest {

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

    assertThat(html.source())
        .contains("Not enough money on the card", "Top up the card", "Answer code: 484", "Attempts left: 2");
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

  private static Html result(String name) {
    return Html.of(PageTemplates.render("page/result.jte", SampleViews.in(Language.ENGLISH).results().get(name)));
  }

  private static String refresh(Html html) {
    return html.all("meta").stream()
        .filter(meta -> meta.get("http-equiv").equals("refresh"))
        .map(meta -> meta.get("content"))
        .findFirst()
        .orElse("");
  }
}

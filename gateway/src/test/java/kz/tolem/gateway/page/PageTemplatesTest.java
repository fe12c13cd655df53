package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
}

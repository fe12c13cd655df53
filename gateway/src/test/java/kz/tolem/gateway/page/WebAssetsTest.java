package kz.tolem.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.tolem.gateway.page.FrameView.Shape;
import kz.tolem.protocol.Language;
import org.junit.jupiter.api.Test;

class WebAssetsTest {

  private static final Pattern CSS_URL = Pattern.compile("url\\(\"([^\"]+)\"\\)");
  private static final int SCRIPT_BYTES_MAX = 8 * 1024;

  @Test
  void everything_that_a_page_or_a_style_sheet_names_is_there() {
    List<String> named = new ArrayList<>(List.of("sandbox-shop.css"));
    for (SampleViews.Sample sample : SampleViews.in(Language.RUSSIAN).all().values()) {
      Html html = Html.of(PageTemplates.render(sample));
      html.values("src").forEach(named::add);
      html.all("link").forEach(link -> named.add(link.get("href")));
    }
    CSS_URL.matcher(read("payform.css")).results().forEach(url -> named.add(url.group(1)));

    assertThat(named).hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(read(name.replace("web/", ""))).isNotBlank());
  }

  @Test
  void no_asset_asks_another_origin_or_evaluates_text() {
    for (String name : List.of("payform.css", "sandbox-shop.css", "payform.js", "payment-api.js", "sandbox-shop.js",
        "sandbox-acs.css", "go.js", "account.css", "account.js", "account-chart.js")) {
      assertThat(read(name)).as(name).doesNotContain("://", "eval(", "new Function", "innerHTML", "document.write");
    }
  }

  @Test
  void the_form_script_stays_small() {
    assertThat(read("payform.js").getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(SCRIPT_BYTES_MAX);
  }

  @Test
  void the_library_has_one_place_for_lz_string() {
    assertThat(read("payment-api.js").split(Pattern.quote("/* lz-string */"), -1)).hasSize(2);
  }

  @Test
  void a_monogram_is_the_first_letter_whatever_its_script() {
    assertThat(frame("алма").monogram()).isEqualTo("А");
    assertThat(frame(" 🍎 Apples").monogram()).isEqualTo("🍎");
    assertThat(frame(" ").monogram()).isEmpty();
  }

  private static FrameView frame(String shopName) {
    return new FrameView(Language.RUSSIAN, shopName, Shape.PAGE, "web", "", List.of());
  }

  private static String read(String name) {
    try (InputStream in = WebAssetsTest.class.getResourceAsStream("/web/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormPropertyTest {

  private static Map<String, String> parse(String body) {
    return Form.parse(body.getBytes(UTF_8));
  }

  @Property
  void any_fields_come_back(@ForAll("fields") Map<String, String> fields) {
    assertThat(parse(Form.write(fields))).isEqualTo(fields);
  }

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange('\u0001', '\uD7FF').withChars("&=+% #").ofMaxLength(20);
    return Arbitraries.maps(texts.filter(name -> !name.isEmpty()), texts).ofMaxSize(10);
  }
}

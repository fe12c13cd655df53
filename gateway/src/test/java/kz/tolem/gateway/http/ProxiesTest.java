package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose word counts for where a request came from.
class ProxiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8.8.8.8   | ''                        | 8.8.8.8
          8.8.8.8   | 1.2.3.4                   | 8.8.8.8
          10.0.0.7  | ''                        | 10.0.0.7
          10.0.0.7  | 1.2.3.4                   | 1.2.3.4
          10.0.0.7  | 9.9.9.9, 1.2.3.4          | 1.2.3.4
          10.0.0.7  | 9.9.9.9, 1.2.3.4, 10.0.0.8 | 1.2.3.4
          10.0.0.7  | 10.0.0.8                  | 10.0.0.8
          10.0.0.7  | 1.2.3.4, unknown          | 10.0.0.7
          10.0.0.7  | 1.2.3.4, <script>         | 10.0.0.7
          10.0.0.7  | 2001:db8::1               | 2001:db8::1
          [::1]     | 1.2.3.4                   | 1.2.3.4
          """)
  void the_last_address_that_no_proxy_of_ours_has_added_counts(String peer, String forwarded, String caller) {
    var proxies = new Proxies(Set.of("10.0.0.7", "10.0.0.8", "::1"));
    List<String> values = forwarded.isEmpty() ? List.of() : Arrays.asList(forwarded.split(", "));

    assertThat(proxies.caller(peer, values)).isEqualTo(caller);
  }
}

package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', textBlock = """
      jdbc:postgresql://db/pay?user=u&password=p,              jdbc:postgresql://db/pay,                      u, p
      jdbc:postgresql://db:5433/pay?user=u&password=a%26b+c,   jdbc:postgresql://db:5433/pay,                 u, a&b+c
      jdbc:postgresql://db/pay?sslmode=require&user=u,         jdbc:postgresql://db/pay?sslmode=require,      u, ""
      "jdbc:postgresql://a,b:5433/pay?user=u&password=p",      "jdbc:postgresql://a,b:5433/pay",              u, p
      postgres://u:p@db/pay,                                   jdbc:postgresql://db/pay,                      u, p
      postgresql://u:p@db:5433/pay,                            jdbc:postgresql://db:5433/pay,                 u, p
      postgres://u%40x:p%3A%2F%40@db/pay,                      jdbc:postgresql://db/pay,                      u@x, p:/@
      postgres://u:p@x@db/pay,                                 jdbc:postgresql://db/pay,                      u, p@x
      postgres://u@db/pay,                                     jdbc:postgresql://db/pay,                      u, ""
      postgres://db/pay?user=u&password=p,                     jdbc:postgresql://db/pay,                      u, p
      postgres://u:p@[::1]:5433/pay,                           jdbc:postgresql://[::1]:5433/pay,              u, p
      postgres://u:p@db/pay?connect_timeout=3,                 jdbc:postgresql://db/pay?connectTimeout=3,     u, p
      postgres://u:p@db/pay?target_session_attrs=read-write,   jdbc:postgresql://db/pay?targetServerType=primary, u, p
      """)
  void both_usual_forms_are_understood(String url, String jdbcUrl, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse(url);

    String separator = jdbcUrl.contains("?") ? "&" : "?";
    assertThat(address.jdbcUrl()).isEqualTo(jdbcUrl + separator + "logServerErrorDetail=false");
    assertThat(address.user()).isEqualTo(user);
    assertThat(address.password()).isEqualTo(password);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      mysql://u:secret@db/pay,                   must start with
      jdbc:postgresql:pay,                       must start with
      postgres://u:secret@db,                    must end with
      postgres://u:secret@db/,                   must end with
      postgres://u:secret@/pay,                  must name a host
      postgres://:secret@db/pay,                 must name the user
      jdbc:postgresql://db/pay?password=secret,  must name the user
      jdbc:postgresql://u:secret@db/pay,         names the user as ?user=
      postgres://u:secret%@db/pay,               has a %
      postgres://u:secret@db/pay?secret,         has a parameter without a value
      """)
  void what_is_wrong_is_said_without_the_secret(String url, String fault) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault)
        .message().doesNotContain("secret");
  }
}

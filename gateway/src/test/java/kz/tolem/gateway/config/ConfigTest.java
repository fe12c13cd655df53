package kz.tolem.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  @Test
  void nothing_given_is_a_sandbox_on_this_machine() {
    Config config = Config.read(Map.of());

    assertThat(config.mode()).isEqualTo(Mode.SANDBOX);
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.publicUrl(config.port())).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(config.database()).isEmpty();
    assertThat(config.databasePool()).isEqualTo(8);
    assertThat(config.masterKey())
        .isEqualTo(new MasterKeySource.MadeOnFirstStart(Path.of("data/keys/master.key").toAbsolutePath()));
    assertThat(config.timeZone()).isEqualTo(ZoneId.of("Asia/Almaty"));
    assertThat(config.acquirerWait()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.logFormat()).isEqualTo(LogFormat.TEXT);
    assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
  }

  @Test
  void every_setting_is_read_from_the_environment() {
    Config config = Config.read(Map.ofEntries(
        Map.entry("TOLEM_MODE", "sandbox"),
        Map.entry("TOLEM_HOST", "0.0.0.0"),
        Map.entry("TOLEM_PORT", "9000"),
        Map.entry("TOLEM_PUBLIC_URL", "https://pay.example.kz/epay/"),
        Map.entry("TOLEM_DATA", folder.toString()),
        Map.entry("TOLEM_DATABASE_URL", "postgres://u:p@db/pay"),
        Map.entry("TOLEM_DATABASE_POOL", "20"),
        Map.entry("TOLEM_MASTER_KEY", KEY),
        Map.entry("TOLEM_ACQUIRER", "simulated"),
        Map.entry("TOLEM_ACQUIRER_WAIT", "PT1.5S"),
        Map.entry("TOLEM_TIME_ZONE", "UTC"),
        Map.entry("TOLEM_LOG_FORMAT", "json"),
        Map.entry("TOLEM_LOG_LEVEL", "debug")));

    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(9000);
    assertThat(config.publicUrl(1)).isEqualTo(URI.create("https://pay.example.kz/epay"));
    assertThat(config.data()).isEqualTo(folder);
    assertThat(config.database().orElseThrow().jdbcUrl()).startsWith("jdbc:postgresql://db/pay?");
    assertThat(config.databasePool()).isEqualTo(20);
    assertThat(((MasterKeySource.Given) config.masterKey()).bytes()).isEqualTo(new byte[32]);
    assertThat(config.acquirerWait()).isEqualTo(Duration.ofMillis(1500));
    assertThat(config.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(config.logLevel()).isEqualTo(LogLevel.DEBUG);
  }

  @Test
  void a_variable_wins_over_the_file_in_the_data_folder() throws Exception {
    Files.writeString(folder.resolve("tolem.properties"), "port = 9001\ndatabase.pool = 4\n");

    Config config = Config.read(Map.of("TOLEM_DATA", folder.toString(), "TOLEM_PORT", "9002"));

    assertThat(config.port()).isEqualTo(9002);
    assertThat(config.databasePool()).isEqualTo(4);
  }

  @Test
  void a_named_file_may_name_the_data_folder() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.properties"), "data = /srv/tolem\n");

    Config config = Config.read(Map.of("TOLEM_CONFIG", file.toString()));

    assertThat(config.data()).isEqualTo(Path.of("/srv/tolem"));
  }

  @Test
  void the_file_in_the_data_folder_cannot_name_another_folder() throws Exception {
    Files.writeString(folder.resolve("tolem.properties"), "data = /srv/tolem\n");

    assertThat(problems(Map.of("TOLEM_DATA", folder.toString())))
        .singleElement().asString().startsWith("data in ").contains("TOLEM_CONFIG");
  }

  @Test
  void a_named_file_that_is_missing_is_a_mistake() {
    assertThat(problems(Map.of("TOLEM_CONFIG", folder.resolve("none").toString())))
        .singleElement().asString().startsWith("TOLEM_CONFIG: cannot read");
  }

  @Test
  void an_empty_variable_counts_as_not_given() {
    assertThat(Config.read(Map.of("TOLEM_PORT", "", "TOLEM_DATABASE_URL", " ")).port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      TOLEM_MODE          | live                       | is not a known word; expected sandbox or production
      TOLEM_PORT          | 80a                        | is not a whole number in range; expected 0 to 65535
      TOLEM_PORT          | 65536                      | is not a whole number in range; expected 0 to 65535
      TOLEM_PORT          | -1                         | is not a whole number in range; expected 0 to 65535
      TOLEM_PORT          | 99999999999999999999       | is not a whole number in range; expected 0 to 65535
      TOLEM_HOST          | http://localhost           | is not an address
      TOLEM_PUBLIC_URL    | pay.example.kz             | is not a web address
      TOLEM_PUBLIC_URL    | http://                    | is not a web address
      TOLEM_PUBLIC_URL    | https:/pay                 | names no host
      TOLEM_PUBLIC_URL    | https://u:p@pay.example.kz | has more than scheme, host, port and path
      TOLEM_DATABASE_URL  | mysql://u:p@db/pay         | must start with jdbc:postgresql:// or postgres://
      TOLEM_DATABASE_POOL | 0                          | is not a whole number in range; expected 1 to 200
      TOLEM_MASTER_KEY    | c2hvcnQ=                   | does not hold 32 bytes in base64
      TOLEM_MASTER_KEY    | %%%                        | does not hold 32 bytes in base64
      TOLEM_MASTER_KEY_FILE | /no/such/file            | names a file that cannot be read
      TOLEM_TIME_ZONE     | Asia/Almata                | is not a known zone
      TOLEM_ACQUIRER      | visa                       | names a card host that this version does not have
      TOLEM_ACQUIRER_WAIT | 4s                         | is not a duration
      TOLEM_ACQUIRER_WAIT | PT2M                       | is out of range; expected an ISO 8601 duration from PT0.1S
      TOLEM_ACQUIRER_WAIT | PT-4S                      | is out of range
      TOLEM_LOG_FORMAT    | xml                        | is not a known word; expected text or json
      TOLEM_LOG_LEVEL     | trace                      | is not a known word; expected error or warn or info or debug
      TOLEM_PROT          | 8080                       | there is no such setting; did you mean TOLEM_PORT?
      TOLEM_DATABASEURL   | x                          | there is no such setting; did you mean TOLEM_DATABASE_URL?
      TOLEM_GRAVITY_FIELD | x                          | there is no such setting; docs/configuration.md lists them all
      """)
  void a_wrong_value_is_named_with_what_is_expected(String variable, String value, String fault) {
    assertThat(problems(Map.of(variable, value)))
        .singleElement().asString().startsWith(variable + ": ").contains(fault);
  }

  @Test
  void an_unknown_key_of_the_file_is_a_mistake() throws Exception {
    Files.writeString(folder.resolve("tolem.properties"), "databse.pool = 4\n");

    assertThat(problems(Map.of("TOLEM_DATA", folder.toString())))
        .singleElement().asString()
        .startsWith("databse.pool in " + folder)
        .endsWith("did you mean database.pool?");
  }

  @Test
  void all_mistakes_are_reported_at_once() {
    var environment = Map.of("TOLEM_PORT", "x", "TOLEM_TIME_ZONE", "x", "TOLEM_LOG_LEVEL", "x", "TOLEM_PROT", "1");

    assertThat(problems(environment)).hasSize(4);
  }

  @Test
  void production_lists_all_that_it_misses() {
    assertThat(problems(Map.of("TOLEM_MODE", "production")))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("TOLEM_PUBLIC_URL: is missing"))
        .anyMatch(line -> line.startsWith("TOLEM_MASTER_KEY_FILE: is missing") && line.contains("openssl"))
        .anyMatch(line -> line.startsWith("TOLEM_ACQUIRER: is missing"));
  }

  @Test
  void production_wants_https() {
    var environment = Map.of("TOLEM_MODE", "production", "TOLEM_PUBLIC_URL", "http://pay.example.kz",
        "TOLEM_MASTER_KEY", KEY, "TOLEM_ACQUIRER", "simulated");

    assertThat(problems(environment)).containsExactly(
        "TOLEM_PUBLIC_URL: does not start with https://; expected such as https://pay.example.kz");
  }

  @Test
  void production_starts_on_the_simulated_host_only_when_it_is_named() {
    var environment = Map.of("TOLEM_MODE", "production", "TOLEM_PUBLIC_URL", "https://pay.example.kz",
        "TOLEM_MASTER_KEY", KEY, "TOLEM_ACQUIRER", "simulated");

    assertThat(Config.read(environment).mode()).isEqualTo(Mode.PRODUCTION);
  }

  @Test
  void a_card_host_on_a_line_has_addresses_connections_and_a_wait() {
    var given =
        Map.of(
            "TOLEM_ACQUIRER", "iso8583",
            "TOLEM_CARD_HOST", "a.example.kz:8583, 10.0.0.2:9000",
            "TOLEM_CARD_HOST_WAIT", "PT20S",
            "TOLEM_CARD_HOST_INSTITUTION", "398001");

    assertThat(Config.read(given).cardHost())
        .isEqualTo(
            new CardHostChoice.Iso8583(
                List.of(
                    InetSocketAddress.createUnresolved("a.example.kz", 8583),
                    InetSocketAddress.createUnresolved("10.0.0.2", 9000)),
                2,
                Duration.ofSeconds(20),
                "398001"));
    assertThat(Config.read(Map.of()).cardHost()).isEqualTo(new CardHostChoice.Simulated());
  }

  @Test
  void a_card_host_on_a_line_needs_an_address_that_can_be_one() {
    assertThat(problems(Map.of("TOLEM_ACQUIRER", "iso8583")))
        .singleElement().asString().startsWith("TOLEM_CARD_HOST: is missing");
    for (String wrong : List.of("cards", "cards:0", "cards:70000", ":8583", "a:1,b")) {
      assertThat(problems(Map.of("TOLEM_ACQUIRER", "iso8583", "TOLEM_CARD_HOST", wrong)))
          .as(wrong).singleElement().asString().startsWith("TOLEM_CARD_HOST: is not an address and a port");
    }
  }

  @Test
  void the_master_key_is_read_from_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

    Config config = Config.read(Map.of("TOLEM_MASTER_KEY_FILE", file.toString()));

    assertThat(((MasterKeySource.Given) config.masterKey()).bytes()).isEqualTo(new byte[32]);
  }

  @Test
  void one_master_key_is_enough() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), KEY);

    assertThat(problems(Map.of("TOLEM_MASTER_KEY", KEY, "TOLEM_MASTER_KEY_FILE", file.toString())))
        .singleElement().asString().contains("expected one of them");
  }

  @Test
  void no_secret_is_ever_printed() {
    Map<String, String> secrets = new HashMap<>(Map.of(
        "TOLEM_MASTER_KEY", KEY, "TOLEM_DATABASE_URL", "postgres://user:hunter2@db/pay"));
    Config config = Config.read(secrets);
    secrets.put("TOLEM_MASTER_KEY", KEY + "hunter2");
    secrets.put("TOLEM_DATABASE_URL", "postgres://user:hunter2@db");

    assertThat(config.toString()).doesNotContain("hunter2").doesNotContain(KEY);
    assertThatThrownBy(() -> Config.read(secrets))
        .isInstanceOf(ConfigProblems.class)
        .message().doesNotContain("hunter2").doesNotContain(KEY);
  }

  private static List<String> problems(Map<String, String> environment) {
    return catchThrowableOfType(ConfigProblems.class, () -> Config.read(environment)).lines();
  }
}

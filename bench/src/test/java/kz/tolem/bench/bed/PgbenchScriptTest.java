package kz.tolem.bench.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.DatabaseAddress;
import kz.tolem.gateway.sql.PrivatePostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// pgbench is a fair measure only as long as it writes what the gateway writes.
class PgbenchScriptTest {

  @TempDir private static Path folder;

  @ParameterizedTest
  @CsvSource({
    "insert into invoice, payment/OpenPayments.java",
    "insert into payment, payment/OpenPayments.java",
    "update payment set, payment/SettlePayments.java",
    "insert into notification, notification/OutboxBatch.java"
  })
  void each_statement_names_the_columns_that_the_gateway_names(String statement, String source) throws Exception {
    String ours = script();
    String gateways = source(source).replace("%1$s", paymentColumns());

    assertThat(columns(ours, statement)).isNotEmpty().isEqualTo(columns(gateways, statement));
  }

  @Test
  void one_run_leaves_a_settled_payment_and_a_notification_to_deliver_until_all_is_emptied() throws Exception {
    try (PrivatePostgres postgres = PrivatePostgres.start(folder, step -> {})) {
      DatabaseAddress address = postgres.address();
      Database.open(address, 1).close();
      try (Ledger ledger = Ledger.open(address)) {
        for (String statement : statements(7, 100_000_000_001L)) {
          ledger.run(statement);
        }

        assertThat(ledger.paid()).isEqualTo(1);
        assertThat(ledger.undelivered()).isEqualTo(1);
        ledger.empty();
        assertThat(ledger.paid()).isZero();
        assertThat(ledger.undelivered()).isZero();
      }
    }
  }

  private static String source(String name) throws IOException {
    return Files.readString(Path.of("../gateway/src/main/java/kz/tolem/gateway").resolve(name));
  }

  private static String paymentColumns() throws IOException {
    Matcher matcher =
        Pattern.compile("COLUMNS =\\s+\"\"\"(.*?)\"\"\"", Pattern.DOTALL).matcher(source("payment/PaymentRow.java"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String script() throws IOException {
    return new String(Pgbench.script(), StandardCharsets.UTF_8);
  }

  /// The column names of an insert or the names that an update sets, whatever the line breaks.
  private static Set<String> columns(String text, String statement) {
    String flat = text.replaceAll("\\s+", " ");
    String end = statement.startsWith("insert") ? "\\(([^)]*)\\)" : "(.*?) (?:from|where) ";
    Matcher matcher = Pattern.compile(Pattern.quote(statement) + " " + end).matcher(flat);
    assertThat(matcher.find()).as(statement).isTrue();
    return new TreeSet<>(names(matcher.group(1)).toList());
  }

  private static Stream<String> names(String list) {
    return Arrays.stream(list.replaceAll("'[^']*'", "''").replace("now()", "now").split(","))
        .map(part -> part.split("=")[0].strip());
  }

  private static List<String> statements(long place, long number) throws IOException {
    String text =
        script()
            .replaceAll("(?m)^(--|\\\\set).*$", "")
            .replace(":place", Long.toString(place))
            .replace(":terminal", "3")
            .replace(":number", Long.toString(number));
    return Arrays.stream(text.split(";")).map(String::strip).filter(each -> !each.isEmpty()).toList();
  }
}

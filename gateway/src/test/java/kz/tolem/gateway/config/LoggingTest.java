package kz.tolem.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class LoggingTest {

  @Test
  void text_is_one_short_line() {
    String written = written(LogFormat.TEXT, LogLevel.INFO,
        context -> context.getLogger("kz.tolem.gateway.sql.PrivatePostgres").info("started on {}", 20_001));

    assertThat(written).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  PrivatePostgres: started on 20001\\R");
  }

  @Test
  void a_line_break_in_a_message_cannot_pretend_to_be_another_event() {
    String written = written(LogFormat.TEXT, LogLevel.INFO,
        context -> context.getLogger("kz.tolem.X").info("invoice {}", "1\r\n00:00:00.000 ERROR forged"));

    assertThat(written.lines()).hasSize(1);
  }

  @Test
  void json_is_one_object_a_line() {
    String written = written(LogFormat.JSON, LogLevel.INFO,
        context -> context.getLogger("kz.tolem.X").warn("said \"{}\"\n", "no"));

    assertThat(written.lines()).hasSize(1);
    assertThat(fields(written))
        .containsEntry("level", "WARN")
        .containsEntry("loggerName", "kz.tolem.X")
        .containsEntry("formattedMessage", "said \"no\"\n")
        .doesNotContainKey("arguments");
  }

  @ParameterizedTest
  @EnumSource(LogLevel.class)
  void libraries_never_print_requests(LogLevel level) {
    LoggerContext context = new LoggerContext();

    Logging.configure(context, LogFormat.TEXT, level);

    assertThat(context.getLogger("org.apache.hc.client5.http.wire").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("org.apache.hc.client5.http.wire").isWarnEnabled()).isTrue();
    assertThat(context.getLogger("kz.tolem.X").getEffectiveLevel()).hasToString(level.name());
  }

  @Test
  void logback_starts_with_it_before_any_setting_is_read() {
    Logger library = LoggerFactory.getLogger("org.eclipse.jetty");

    assertThat(library.isInfoEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("kz.tolem.X").isInfoEnabled()).isTrue();
  }

  private interface Work {
    void log(LoggerContext context);
  }

  private static String written(LogFormat format, LogLevel level, Work work) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(new NOPMDCAdapter());
      Logging.configure(context, format, level);
      work.log(context);
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String json) {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        if (parser.currentToken().isScalarValue()) {
          found.put(parser.currentName(), parser.getValueAsString());
        }
      }
    }
    return found;
  }
}

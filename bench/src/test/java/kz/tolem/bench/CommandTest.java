package kz.tolem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandTest {

  @Test
  void help_names_everything_that_can_be_measured() {
    StringWriter out = new StringWriter();

    int answer = line(out).execute("--help");

    assertThat(answer).isZero();
    for (What what : What.values()) {
      assertThat(out.toString()).contains("  " + what.name().toLowerCase(java.util.Locale.ROOT) + " ");
    }
    assertThat(out.toString()).contains("--quick", "--full", "--json", "--folder");
  }

  @Test
  void a_run_cannot_be_quick_and_full() {
    assertThat(line(new StringWriter()).execute("--quick", "--full")).isEqualTo(2);
  }

  @Test
  void what_is_not_known_cannot_be_measured() {
    assertThat(line(new StringWriter()).execute("everything")).isEqualTo(2);
  }

  private static CommandLine line(StringWriter out) {
    return Main.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
  }
}

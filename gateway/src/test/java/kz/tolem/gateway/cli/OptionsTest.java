package kz.tolem.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.CardList;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Values of options: what people type.
class OptionsTest {

  @Test
  void a_time_is_days_hours_or_minutes() {
    assertThat(new Spell().convert("30d")).isEqualTo(Duration.ofDays(30));
    assertThat(new Spell().convert("12h")).isEqualTo(Duration.ofHours(12));
    assertThat(new Spell().convert("90m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(new Spell().convert("0d")).isEqualTo(Duration.ZERO);
    for (String wrong : List.of("", "d", "30", "-1d", "1w", "99999d", "P30D")) {
      assertThatThrownBy(() -> new Spell().convert(wrong)).as(wrong).isInstanceOf(TypeConversionException.class);
    }
  }

  @Test
  void an_empty_list_is_a_code_or_an_array() {
    assertThat(new EmptyCardList().convert("code")).isEqualTo(CardList.WhenEmpty.CODE);
    assertThat(new EmptyCardList().convert("array")).isEqualTo(CardList.WhenEmpty.EMPTY_LIST);
    assertThatThrownBy(() -> new EmptyCardList().convert("")).isInstanceOf(TypeConversionException.class);
  }

  @Test
  void a_terminal_takes_cryptograms_as_told_or_as_its_mode_has_it() {
    assertThat(cryptogram(true)).isTrue();
    assertThat(cryptogram(false)).isFalse();
    assertThat(cryptogram(false, "--cryptogram", "on")).isTrue();
    assertThat(cryptogram(true, "--cryptogram", "off")).isFalse();
  }

  private static boolean cryptogram(boolean sandbox, String... words) {
    TerminalSettings settings = new TerminalSettings();
    new CommandLine(settings).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
    return settings.applyTo(TerminalSettings.standard(sandbox), Optional.of("Web")).cryptogram();
  }

  @Test
  void wrong_options_end_a_command_before_it_begins() {
    assertThat(Main.run("cryptogram-key", "replace", "--keep-old-for", "soon")).isEqualTo(Main.MISTAKE);
    assertThat(Main.run("terminal", "add", "--client-id", "a", "--name", "b", "--cryptogram", "perhaps"))
        .isEqualTo(Main.MISTAKE);
    assertThat(Main.run("merchant", "set", "a", "--empty-card-list", "nothing")).isEqualTo(Main.MISTAKE);
  }
}

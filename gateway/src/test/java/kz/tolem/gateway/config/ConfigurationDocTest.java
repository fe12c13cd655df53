package kz.tolem.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {
  private static final Path DOC = Path.of("..", "docs", "configuration.md");

  @Test
  void the_table_lists_exactly_the_settings_of_the_code() throws Exception {
    List<String> documented = rows().stream().map(row -> row.get(0) + " | " + row.get(1) + " | " + row.get(2)).toList();

    List<String> coded = Arrays.stream(Setting.values())
        .map(setting -> setting.variable() + " | " + setting.key().orElse("-") + " | " + setting.documentedDefault())
        .toList();
    assertThat(documented).containsExactlyElementsOf(coded);
  }

  @Test
  void every_setting_is_explained() throws Exception {
    assertThat(rows()).allSatisfy(row -> assertThat(row.get(3)).hasSizeGreaterThan(20));
  }

  /// The cells of the table's rows, without the marks of code.
  private static List<List<String>> rows() throws Exception {
    return Files.readAllLines(DOC).stream()
        .filter(line -> line.startsWith("| `TOLEM_"))
        .map(line -> Arrays.stream(line.split("(?<!\\\\)\\|")).skip(1)
            .map(cell -> cell.strip().replace("`", "")).toList())
        .toList();
  }
}

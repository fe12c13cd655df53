package kz.tolem.gateway.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// The raw texts of all settings, from both places, and the mistakes in their names.
final class ConfigSource {
  private static final String PREFIX = "TOLEM_";

  private final Map<Setting, String> texts = new TreeMap<>();
  private final Map<Setting, String> names = new TreeMap<>();
  private final List<String> problems;

  private ConfigSource(List<String> problems) {
    this.problems = problems;
  }

  /// @param problems where the mistakes go
  static ConfigSource read(Map<String, String> environment, List<String> problems) {
    ConfigSource source = new ConfigSource(problems);
    Optional<String> file = given(environment, Setting.CONFIG);
    if (file.isPresent()) {
      source.readFile(Path.of(file.get()), Setting.CONFIG.variable());
    } else {
      Path beside = Path.of(given(environment, Setting.DATA).orElse("./data")).resolve("tolem.properties");
      if (Files.exists(beside)) {
        source.readFile(beside, "data folder");
        source.refuseMovingTheFolder(beside);
      }
    }
    source.readEnvironment(environment);
    return source;
  }

  /// The text of a setting, if it was given, without blanks around it.
  Optional<String> text(Setting setting) {
    return Optional.ofNullable(texts.get(setting));
  }

  /// The setting's name as the operator wrote it.
  String name(Setting setting) {
    return names.getOrDefault(setting, setting.variable());
  }

  private static Optional<String> given(Map<String, String> environment, Setting setting) {
    return Optional.ofNullable(environment.get(setting.variable())).map(String::strip).filter(text -> !text.isEmpty());
  }

  private void readEnvironment(Map<String, String> environment) {
    new TreeMap<>(environment).forEach((variable, value) -> {
      if (variable.startsWith(PREFIX)) {
        Setting.ofVariable(variable).ifPresentOrElse(
            setting -> put(setting, variable, value),
            () -> problems.add(variable + ": there is no such setting" + nearest(variable, variables())));
      }
    });
  }

  private void readFile(Path file, String from) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(from + ": cannot read " + file + "; expected a properties file in UTF-8");
      return;
    }
    new TreeMap<>(properties).forEach((key, value) ->
        Setting.ofKey(key.toString()).ifPresentOrElse(
            setting -> put(setting, key + " in " + file, value.toString()),
            () -> problems.add(
                key + " in " + file + ": there is no such setting" + nearest(key.toString(), keys()))));
  }

  private void refuseMovingTheFolder(Path file) {
    if (texts.remove(Setting.DATA) != null) {
      problems.add("data in " + file + ": the file lies in the data folder, so it cannot name another one; set "
          + Setting.DATA.variable() + ", or " + Setting.CONFIG.variable() + " for a file elsewhere");
    }
  }

  private void put(Setting setting, String name, String value) {
    if (!value.isBlank()) {
      texts.put(setting, value.strip());
      names.put(setting, name);
    }
  }

  private static List<String> variables() {
    return Arrays.stream(Setting.values()).map(Setting::variable).toList();
  }

  private static List<String> keys() {
    return Arrays.stream(Setting.values()).flatMap(setting -> setting.key().stream()).toList();
  }

  private static String nearest(String wrong, List<String> names) {
    String best = names.stream().min(Comparator.comparingInt(name -> distance(wrong, name))).orElseThrow();
    return distance(wrong, best) <= Math.max(2, best.length() / 3)
        ? "; did you mean " + best + "?"
        : "; docs/configuration.md lists them all";
  }

  /// How many letters must be changed, added or taken away to get from one word to the other.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}

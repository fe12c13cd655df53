package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Migrations expand first and contract a release later: while gateways are exchanged one by one, those of the previous
/// release go on working on the new schema. So every statement of the previous release must still mean something there.
///
/// With each release, note that release's statements: run this class with `-Dtolem.statements.write=true`.
class RollingUpgradeTest {

  private static final Path STATEMENTS = Path.of("src", "test", "resources", "previous-release-statements.sql");
  private static final String BETWEEN = "\n----\n";
  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");

  @Test
  void every_statement_of_the_previous_release_runs_on_this_schema() throws Exception {
    if (Boolean.getBoolean("tolem.statements.write")) {
      Files.writeString(STATEMENTS, String.join(BETWEEN, statementsOf(Path.of("src", "main", "java"))));
    }
    List<String> statements = List.of(Files.readString(STATEMENTS).split(BETWEEN));
    List<String> refused = new ArrayList<>();

    DatabaseAddress address = TestDatabase.migrated();
    try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      Map<String, String> types = columnTypes(connection);
      for (String statement : statements) {
        refusal(connection, typed(statement, types)).ifPresent(why -> refused.add(statement + "\n  " + why));
      }
    }

    assertThat(statements).hasSizeGreaterThan(50);
    assertThat(refused).isEmpty();
  }

  /// PostgreSQL looks at tables, columns and types when a statement is prepared.
  private static Optional<String> refusal(Connection connection, String statement) {
    try (var prepare = connection.createStatement()) {
      prepare.execute("prepare one as " + statement);
      prepare.execute("deallocate one");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Map<String, String> columnTypes(Connection connection) throws SQLException {
    Map<String, String> types = new HashMap<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select table_name || ' ' || column_name, column_name, udt_name
                  from information_schema.columns where table_schema = 'public'
                """)) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(3));
        types.put(rows.getString(2), rows.getString(3));
      }
    }
    return types;
  }

  /// The driver tells what sort of list each parameter of `unnest` is; here the columns' names tell it.
  private static String typed(String statement, Map<String, String> types) {
    Matcher unnest = Pattern.compile("unnest\\(([^)]*)\\)").matcher(statement);
    Matcher named = Pattern.compile("as \\w+ \\(([^)]*)\\)").matcher(statement);
    Matcher inserted = Pattern.compile("insert into \\w+ \\(([^)]*)\\)").matcher(statement);
    Matcher table = Pattern.compile("(?:insert into|update) (\\w+)").matcher(statement);
    if (!unnest.find() || !(named.find() || inserted.find())) {
      return statement;
    }
    String[] columns = (named.hasMatch() ? named : inserted).group(1).split("\\s*,\\s*");
    String target = table.find() ? table.group(1) + " " : "";
    String[] parameters = unnest.group(1).split("\\s*,\\s*");
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      String type = types.getOrDefault(target + columns[i], "text");
      typed.add(parameters[i].contains("::") ? parameters[i] : parameters[i] + "::" + type + "[]");
    }
    return statement.replace(unnest.group(), "unnest(" + String.join(", ", typed) + ")");
  }

  private static List<String> statementsOf(Path sources) throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Matcher blocks = TEXT_BLOCK.matcher(Files.readString(file));
        while (blocks.find()) {
          String text = blocks.group(1).stripIndent().strip();
          boolean whole = !text.contains("%s") && !text.contains("<condition>");
          if (whole && text.matches("(?s)(select|insert|update|delete|with)\\b.*")) {
            statements.add(numbered(text));
          }
        }
      }
    }
    return statements;
  }

  /// Question marks and names become `$1`, `$2`; one name is one number.
  private static String numbered(String text) {
    List<String> names = new ArrayList<>();
    Matcher named = NAMED.matcher(text);
    String result =
        named.replaceAll(
            match -> {
              if (!names.contains(match.group(1))) {
                names.add(match.group(1));
              }
              return Matcher.quoteReplacement("$" + (names.indexOf(match.group(1)) + 1));
            });
    int number = 0;
    StringBuilder numbered = new StringBuilder();
    for (char c : result.toCharArray()) {
      numbered.append(c == '?' ? "$" + ++number : String.valueOf(c));
    }
    return numbered.toString();
  }
}

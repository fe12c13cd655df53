package kz.tolem.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Migrations expand first and contract a release later (ADR 43): while gateways are exchanged one by one, those of the
/// previous release go on working on the new schema. So every statement of the previous release must still mean
/// something there, and every row that it writes must be taken.
///
/// With each release, note that release's statements, and the number of its newest migration: run this class with
/// `-Dtolem.statements.write=true`, and change [#PREVIOUS].
class RollingUpgradeTest {

  /// The newest migration of the release whose statements these are.
  private static final String PREVIOUS = "8";

  /// Rules that were replaced by ones that take all that the old ones took.
  private static final Set<String> WIDER = Set.of("user_session user_session_ended_because_check");

  private static final Path STATEMENTS = Path.of("src", "test", "resources", "previous-release-statements.sql");
  private static final String BETWEEN = "\n----\n";
  private static final Pattern TYPES = Pattern.compile("-- types: (.*)\n");

  @Test
  void every_statement_of_the_previous_release_runs_on_this_schema() throws Exception {
    if (Boolean.getBoolean("tolem.statements.write")) {
      Files.writeString(STATEMENTS, String.join(BETWEEN, ReleaseStatements.all()));
    }
    List<String> statements = List.of(Files.readString(STATEMENTS).split(BETWEEN));
    List<String> refused = new ArrayList<>();

    try (Connection connection = connect(TestDatabase.migrated());
        Statement session = connection.createStatement()) {
      session.execute("set plan_cache_mode = force_generic_plan");
      Map<String, String> types = columnTypes(connection);
      for (String statement : statements) {
        refusal(session, statement, types).ifPresent(why -> refused.add(statement + "\n  " + why));
      }
    }

    assertThat(statements).hasSizeGreaterThan(70);
    assertThat(statements).as("commit A").anyMatch(text -> text.contains("insert into payment"));
    assertThat(statements).as("commit B").anyMatch(text -> text.contains("update payment") && text.contains("unnest"));
    assertThat(refused).isEmpty();
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  /// PostgreSQL looks at tables, columns and types when a statement is prepared, at indexes when it is planned.
  private static Optional<String> refusal(Statement session, String statement, Map<String, String> types)
      throws SQLException {
    Matcher given = TYPES.matcher(statement);
    String prepare =
        given.lookingAt()
            ? "prepare one " + (given.group(1).isEmpty() ? "" : "(" + given.group(1) + ") ") + "as "
                + statement.substring(given.end())
            : "prepare one as " + typed(statement, types);
    try {
      session.execute(prepare);
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
    try {
      session.execute("explain execute one" + nulls(session));
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    } finally {
      session.execute("deallocate one");
    }
  }

  private static String nulls(Statement session) throws SQLException {
    try (ResultSet rows =
        session.executeQuery(
            "select coalesce(cardinality(parameter_types), 0) from pg_prepared_statements where name = 'one'")) {
      rows.next();
      int parameters = rows.getInt(1);
      return parameters == 0 ? "" : "(null" + ", null".repeat(parameters - 1) + ")";
    }
  }

  private static Map<String, String> columnTypes(Connection connection) throws SQLException {
    Map<String, String> types = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select table_name || ' ' || column_name, udt_name from information_schema.columns
                 where table_schema = 'public'
                """)) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
    }
    return types;
  }

  /// The driver tells what sort of list each parameter of `unnest` is; where it was not heard, the columns of the table
  /// tell it.
  private static String typed(String statement, Map<String, String> types) {
    Matcher unnest = Pattern.compile("unnest\\(([^)]*)\\)").matcher(statement);
    Matcher named = Pattern.compile("as \\w+ \\(([^)]*)\\)").matcher(statement);
    Matcher inserted = Pattern.compile("insert into \\w+ \\(([^)]*)\\)").matcher(statement);
    Matcher table = Pattern.compile("(?:insert into|update) (\\w+)").matcher(statement);
    if (!unnest.find() || !table.find() || !(named.find() || inserted.find())) {
      return statement;
    }
    String[] columns = (named.hasMatch() ? named : inserted).group(1).split("\\s*,\\s*");
    String[] parameters = unnest.group(1).split("\\s*,\\s*");
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      String type = types.getOrDefault(table.group(1) + " " + columns[i], "text");
      typed.add(parameters[i].contains("::") ? parameters[i] : parameters[i] + "::" + type + "[]");
    }
    return statement.replace(unnest.group(), "unnest(" + String.join(", ", typed) + ")");
  }

  @Test
  void nothing_that_the_previous_release_has_is_gone_or_narrower() throws Exception {
    Map<String, String> before = columns(at(PREVIOUS));
    Map<String, String> now = columns(at(Schema.NEWEST));

    assertThat(before).hasSizeGreaterThan(100);
    assertThat(now).containsAllEntriesOf(before);
  }

  /// What it writes has none of the new columns; a rule over old columns could refuse it.
  @Test
  void every_row_that_the_previous_release_writes_is_taken() throws Exception {
    DatabaseAddress before = at(PREVIOUS);
    DatabaseAddress after = at(Schema.NEWEST);
    Map<String, String> oldColumns = columns(before);
    Set<String> oldTables = oldColumns.keySet().stream().map(RollingUpgradeTest::table).collect(Collectors.toSet());
    Map<String, String> columns = columns(after);
    columns.keySet().removeAll(oldColumns.keySet());
    columns.keySet().removeIf(name -> !oldTables.contains(table(name)));
    Map<String, String> rules = rules(after);
    rules.values().removeAll(rules(before).values());
    rules.keySet().removeIf(name -> !oldTables.contains(table(name)));
    rules.keySet().removeAll(WIDER);

    assertThat(columns.values()).as("new columns, each empty or filled by itself").noneMatch("needed"::equals);
    assertThat(rules).as("new rules for old tables").isEmpty();
  }

  private static DatabaseAddress at(String version) {
    DatabaseAddress address = TestDatabase.fresh();
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .locations("classpath:db/migration")
        .target(version)
        .loggers("slf4j")
        .load()
        .migrate();
    return address;
  }

  private static String table(String name) {
    return name.substring(0, name.indexOf(' '));
  }

  /// `table column type`, and whether a row must name it.
  private static Map<String, String> columns(DatabaseAddress address) {
    return pairs(
        address,
        """
        select table_name || ' ' || column_name || ' ' || udt_name,
               case when is_nullable = 'YES' then 'may be empty'
                    when column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' then 'filled'
                    else 'needed' end
          from information_schema.columns
         where table_schema = 'public' and table_name <> 'flyway_schema_history'
        """);
  }

  /// Checks, keys, references, and unique indexes.
  private static Map<String, String> rules(DatabaseAddress address) {
    return pairs(
        address,
        """
        select conrelid::regclass || ' ' || conname, conrelid::regclass || ' ' || pg_get_constraintdef(oid)
          from pg_constraint
         where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
        union all
        select tablename || ' ' || indexname, indexdef
          from pg_indexes
         where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'
        """);
  }

  private static Map<String, String> pairs(DatabaseAddress address, String question) {
    Map<String, String> pairs = new TreeMap<>();
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        pairs.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the schema cannot be read", e);
    }
    return pairs;
  }
}

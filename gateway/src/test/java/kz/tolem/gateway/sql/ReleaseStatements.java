package kz.tolem.gateway.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.StatementTap;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;

/// All statements of this build, as they are kept for the tests of the next one: those that a gateway at work is seen
/// to send, and those that stand whole in the sources.
final class ReleaseStatements {

  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");
  private static final Pattern OURS = Pattern.compile("(?s)(select|insert|update|delete|with)\\b.*");
  private static final Pattern ROWS = Pattern.compile("\\b(values|select)\\b");

  private ReleaseStatements() {}

  static List<String> all() {
    TreeSet<String> all = new TreeSet<>(sent());
    List<String> seen = all.stream().map(ReleaseStatements::bare).toList();
    for (String statement : written()) {
      if (!seen.contains(bare(statement))) {
        all.add(statement);
      }
    }
    return List.copyOf(all);
  }

  private static String bare(String statement) {
    return statement.replaceFirst("^-- types: .*\n", "").replaceAll("\\s+", " ").strip();
  }

  /// What a gateway sends that pays, charges, cancels, gives back, and tells of it; with the types of its parameters.
  private static List<String> sent() {
    DatabaseAddress database = TestDatabase.migrated();
    try (StatementTap tap = StatementTap.to(database);
        Receiver receiver = Receiver.start()) {
      try (TestGateway gateway = TestGateway.start(settings -> settings, tap.address(database))) {
        work(gateway, receiver);
      }
      DatabaseAddress any = TestDatabase.fresh(); // the gateway has dropped its own
      List<String> sent = new ArrayList<>();
      for (Map.Entry<String, List<Integer>> each : tap.statements().entrySet()) {
        String text = each.getKey().stripIndent().strip();
        if (OURS.matcher(text).matches() && !text.contains("pg_") && !text.contains("flyway")) {
          sent.add("-- types: " + names(any, each.getValue()) + "\n" + text);
        }
      }
      return sent;
    }
  }

  private static void work(TestGateway gateway, Receiver receiver) {
    TestShop twoStep = gateway.shop();
    TestShop oneStep = gateway.shop(Terminals::oneStep);
    String charged = pay(gateway, twoStep, receiver, "5000");
    String cancelled = pay(gateway, twoStep, receiver, "5000");
    String taken = pay(gateway, oneStep, receiver, "5000");
    pay(gateway, twoStep, receiver, "900484");
    operate(gateway, twoStep, charged, "charge?amount=3000");
    operate(gateway, twoStep, charged, "refund?amount=1000&externalID=r1");
    operate(gateway, twoStep, cancelled, "cancel");
    operate(gateway, oneStep, taken, "refund");
    receiver.await(4);
  }

  private static String pay(TestGateway gateway, TestShop shop, Receiver receiver, String amount) {
    String invoice = TestShop.freshInvoice();
    String token = shop.token(invoice, amount);
    var body = shop.payment(invoice, amount).postingTo(receiver.url());
    var answer = body.send(gateway.wire(), token);
    body.send(gateway.wire(), token); // a repeat
    return answer.status() == 200 ? answer.text("id") : "";
  }

  private static void operate(TestGateway gateway, TestShop shop, String payment, String what) {
    String token = shop.granted(shop.serviceToken());
    var answer =
        gateway.wire().post(
            "/operation/" + payment + "/" + what, "application/json", "", "Authorization", "Bearer " + token);
    if (answer.status() != 200) {
      throw new AssertionError(what + ": " + answer);
    }
  }

  private static String names(DatabaseAddress database, List<Integer> types) {
    List<String> names = new ArrayList<>();
    String name = "select case ? when 0 then 'unknown' else ?::oid::regtype::text end";
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var question = connection.prepareStatement(name)) {
      for (int type : types) {
        question.setInt(1, type);
        question.setInt(2, type);
        try (var rows = question.executeQuery()) {
          rows.next();
          names.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the types have no names", e);
    }
    return String.join(", ", names);
  }

  private static List<String> written() {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Matcher blocks = TEXT_BLOCK.matcher(Files.readString(file));
        while (blocks.find()) {
          String text = blocks.group(1).stripIndent().strip();
          if (OURS.matcher(text).matches() && isWhole(text)) {
            statements.add(numbered(text));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return statements;
  }

  /// What is put together from parts is seen when it is sent.
  private static boolean isWhole(String text) {
    boolean gaps = text.contains("%s") || text.contains("%1$s") || text.contains("<condition>");
    boolean rows = !text.startsWith("insert") || ROWS.matcher(text).find();
    return !gaps && rows && text.replace("(", "").length() == text.replace(")", "").length() && !text.endsWith("(");
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

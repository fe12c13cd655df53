package kz.tolem.gateway.acquirer.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.PrivateData.Part;
import kz.tolem.cardline.ResponseCode;
import kz.tolem.host.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the tables of docs/reference/acquirer-iso8583.md and card-host.md against the code. To write them anew, run it
/// with `-Dtolem.line.doc.write=true`.
class LineDocTest {

  private static final Path LINE = Path.of("..", "docs", "reference", "acquirer-iso8583.md");
  private static final Path HOST = Path.of("..", "docs", "reference", "card-host.md");

  private record Generated(Path doc, String name, String table) {}

  private static final List<Generated> TABLES =
      List.of(
          new Generated(
              LINE,
              "messages",
              table("Type | What for", MessageType.values(), type -> type.code() + " | " + type.meaning())),
          new Generated(
              LINE,
              "fields",
              table(
                  "Field | Format | What it holds",
                  Field.values(),
                  field -> field.number() + " | " + field.format() + " | " + field.meaning())),
          new Generated(
              LINE,
              "private",
              table("Tag | What it holds", Part.values(), part -> part.tag() + " | " + part.meaning())),
          new Generated(
              LINE,
              "codes",
              table(
                  "Field 39 | Meaning | ePay code",
                  ResponseCode.values(),
                  code -> code.code() + " | " + code.meaning() + " | " + code.ePayCode())),
          new Generated(
              HOST,
              "faults",
              table("Amount | The host", Fault.values(), fault -> "`" + fault.amount() + "` | " + fault.meaning())));

  private static <T> String table(String head, T[] rows, Function<T, String> row) {
    String rule = "|" + "---|".repeat(head.split(" \\| ").length);
    String body = Arrays.stream(rows).map(each -> "| " + row.apply(each) + " |").collect(Collectors.joining("\n"));
    return "| " + head + " |\n" + rule + "\n" + body;
  }

  @BeforeAll
  static void write_the_tables_anew_when_asked() throws IOException {
    if (Boolean.getBoolean("tolem.line.doc.write")) {
      for (Generated each : TABLES) {
        String doc = Files.readString(each.doc);
        int from = doc.indexOf(begin(each.name)) + begin(each.name).length();
        int to = doc.indexOf(end(each.name));
        Files.writeString(each.doc, doc.substring(0, from) + "\n\n" + each.table + "\n\n" + doc.substring(to));
      }
    }
  }

  private static String begin(String name) {
    return "<!-- table: " + name + " -->";
  }

  private static String end(String name) {
    return "<!-- end of table: " + name + " -->";
  }

  @Test
  void the_tables_are_those_that_the_code_gives() throws IOException {
    for (Generated each : TABLES) {
      String doc = Files.readString(each.doc);
      int from = doc.indexOf(begin(each.name)) + begin(each.name).length();
      String table = doc.substring(from, doc.indexOf(end(each.name)));
      assertThat(table.strip()).as(each.name).isEqualTo(each.table);
    }
  }
}

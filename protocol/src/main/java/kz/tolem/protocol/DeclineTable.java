package kz.tolem.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code decline-codes.txt}: for each meaning a line of codes, kind and next step, then one line of text for each
 * language. The table is part of the program; a mistake in it stops the program at once.
 */
final class DeclineTable {

  static final Map<Integer, DeclineCode> BY_CODE = Collections.unmodifiableMap(read("decline-codes.txt"));

  static final Set<Integer> CARD_ENDING =
      Set.of(465, 467, 478, 479, 481, 482, 483, 485, 489, 492, 525, 2092, 2872);

  private DeclineTable() {}

  private static Map<Integer, DeclineCode> read(String name) {
    List<String> lines = resource(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    Map<Integer, DeclineCode> byCode = new TreeMap<>();
    for (int i = 0; i < lines.size(); i += 4) {
      List<String> head = Arrays.asList(lines.get(i).split(" +"));
      DeclineCode.Kind kind = DeclineCode.Kind.valueOf(head.get(head.size() - 2));
      DeclineCode.Next next = DeclineCode.Next.valueOf(head.get(head.size() - 1));
      String english = text(lines.get(i + 1), "en");
      String russian = text(lines.get(i + 2), "ru");
      String kazakh = text(lines.get(i + 3), "kk");
      for (String code : head.subList(0, head.size() - 2)) {
        DeclineCode row = new DeclineCode(Integer.parseInt(code), kind, next, english, russian, kazakh);
        if (byCode.put(row.code(), row) != null) {
          throw new IllegalStateException("decline code " + code + " stands twice in the table");
        }
      }
    }
    return byCode;
  }

  private static String text(String line, String language) {
    String mark = "  " + language + " ";
    if (!line.startsWith(mark)) {
      throw new IllegalStateException("the table of decline codes lacks a text in " + language + " at: " + line);
    }
    return line.substring(mark.length()).strip();
  }

  private static String resource(String name) {
    try (InputStream in = DeclineTable.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

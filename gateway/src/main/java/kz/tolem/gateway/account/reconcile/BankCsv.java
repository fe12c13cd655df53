package kz.tolem.gateway.account.reconcile;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A bank's file: the names of its columns, and its lines. Whether it is separated by commas, semicolons or tabs shows
/// in its first line.
///
/// @param header at least two names, each once
record BankCsv(List<String> header, List<List<String>> lines) {

  private static final int COLUMNS_MAX = 60;

  /// @return empty when it is no such file
  static Optional<BankCsv> read(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String first = plain.lines().findFirst().orElse("");
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(separator(first)).setIgnoreEmptyLines(true).setTrim(true).get();
    List<List<String>> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
      for (CSVRecord line : parser) {
        lines.add(List.copyOf(line.toList()));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException _) {
      return Optional.empty();
    }
    if (lines.size() < 2) {
      return Optional.empty();
    }
    List<String> header = lines.removeFirst();
    boolean good =
        header.size() >= 2
            && header.size() <= COLUMNS_MAX
            && new LinkedHashSet<>(header).size() == header.size()
            && header.stream().noneMatch(String::isEmpty);
    return good ? Optional.of(new BankCsv(header, lines)) : Optional.empty();
  }

  private static char separator(String line) {
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(line, each) > count(line, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  /// One cell; empty text when the line is too short.
  String cell(List<String> line, String column) {
    int at = header.indexOf(column);
    return at >= 0 && at < line.size() ? line.get(at).strip() : "";
  }

  /// What names files of this kind.
  String key() {
    return String.join("\u001f", header);
  }
}

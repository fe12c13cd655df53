package kz.tolem.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import kz.tolem.protocol.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Instant AT = Instant.parse("2026-01-15T09:00:00.123Z");
  private static final Money AMOUNT = new Money(10_000, Currency.getInstance("KZT"));
  private static final Event.Answer APPROVED = new Event.Answer("00", 0, "601500000001", "0A1B", "000001", "123");

  private static List<Event> everySort() {
    UUID payment = new UUID(1, 2);
    return List.of(
        new Event.Decided(AT, payment, Event.Kind.BLOCK, "98120001", AMOUNT, "440563...5096#00", APPROVED),
        new Event.Decided(
            AT,
            new UUID(1, 3),
            Event.Kind.PURCHASE,
            "",
            AMOUNT,
            "440563...5096#00",
            Event.Answer.declined("51", 484, "")),
        new Event.Followed(AT, payment, new UUID(3, 4), Event.Step.COMPLETE, AMOUNT, APPROVED),
        new Event.Undone(AT, new UUID(1, 9)));
  }

  @Test
  void what_was_written_is_read_again_and_goes_on(@TempDir Path folder) throws IOException {
    List<Event> events = everySort();

    for (Event event : events) {
      try (Journal journal = Journal.open(folder)) {
        journal.append(event);
        journal.awaitDurable();
      }
    }

    assertThat(Journal.read(folder)).isEqualTo(events);
  }

  @Test
  void a_last_line_that_a_kill_cut_short_is_taken_away_wherever_it_was_cut(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("journal.txt");
    try (Journal journal = Journal.open(folder)) {
      everySort().forEach(journal::append);
      journal.awaitDurable();
    }
    byte[] whole = Files.readAllBytes(file);
    int lastLine = new String(whole, 0, whole.length - 1).lastIndexOf('\n') + 1;

    for (int length = lastLine; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThat(Journal.read(folder)).hasSize(3);
      Journal.open(folder).close();
      assertThat(Files.size(file)).isEqualTo(lastLine);
    }
  }

  @Test
  void a_damaged_line_in_the_middle_is_an_error(@TempDir Path folder) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      everySort().forEach(journal::append);
      journal.awaitDurable();
    }
    Path file = folder.resolve("journal.txt");
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);

    assertThatThrownBy(() -> Journal.read(folder)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
  }

  @Test
  void a_folder_has_one_host_at_a_time(@TempDir Path folder) throws IOException {
    try (Journal _ = Journal.open(folder)) {
      assertThatThrownBy(() -> Journal.open(folder)).isInstanceOf(Exception.class);
    }
  }
}

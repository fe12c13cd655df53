package kz.tolem.gateway.acquirer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// The simulated host's book of captures, reversals and refunds: one line each, appended and never changed, beside its
/// [HostJournal] of authorisations. Thread-safe.
public final class FollowUpJournal implements AutoCloseable {

  private static final String FILE = "follow-ups.txt";

  private final Path file;
  private final FileChannel channel;

  private FollowUpJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Opens or makes the journal of a folder.
  public static FollowUpJournal open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    return new FollowUpJournal(
        file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /// One thing that the host did.
  ///
  /// @param reference the host's reference of this step
  public record Entry(Instant at, FollowUp what, String reference) {

    private String line() {
      return "%s %s %s %s %d %s %s %s\n"
          .formatted(
              at,
              what.operation(),
              what.payment(),
              what.kind(),
              what.amount().minorUnits(),
              what.amount().currency().getCurrencyCode(),
              what.reference(),
              reference);
    }

    private static Optional<Entry> read(String line) {
      String[] words = line.split(" ");
      if (words.length < 8) {
        return Optional.empty(); // cut short by a kill, so never answered for
      }
      FollowUp what =
          new FollowUp(
              UUID.fromString(words[1]),
              PaymentId.parse(words[2]).orElseThrow(),
              FollowUp.Kind.valueOf(words[3]),
              "",
              words[6],
              new Money(Long.parseLong(words[4]), Currency.getInstance(words[5])),
              true);
      return Optional.of(new Entry(Instant.parse(words[0]), what, words[7]));
    }
  }

  void append(Entry entry) throws IOException {
    ByteBuffer line = ByteBuffer.wrap(entry.line().getBytes(StandardCharsets.US_ASCII));
    synchronized (channel) {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    }
  }

  /// Forgets everything.
  void empty() throws IOException {
    synchronized (channel) {
      channel.truncate(0);
    }
  }

  Optional<Entry> find(UUID operation) throws IOException {
    String wanted = operation.toString();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.contains(wanted)) {
          return Entry.read(line);
        }
      }
    }
    return Optional.empty();
  }

  /// Reads everything that was done, the oldest first.
  public void forEach(Consumer<Entry> reader) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String line;
      while ((line = lines.readLine()) != null) {
        Entry.read(line).ifPresent(reader);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

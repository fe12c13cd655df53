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
import java.util.function.Consumer;
import kz.tolem.gateway.card.CardMask;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// The simulated host's own book: one line per answer, appended and never changed. No card number in it, only masks.
///
/// A line is with the operating system before the answer is given, so it outlives the process. Questions are rare and
/// read the file from its beginning, so that memory does not grow with it. Thread-safe.
public final class HostJournal implements AutoCloseable {

  private static final String FILE = "journal.txt";
  private static final String NONE = "-";

  private final Path file;
  private final FileChannel channel;

  private HostJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Opens or makes the journal of a folder.
  public static HostJournal open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new HostJournal(file, channel);
  }

  /// One answer of the host.
  ///
  /// @param reply approved or declined; never unknown, since the host knows what it said
  /// @param use why the card was used, as the host was told
  public record Entry(
      Instant at, PaymentId payment, Money amount, CardMask card, AcquirerReply reply, CredentialUse use) {

    static Entry of(Instant at, Authorization authorization, AcquirerReply reply) {
      return new Entry(
          at,
          authorization.payment(),
          authorization.amount(),
          authorization.number().mask(),
          reply,
          authorization.use());
    }

    private String line() {
      String what =
          switch (reply) {
            case AcquirerReply.Approved(var reference, var intReference, var approval, var networkId) ->
                "approved " + reference + " " + intReference + " " + approval + " " + networkId;
            case AcquirerReply.Declined(int code, var reference) -> "declined " + code + " " + reference;
            case AcquirerReply.Unknown _ -> throw new IllegalArgumentException("a host knows its own answer");
          };
      return String.join(
          " ",
          at.toString(),
          payment.toString(),
          Long.toString(amount.minorUnits()),
          amount.currency().getCurrencyCode(),
          card.toString(),
          what,
          use.reason().name(),
          (use.networkId().isEmpty() ? NONE : use.networkId()) + "\n");
    }

    private static Optional<Entry> read(String line) {
      String[] words = line.split(" ");
      boolean approved = words.length > 5 && words[5].equals("approved");
      // Lines of the first days end with the answer. A line cut short by a kill was never answered for.
      boolean whole = words.length == (approved ? 12 : 10);
      if (!whole && words.length != (approved ? 9 : 8)) {
        return Optional.empty();
      }
      Money amount = new Money(Long.parseLong(words[2]), Currency.getInstance(words[3]));
      CardMask card = new CardMask(words[4].substring(0, 6), words[4].substring(words[4].length() - 4));
      AcquirerReply reply =
          approved
              ? new AcquirerReply.Approved(words[6], words[7], words[8], whole ? words[9] : "")
              : new AcquirerReply.Declined(Integer.parseInt(words[6]), words[7]);
      CredentialUse use =
          whole
              ? use(words[words.length - 2], words[words.length - 1])
              : new CredentialUse(CredentialUse.Reason.ONCE, "");
      return Optional.of(
          new Entry(Instant.parse(words[0]), PaymentId.parse(words[1]).orElseThrow(), amount, card, reply, use));
    }

    private static CredentialUse use(String reason, String networkId) {
      return new CredentialUse(
          CredentialUse.Reason.valueOf(reason), networkId.equals(NONE) ? "" : networkId);
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

  /// The answer given for a payment, if the host ever saw it.
  Optional<Entry> find(PaymentId payment) throws IOException {
    String wanted = payment.toString();
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

  /// Reads every answer, the oldest first: the book that is held against Tolem's.
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

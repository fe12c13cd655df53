package kz.tolem.host;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import kz.tolem.protocol.Money;

/// An event as a line of text: its checksum, then its words.
final class EventLine {

  private static final String NONE = "-";
  private static final int CHECKSUM = 8;

  private EventLine() {}

  static String write(Event event) {
    String words =
        switch (event) {
          case Event.Decided(var at, var payment, var kind, var terminal, var amount, var card, var answer) ->
              String.join(
                  " ", "DECIDED", at.toString(), payment.toString(), kind.name(), word(terminal), money(amount), card,
                  answer(answer));
          case Event.Undone(var at, var payment) -> "UNDONE " + at + " " + payment;
          case Event.Followed(var at, var payment, var operation, var step, var amount, var answer) ->
              String.join(
                  " ", "FOLLOWED", at.toString(), payment.toString(), operation.toString(), step.name(), money(amount),
                  answer(answer));
        };
    return checksum(words) + " " + words;
  }

  /// Empty when the line is damaged.
  static Optional<Event> read(String line) {
    if (line.length() < CHECKSUM + 2 || !line.startsWith(checksum(line.substring(CHECKSUM + 1)))) {
      return Optional.empty();
    }
    String[] words = line.substring(CHECKSUM + 1).split(" ");
    try {
      Instant at = Instant.parse(words[1]);
      UUID payment = UUID.fromString(words[2]);
      return Optional.of(
          switch (words[0]) {
            case "DECIDED" ->
                new Event.Decided(
                    at, payment, Event.Kind.valueOf(words[3]), text(words[4]), money(words[5], words[6]), words[7],
                    answer(words, 8));
            case "UNDONE" -> new Event.Undone(at, payment);
            case "FOLLOWED" ->
                new Event.Followed(
                    at, payment, UUID.fromString(words[3]), Event.Step.valueOf(words[4]), money(words[5], words[6]),
                    answer(words, 7));
            default -> throw new IllegalArgumentException("no such event");
          });
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static String checksum(String words) {
    CRC32 sum = new CRC32();
    sum.update(words.getBytes(StandardCharsets.US_ASCII));
    return "%08x".formatted(sum.getValue());
  }

  private static String money(Money amount) {
    return amount.minorUnits() + " " + amount.currency().getCurrencyCode();
  }

  private static Money money(String minorUnits, String currency) {
    return new Money(Long.parseLong(minorUnits), Currency.getInstance(currency));
  }

  private static String answer(Event.Answer answer) {
    return String.join(
        " ",
        answer.responseCode(),
        Integer.toString(answer.ePayCode()),
        word(answer.reference()),
        word(answer.hostReference()),
        word(answer.approvalCode()),
        word(answer.networkId()));
  }

  private static Event.Answer answer(String[] words, int from) {
    return new Event.Answer(
        words[from],
        Integer.parseInt(words[from + 1]),
        text(words[from + 2]),
        text(words[from + 3]),
        text(words[from + 4]),
        text(words[from + 5]));
  }

  private static String word(String text) {
    return text.isEmpty() ? NONE : text.replace(' ', '_');
  }

  private static String text(String word) {
    return word.equals(NONE) ? "" : word;
  }
}

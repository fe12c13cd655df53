package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of the book that a sandbox's card host keeps for itself (docs/reference/sandbox-switches.md).
 *
 * @param payment the gateway's id of the payment
 * @param kind payment, capture, reverse or refund
 * @param amount in major units
 * @param declined the code; empty: approved, or done
 * @param at when, in UTC
 */
public record SandboxHostEntry(
    String payment, String kind, BigDecimal amount, String currency, Optional<Integer> declined, String at) {

  /**
   * Reads the answer to who asks for the book.
   *
   * @throws MalformedMessage when it is none
   */
  public static List<SandboxHostEntry> readAll(byte[] body) {
    return JsonReader.readWithList(body).objects("entries").stream()
        .map(
            in ->
                new SandboxHostEntry(
                    in.requiredText("payment"),
                    in.requiredText("kind"),
                    in.decimal("amount").orElse(BigDecimal.ZERO),
                    in.textOrEmpty("currency"),
                    in.whole("declined"),
                    in.textOrEmpty("at")))
        .toList();
  }

  /** The JSON body of the answer. */
  public static byte[] writeAll(List<SandboxHostEntry> entries) {
    return JsonWriter.write(
        out ->
            out.objects(
                "entries",
                entries,
                (inner, entry) -> {
                  inner.text("payment", entry.payment());
                  inner.text("kind", entry.kind());
                  inner.number("amount", entry.amount());
                  inner.text("currency", entry.currency());
                  entry.declined().ifPresent(code -> inner.number("declined", code));
                  inner.text("at", entry.at());
                }));
  }
}

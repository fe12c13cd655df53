package kz.tolem.protocol;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * The scope words of a token, in the order they were sent, each once. Source: EPAY.md 2.3.
 *
 * @param words without blanks; may be empty
 */
public record Scopes(List<String> words) {

  /** The word a payment needs. */
  public static final String PAYMENT = "payment";

  /** Every word that was met in documents and clients (EPAY.md 2.3, CLIENTS.md 1). */
  public static final List<String> KNOWN =
      List.of(
          "webapi",
          "usermanagement",
          "email_send",
          "verification",
          "statement",
          "statistics",
          PAYMENT,
          "api",
          "transfer",
          "webpay");

  public Scopes {
    words = List.copyOf(words);
  }

  /** Splits at white space of any kind and amount, leading and trailing too; never fails. */
  public static Scopes parse(String text) {
    LinkedHashSet<String> words = new LinkedHashSet<>(List.of(text.strip().split("\\s+")));
    words.remove("");
    return new Scopes(List.copyOf(words));
  }

  /** Tells whether a payment may be made. */
  public boolean allowsPayment() {
    return words.contains(PAYMENT);
  }

  /** Tells whether there is at least one word and each is one of {@link #KNOWN}. */
  public boolean areKnown() {
    return !words.isEmpty() && KNOWN.containsAll(words);
  }

  /** The form in which a reply echoes what was granted: the words with one blank between them. */
  public String echo() {
    return String.join(" ", words);
  }

  @Override
  public String toString() {
    return echo();
  }
}

package kz.tolem.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * How a 3-D Secure step ended, as the query string of the address to which the browser goes in the end. Not a proof:
 * the status is. Source: EPAY.md 7.5, variant A.
 */
public sealed interface Secure3DResult {

  /** The payment went through, under this retrieval reference number. */
  record Succeeded(String reference) implements Secure3DResult {}

  /** It did not; a code of {@link DeclineCode}. */
  record Failed(int errorCode) implements Secure3DResult {}

  /**
   * Reads a query string. Where both are named, the error counts.
   *
   * @return empty when the query speaks of neither
   * @throws MalformedMessage when the error code is not a whole number
   */
  static Optional<Secure3DResult> ofQuery(Map<String, String> query) {
    Fields in = Fields.ofTexts(query);
    Optional<Integer> errorCode = in.whole("errorCode");
    if (errorCode.isPresent()) {
      return Optional.of(new Failed(errorCode.get()));
    }
    return in.text("reference").filter(t -> !t.isEmpty()).map(Succeeded::new);
  }

  /** The query string, without a question mark. */
  default String toQuery() {
    return Form.write(
        this instanceof Failed failed
            ? Map.of("errorCode", Integer.toString(failed.errorCode()))
            : Map.of("reference", ((Succeeded) this).reference()));
  }
}

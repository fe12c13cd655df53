package kz.tolem.protocol;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to pay (wire: id), the key for charge, cancel and refund.
 *
 * @param value as on the wire: an RFC 9562 UUID in lower case
 */
public record PaymentId(UUID value) {

  public PaymentId {
    Objects.requireNonNull(value, "value");
  }

  /** Reads the text form; empty when the text is not a UUID in its full 36 characters. */
  public static Optional<PaymentId> parse(String text) {
    return Uuids.parse(text).map(PaymentId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package kz.tolem.client;

import java.net.URI;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;

/**
 * One HTTP request, complete: sending it twice sends the same bytes. Holds secrets; {@link #toString} shows none.
 *
 * @param operation what it does, in a word, for messages
 * @param token for the header, empty for calls that need none
 * @param contentType empty when there is no body
 * @param invoice the order it is about, where there is one
 */
record Call(
    String operation,
    String method,
    URI address,
    String token,
    String contentType,
    byte[] body,
    Optional<InvoiceId> invoice) {

  private static final byte[] NOTHING = new byte[0];

  private static final String JSON = "application/json";

  static Call get(String operation, URI address) {
    return new Call(operation, "GET", address, "", "", NOTHING, Optional.empty());
  }

  static Call post(String operation, URI address) {
    return new Call(operation, "POST", address, "", "", NOTHING, Optional.empty());
  }

  static Call json(String operation, URI address, byte[] body) {
    return new Call(operation, "POST", address, "", JSON, body, Optional.empty());
  }

  static Call form(String operation, URI address, String contentType, byte[] body) {
    return new Call(operation, "POST", address, "", contentType, body, Optional.empty());
  }

  Call with(String otherToken) {
    return new Call(operation, method, address, otherToken, contentType, body, invoice);
  }

  Call about(InvoiceId order) {
    return new Call(operation, method, address, token, contentType, body, Optional.of(order));
  }

  @Override
  public String toString() {
    return "Call[" + operation + "]";
  }
}

package kz.tolem.client;

import java.util.Objects;
import kz.tolem.protocol.TerminalId;

/**
 * What a shop got when it was registered. Keeps the secret to itself: {@link #toString} does not show it. Immutable.
 */
public final class Credentials {

  private final String clientId;
  private final String clientSecret;
  private final TerminalId terminal;

  private Credentials(String clientId, String clientSecret, TerminalId terminal) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.terminal = terminal;
  }

  /**
   * Takes the three values.
   *
   * @throws IllegalArgumentException when one is empty, or the TerminalID is not a UUID
   */
  public static Credentials of(String clientId, String clientSecret, String terminalId) {
    if (Objects.requireNonNull(clientId, "clientId").isBlank()) {
      throw new IllegalArgumentException("the ClientID is empty");
    }
    if (Objects.requireNonNull(clientSecret, "clientSecret").isEmpty()) {
      throw new IllegalArgumentException("the ClientSecret is empty");
    }
    TerminalId terminal =
        TerminalId.parse(Objects.requireNonNull(terminalId, "terminalId"))
            .orElseThrow(() -> new IllegalArgumentException("the TerminalID must be a UUID"));
    return new Credentials(clientId, clientSecret, terminal);
  }

  /** The shop. */
  public String clientId() {
    return clientId;
  }

  /** Its point of sale. */
  public TerminalId terminal() {
    return terminal;
  }

  String clientSecret() {
    return clientSecret;
  }

  /** The same shop at another of its terminals. */
  public Credentials at(TerminalId other) {
    return new Credentials(clientId, clientSecret, Objects.requireNonNull(other, "terminal"));
  }

  @Override
  public String toString() {
    return "Credentials[clientId=" + clientId + ", terminal=" + terminal + "]";
  }
}

package kz.tolem.client;

/**
 * No usable answer within the deadline: the other side is away, slow, or answers what cannot be read. For payments,
 * charges, cancels and refunds it is thrown only when nothing can have happened; where something can, they end in a
 * result that says so.
 */
public final class TolemTransportException extends TolemException {

  private static final long serialVersionUID = 1L;

  private final boolean received;

  TolemTransportException(String problem, Details details, boolean received, Throwable cause) {
    super(problem, details, cause);
    this.received = received;
  }

  private TolemTransportException(TolemTransportException same) {
    super(same);
    this.received = true;
  }

  /**
   * Tells whether what was asked for may have been received; false also when not even a token for it was to be had.
   * Only a question or a call that repeats safely may say yes, and {@link Subscriptions#begin} at the bank.
   */
  public boolean mayHaveBeenReceived() {
    return received;
  }

  /** The same trouble, after an earlier try that may have been received. */
  TolemTransportException asReceived() {
    return received ? this : new TolemTransportException(this);
  }
}

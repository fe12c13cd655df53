package kz.tolem.client;

/**
 * The other side refuses the request itself, so nothing happened: wrong credentials, a field it does not take, a card
 * that is not there, an invoice number that is used up. To send it again helps only after something was mended.
 */
public final class TolemRefusedException extends TolemException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String serverMessage;

  TolemRefusedException(int code, String serverMessage, Details details) {
    super(serverMessage.isEmpty() ? "refused" : "refused: " + serverMessage, details, null);
    this.code = code;
    this.serverMessage = serverMessage;
  }

  /** The code of the answer, usually -1. */
  public int code() {
    return code;
  }

  /** What the other side said, for developers; empty when it said nothing. */
  public String serverMessage() {
    return serverMessage;
  }
}

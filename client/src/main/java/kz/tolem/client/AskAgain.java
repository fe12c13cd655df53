package kz.tolem.client;

/** An answer that says nothing yet. Carries no stack trace: it is caught a few lines above. */
final class AskAgain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AskAgain(String message) {
    super(message, null, false, false);
  }
}

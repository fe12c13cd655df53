package kz.tolem.gateway.operation;

/// An operation list asks for what cannot be searched. The text is for the caller and repeats no value.
final class WrongSearch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongSearch(String message) {
    super(message, null, false, false);
  }
}

package kz.tolem.cardline;

import java.io.IOException;

/// Bytes that are no message of this line. Tells nothing of their content.
public final class MalformedMessage extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedMessage(String what) {
    super("a message " + what);
  }
}

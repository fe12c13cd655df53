package kz.tolem.gateway.account.door;

import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.user.Password;

/// A form's two fields for a password to be set, which a person types twice.
sealed interface NewPassword {

  record Chosen(Password password) implements NewPassword {}

  record Wrong(DoorTexts why) implements NewPassword {}

  static NewPassword read(Request request) {
    String chosen = request.form().getOrDefault("password", "");
    if (!chosen.equals(request.form().getOrDefault("again", ""))) {
      return new Wrong(DoorTexts.NOT_SAME);
    }
    try {
      return new Chosen(Password.chosen(chosen));
    } catch (IllegalArgumentException _) {
      return new Wrong(DoorTexts.WRONG_LENGTH);
    }
  }
}

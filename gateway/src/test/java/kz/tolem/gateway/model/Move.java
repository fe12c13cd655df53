package kz.tolem.gateway.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import kz.tolem.gateway.NotificationBook.Mood;

/// One thing that a run does next, drawn at random; it prints as a sentence. Amounts are in tenge.
sealed interface Move {

  /// A new token for the order, and a payment with it.
  record PayNew(int amount, boolean cryptogram) implements Move {
    @Override
    public String toString() {
      return "pay " + amount + (cryptogram ? " by cryptogram" : " by saved card");
    }
  }

  /// One of the last requests once more, as it was.
  record PayAgain(int back) implements Move {
    @Override
    public String toString() {
      return "repeat the request " + (back == 0 ? "before" : back + " before that");
    }
  }

  /// @param externalId empty text: none
  record Act(World.Verb verb, OptionalInt amount, String externalId) implements Move {
    @Override
    public String toString() {
      return verb.name().toLowerCase(java.util.Locale.ROOT)
          + (amount.isPresent() ? " " + amount.getAsInt() : " all")
          + (externalId.isEmpty() ? "" : " under id " + externalId);
    }
  }

  record Confirm(boolean passed) implements Move {
    @Override
    public String toString() {
      return passed ? "the buyer passes at his bank" : "the buyer fails at his bank";
    }
  }

  record Leap(int minutes) implements Move {
    @Override
    public String toString() {
      return minutes + " minutes pass";
    }
  }

  record ShopServer(Mood mood) implements Move {
    @Override
    public String toString() {
      return "from now on the shop's server " + mood.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  enum Plain implements Move {
    STATUS("ask for the status"),
    STATUS_BY_INVOICE("ask for the status by invoice"),
    DEACTIVATE("deactivate the card"),
    OTHER_CONTENT("use a used token for something else"),
    STRANGER("another merchant tries everything");

    private final String words;

    Plain(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  record AtOnce(List<Move> moves) implements Move {
    @Override
    public String toString() {
      return moves.stream().map(Move::toString).collect(Collectors.joining(" | ", "at once: ", ""));
    }
  }
}

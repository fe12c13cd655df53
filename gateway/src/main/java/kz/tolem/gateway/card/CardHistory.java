package kz.tolem.gateway.card;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a card remembers of its payments. Immutable.
///
/// @param networkId the scheme's id of its first approved payment, sent along with the later ones; empty text: none yet
/// @param stoppedBy the decline that ended payments without the buyer (EPAY.md 11, last paragraph)
/// @param failures when the last declines came, the oldest first
public record CardHistory(String networkId, Optional<Integer> stoppedBy, List<Instant> failures) {

  /// Of a card that has not paid yet.
  public static final CardHistory NONE = new CardHistory("", Optional.empty(), List.of());

  public CardHistory {
    failures = List.copyOf(failures);
  }

  /// How many declines came within the last so many days.
  public long failuresWithin(Duration window, Instant now) {
    Instant since = now.minus(window);
    return failures.stream().filter(at -> at.isAfter(since)).count();
  }
}

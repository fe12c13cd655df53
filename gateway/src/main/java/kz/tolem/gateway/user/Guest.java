package kz.tolem.gateway.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;

/// Somebody who is signed in with a browser, as the account pages see it.
///
/// @param operator whether the person runs the installation
/// @param looksAt the merchant whose pages are open; empty: none was chosen
/// @param seats for whom the person may act, in the order of the merchants' names
public record Guest(
    UUID session,
    UserId user,
    Login login,
    Stage stage,
    boolean operator,
    Optional<MerchantId> looksAt,
    List<Seat> seats) {

  public Guest {
    seats = List.copyOf(seats);
  }

  /// How far the sign-in is.
  public enum Stage {
    /// The password was right; a code is to be shown.
    SECOND_FACTOR,
    /// The password was right; an authenticator app is to be set up.
    ENROL,
    OPEN
  }

  /// What a person is at a merchant.
  public record Seat(MerchantId merchant, String name, String clientId, Role role) {}

  /// The merchant whose pages are shown: the chosen one, else the first.
  public Optional<Seat> seat() {
    Optional<Seat> chosen =
        looksAt.flatMap(id -> seats.stream().filter(seat -> seat.merchant().equals(id)).findFirst());
    return chosen.isPresent() ? chosen : seats.stream().findFirst();
  }

  /// One browser that a person is signed in with.
  public record Browser(UUID id, String browser, String address, Instant openedAt, Instant lastUsedAt) {}

  @Override
  public String toString() {
    return "user " + user;
  }
}

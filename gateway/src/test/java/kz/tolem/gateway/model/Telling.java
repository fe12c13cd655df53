package kz.tolem.gateway.model;

import kz.tolem.gateway.model.World.Attempt;
import kz.tolem.gateway.model.World.Errand;

/// What is to be heard of an attempt, an errand or the order as it stands.
final class Telling {

  private Telling() {}

  static boolean fits(Attempt attempt, Seen seen) {
    return switch (attempt.state()) {
      case GATE, PENDING, LEAVING -> false;
      case STEP -> seen instanceof Seen.Step;
      case AUTHORIZED, CHARGED, CANCELLED -> seen instanceof Seen.Approved;
      case DECLINED -> seen instanceof Seen.Declined;
    };
  }

  static boolean fits(Errand errand, Seen seen) {
    return switch (errand.end()) {
      case OPEN -> false;
      case DONE -> seen instanceof Seen.Done;
      case FAILED -> seen instanceof Seen.HostRefused;
    };
  }

  /// Whether this can be heard of the order: of the attempt under way or paid, else of a declined one.
  static boolean counts(World world, Seen seen) {
    if (world.live().isPresent()) {
      return stands(world.live().get()).equals(seen);
    }
    return world.attempts().isEmpty()
        ? seen instanceof Seen.Refused
        : world.attempts().values().stream().anyMatch(attempt -> stands(attempt).equals(seen));
  }

  static Seen stands(Attempt attempt) {
    String name =
        switch (attempt.state()) {
          case GATE, PENDING, LEAVING -> "NEW";
          case STEP -> "3D";
          case AUTHORIZED -> "AUTH";
          case CHARGED -> attempt.left() == 0 ? "REFUND" : "CHARGE";
          case CANCELLED -> "CANCEL";
          case DECLINED -> "REJECT";
        };
    return new Seen.Stands(name, attempt.left(), attempt.away());
  }
}

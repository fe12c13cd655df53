package kz.tolem.gateway.subscription;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import kz.tolem.protocol.PaymentFrequency;

/// When the payments of a subscription are due: at the hour of its making, for one year. Each is counted from the
/// beginning, so that what began on the 31st falls on the last day of a short month and on the 31st again after it.
///
/// @param zone whose days and months count
record Schedule(Instant beginning, PaymentFrequency frequency, ZoneId zone) {

  /// How many payments there are in all.
  int turns() {
    return switch (frequency) {
      case WEEKLY -> 52;
      case MONTHLY -> 12;
      case QUARTERLY -> 4;
    };
  }

  /// @param turn counted from 1
  Instant due(int turn) {
    LocalDateTime first = LocalDateTime.ofInstant(beginning, zone);
    LocalDateTime due =
        switch (frequency) {
          case WEEKLY -> first.plusWeeks(turn);
          case MONTHLY -> first.plusMonths(turn);
          case QUARTERLY -> first.plusMonths(3L * turn);
        };
    return due.atZone(zone).toInstant();
  }

  Instant last() {
    return due(turns());
  }
}

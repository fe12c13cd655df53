package kz.tolem.gateway.account.report;

import java.time.LocalDateTime;
import java.util.List;

/// What the overview counts, in minor units of one currency.
///
/// @param buckets by day or hour; those without a payment are missing
/// @param answerMs within so many milliseconds 95 of 100 payments were answered; 0: none was
record Figures(
    List<Bucket> buckets, List<Share> declines, List<Share> terminals, List<Share> schemes, long answerMs) {

  /// @param settled payments with an outcome
  /// @param charged what was charged
  /// @param returned what was given back of it since
  /// @param blocked what is authorised and not charged
  record Bucket(LocalDateTime at, long settled, long approved, long charged, long returned, long blocked) {}

  /// @param key a decline code, a terminal's id, a scheme's name
  record Share(String key, long count, long amount) {}

  Bucket total() {
    long settled = 0;
    long approved = 0;
    long charged = 0;
    long returned = 0;
    long blocked = 0;
    for (Bucket bucket : buckets) {
      settled += bucket.settled();
      approved += bucket.approved();
      charged = Math.addExact(charged, bucket.charged());
      returned = Math.addExact(returned, bucket.returned());
      blocked = Math.addExact(blocked, bucket.blocked());
    }
    return new Bucket(LocalDateTime.MIN, settled, approved, charged, returned, blocked);
  }
}

package kz.tolem.gateway.sandbox;

import java.time.InstantSource;

/// Order numbers of the sandbox's shop. Their last six digits, which must be unique too, count seconds, so they come
/// round after eleven days; one that meets an older order is followed by the next. Thread-safe.
final class ShopInvoices {

  private final InstantSource time;
  private long last;

  ShopInvoices(InstantSource time) {
    this.time = time;
  }

  synchronized String next() {
    last = Math.max(last + 1, time.instant().getEpochSecond());
    return "20" + last;
  }
}

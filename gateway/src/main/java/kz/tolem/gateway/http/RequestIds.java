package kz.tolem.gateway.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Names requests for the log: the caller's own name if it is a sane one, else a count behind a prefix that is new at
/// each start, so that two processes do not use one name. Safe for use by many threads.
final class RequestIds {

  private static final int LENGTH_MAX = 64;

  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  RequestIds() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    prefix = HexFormat.of().formatHex(bytes) + "-";
  }

  String of(List<String> offered) {
    return offered.size() == 1 && isSane(offered.getFirst())
        ? offered.getFirst()
        : prefix + Long.toString(count.incrementAndGet(), 36);
  }

  private static boolean isSane(String id) {
    // It is logged, so what might be a card number is no request id.
    return !id.isEmpty()
        && id.length() <= LENGTH_MAX
        && id.chars().allMatch(RequestIds::isSane)
        && Paths.loggable(id).equals(id);
  }

  private static boolean isSane(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '_'
        || c == '.';
  }
}

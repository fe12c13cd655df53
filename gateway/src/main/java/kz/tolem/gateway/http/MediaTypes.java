package kz.tolem.gateway.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `Content-Type` and `Accept`. Source: RFC 9110, 8.3 and 12.5.1.
final class MediaTypes {

  private MediaTypes() {}

  static String withoutParameters(String contentType) {
    int semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /// One parameter of a media type, without its quotes; names match in any case.
  static Optional<String> parameter(String contentType, String name) {
    int at = contentType.indexOf(';');
    while (at >= 0) {
      int equals = contentType.indexOf('=', at);
      if (equals < 0) {
        return Optional.empty();
      }
      String key = contentType.substring(at + 1, equals).strip();
      int from = equals + 1;
      boolean quoted = from < contentType.length() && contentType.charAt(from) == '"';
      int end = quoted ? contentType.indexOf('"', from + 1) : contentType.indexOf(';', from);
      String value = contentType.substring(quoted ? from + 1 : from, end < 0 ? contentType.length() : end).strip();
      if (key.equalsIgnoreCase(name)) {
        return Optional.of(value);
      }
      at = end < 0 ? -1 : contentType.indexOf(';', end);
    }
    return Optional.empty();
  }

  /// The most specific range that covers the type decides; a weight of zero refuses it.
  static boolean accepts(List<String> acceptLines, String mediaType) {
    if (acceptLines.isEmpty()) {
      return true;
    }
    String anySubtype = mediaType.substring(0, mediaType.indexOf('/') + 1) + "*";
    int bestRank = 0;
    boolean accepted = false;
    for (String line : acceptLines) {
      for (String range : line.split(",")) {
        String type = withoutParameters(range);
        int rank = type.equals(mediaType) ? 3 : type.equals(anySubtype) ? 2 : type.equals("*/*") ? 1 : 0;
        if (rank > bestRank) {
          bestRank = rank;
          accepted = !isZero(parameter(range, "q").orElse("1"));
        }
      }
    }
    return accepted;
  }

  private static boolean isZero(String weight) {
    return weight.startsWith("0") && weight.chars().allMatch(c -> c == '0' || c == '.');
  }
}

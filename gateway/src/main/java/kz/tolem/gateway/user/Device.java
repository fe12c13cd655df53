package kz.tolem.gateway.user;

/// What a caller says of the device that somebody signs in with. Nothing is decided by it; it is shown to the user.
/// Source: EPAY.md 2.6 and 2.7, the headers.
///
/// @param id the device's own name; empty text: not told
/// @param fingerprint of the browser or app; empty text: not told
/// @param address where it is, as told, or else where the request came from
public record Device(String id, String fingerprint, String address) {

  /// Longer texts are cut.
  public static final int CHARS_MAX = 200;

  public Device {
    id = cut(id);
    fingerprint = cut(fingerprint);
    address = cut(address);
  }

  private static String cut(String text) {
    String clean = text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.isDefined(c) && (c < 0xD800 || c > 0xDFFF))
        .limit(CHARS_MAX)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return clean.strip();
  }
}

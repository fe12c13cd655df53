package kz.tolem.gateway.account.door;

import kz.tolem.gateway.account.Links;

/// The square that an authenticator app reads, as the path of a picture.
///
/// @param size modules on a side, the border included
/// @param path the dark modules as an SVG path
public record QrCode(int size, String path) {

  private static final int BORDER = 3;

  /// The square for an app's key. Source: the otpauth address that every authenticator app reads.
  static QrCode ofKey(String login, String key) {
    String label = Links.escaped("Tolem:" + login).replace("+", "%20");
    return of("otpauth://totp/" + label + "?secret=" + key + "&issuer=Tolem");
  }

  private static QrCode of(String text) {
    var square = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < square.size; y++) {
      for (int x = 0; x < square.size; x++) {
        if (square.getModule(x, y)) {
          path.append('M').append(x + BORDER).append(' ').append(y + BORDER).append("h1v1h-1z");
        }
      }
    }
    return new QrCode(square.size + 2 * BORDER, path.toString());
  }

  @Override
  public String toString() {
    return "square code";
  }
}

package kz.tolem.gateway.token;

import java.util.Optional;
import kz.tolem.gateway.card.CardNumbersInText;
import kz.tolem.gateway.http.BadRequest;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.user.Device;

/// Reads what a token request's headers say of the device. Source: EPAY.md 2.6 (`deviceid`) and 2.7 (`device_id`).
final class Devices {

  private Devices() {}

  /// Never refuses: what cannot be kept is left out.
  static Device of(Request request) {
    String id = text(request, "deviceid").or(() -> text(request, "device_id")).orElse("");
    return new Device(
        id, text(request, "fingerprint").orElse(""), text(request, "ip").orElseGet(request::remoteAddress));
  }

  private static Optional<String> text(Request request, String header) {
    try {
      return request.header(header).filter(text -> !text.isBlank() && !CardNumbersInText.isIn(text));
    } catch (BadRequest _) {
      return Optional.empty(); // it stands there more than once
    }
  }
}

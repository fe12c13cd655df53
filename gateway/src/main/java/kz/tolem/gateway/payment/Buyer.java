package kz.tolem.gateway.payment;

import kz.tolem.protocol.Language;

/// Who pays, as far as the shop says. Absent parts are empty texts.
///
/// @param accountId the buyer in the shop's own system
/// @param phone digits alone, beginning with 7 for Kazakhstan
/// @param address the network address the request or the browser came from
public record Buyer(String accountId, String name, String email, String phone, Language language, String address) {

  /// Shows nothing personal.
  @Override
  public String toString() {
    return "buyer";
  }
}

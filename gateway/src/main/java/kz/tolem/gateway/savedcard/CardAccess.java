package kz.tolem.gateway.savedcard;

import kz.tolem.gateway.token.AccessToken;

/// Which accounts' cards a token may see. A service token stays with the shop's server and may see all of its merchant's.
/// A payment token goes through the buyer's browser, so it may see those of the account that the shop bound it to, and
/// no other buyer's.
record CardAccess(AccessToken token) {

  boolean sees(String accountId) {
    return token.invoice().isEmpty() || !token.accountId().isEmpty() && token.accountId().equals(accountId);
  }
}

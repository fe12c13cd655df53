package kz.tolem.gateway.payment;

import kz.tolem.gateway.token.TokenId;

/// One use of an access token. A token authorises one operation; the page may use it again after a decline, one attempt
/// after the other (ADR 10). The database holds each pair once.
///
/// @param attempt 1 for the first
public record TokenUse(TokenId token, int attempt) {}

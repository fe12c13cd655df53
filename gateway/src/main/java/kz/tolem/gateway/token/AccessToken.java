package kz.tolem.gateway.token;

import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.TerminalId;

/// What an access token says, once opened: who got it, and what it is bound to. What it does not carry binds nothing
/// (EPAY.md 2.1). Immutable.
///
/// @param scope the granted words, as they are echoed
/// @param postLink where success is told; empty text: nowhere
/// @param failurePostLink where failure is told; empty text: see the payment
/// @param secretHash echoed in notifications; empty text: none
/// @param accountId the buyer in the shop's own system, known to the shop's server and so to be trusted; empty text: none
public record AccessToken(
    TokenId id,
    MerchantId merchant,
    Optional<TerminalId> terminal,
    Optional<InvoiceId> invoice,
    Optional<Money> amount,
    String scope,
    String postLink,
    String failurePostLink,
    String secretHash,
    String accountId,
    Instant expiresAt) {

  /// Shows what may stand in a log.
  @Override
  public String toString() {
    return "access token " + id;
  }
}

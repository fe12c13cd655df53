package kz.tolem.gateway.page.checkout;

import java.time.Instant;
import java.util.Optional;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.TerminalId;

/// What stays the same on all pages that a buyer sees of one order. Immutable.
///
/// @param token the shop's access token, which allows the payment
/// @param accountId the buyer as the *token* names him, whose saved cards may be shown; empty text: nobody
/// @param expiresAt when the token's life, and with it the time to pay, is over
/// @param language of the pages, as far as the buyer did not choose another
/// @param autoBack whether the buyer is sent back to the shop without pressing a button
/// @param cardSave whether the shop wants the card to be saved
/// @param given the saved card that the shop chose
record Visit(
    TokenId token,
    MerchantId merchant,
    TerminalId terminal,
    String accountId,
    Instant expiresAt,
    Language language,
    Place place,
    boolean autoBack,
    boolean cardSave,
    Optional<CardId> given) {

  Visit in(Language other) {
    return new Visit(token, merchant, terminal, accountId, expiresAt, other, place, autoBack, cardSave, given);
  }

  /// Shows nothing personal.
  @Override
  public String toString() {
    return "visit with token " + token;
  }
}

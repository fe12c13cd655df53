package kz.tolem.gateway.page.checkout;

import java.util.List;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.protocol.CardId;

/// Which saved cards a buyer may see and pay with: those of the account that the *token* names, or the one that the
/// shop chose. Thread-safe.
final class SavedCards {

  private final Vault vault;

  SavedCards(Vault vault) {
    this.vault = vault;
  }

  /// The last saved first.
  List<StoredCard> of(Checkout checkout) {
    Visit visit = checkout.visit();
    if (checkout.isVerification()) {
      return List.of(); // what is saved has been verified
    }
    if (visit.given().isEmpty()) {
      return vault.saved(visit.merchant(), visit.accountId());
    }
    CardId given = visit.given().get();
    return vault.card(visit.merchant(), given).filter(StoredCard::saved).map(List::of).orElse(List.of());
  }
}

package kz.tolem.gateway.savedcard;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.token.AccessToken;
import kz.tolem.gateway.token.Admission;
import kz.tolem.gateway.token.Callers;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.CardListEntry;
import kz.tolem.protocol.DeactivateReply;
import kz.tolem.protocol.PaymentError;

/// `GET /cards/{accountId}` and `POST /card/deactivate/{cardID}`. Source: EPAY.md 6.3, 6.4.
final class SavedCardRoutes {

  private final Callers callers;
  private final Merchants merchants;
  private final Vault vault;
  private final CardShelf shelf;
  private final InstantSource time;

  SavedCardRoutes(Callers callers, Merchants merchants, Vault vault, CardShelf shelf, InstantSource time) {
    this.callers = callers;
    this.merchants = merchants;
    this.vault = vault;
    this.shelf = shelf;
    this.time = time;
  }

  void addTo(Routes routes) {
    routes.add(Route.get("/cards/{accountId}", Admission.ofAll(callers, this::list)));
    routes.add(
        Route.post("/card/deactivate/{cardID}", Admission.of(callers, Role::caresForCards, this::deactivate)));
  }

  private Reply list(AccessToken token, Request request) {
    String accountId = request.variable("accountId");
    List<CardListEntry> cards =
        new CardAccess(token).sees(accountId) ? shelf.of(token.merchant(), accountId, time.instant()) : List.of();
    CardList.WhenEmpty whenEmpty =
        merchants.merchant(token.merchant()).map(Merchant::emptyCardList).orElse(CardList.WhenEmpty.CODE);
    return Reply.json(200, new CardList(cards).write(whenEmpty));
  }

  /// A card that is not there, not saved, another merchant's, or deactivated before: the answer is the same.
  private Reply deactivate(AccessToken token, Request request) {
    Optional<CardId> card =
        CardId.parse(request.variable("cardID"))
            .flatMap(id -> vault.card(token.merchant(), id))
            .filter(found -> new CardAccess(token).sees(found.accountId()))
            .map(StoredCard::id);
    return card.isPresent() && vault.deactivate(token.merchant(), card.get())
        ? Reply.json(200, DeactivateReply.DONE.write())
        : Reply.json(404, PaymentError.of(PaymentError.REQUEST_FAULT, "card not found").write());
  }
}

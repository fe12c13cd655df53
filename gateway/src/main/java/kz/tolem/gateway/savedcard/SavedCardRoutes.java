package kz.tolem.gateway.savedcard;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.http.Handler;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.token.AccessToken;
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
    routes.add(Route.get("/cards/{accountId}", handler(this::list, _ -> true)));
    routes.add(Route.post("/card/deactivate/{cardID}", handler(this::deactivate, Role::caresForCards)));
  }

  @FunctionalInterface
  private interface Ask {
    Reply of(AccessToken token, Request request);
  }

  /// @param allowed the roles of users that may ask; the shop itself always may. The card is not looked at before.
  private Handler handler(Ask ask, Predicate<Role> allowed) {
    return request ->
        switch (callers.of(request)) {
          case Callers.Caller.Shop(var token) -> ask.of(token, request);
          case Callers.Caller.Person(var token, var role) ->
              allowed.test(role) ? ask.of(token, request) : error(403, "your role does not allow this");
          case Callers.Caller.Nobody(var why) -> error(401, why);
        };
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
        : error(404, "card not found");
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, PaymentError.of(PaymentError.REQUEST_FAULT, message).write());
  }
}

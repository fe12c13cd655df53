package kz.tolem.gateway.cryptogram;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.http.Reply;
import kz.tolem.gateway.http.Request;
import kz.tolem.gateway.http.Route;
import kz.tolem.gateway.http.Routes;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.payment.Outcome;
import kz.tolem.gateway.payment.PaymentReplies;
import kz.tolem.gateway.payment.Payments;
import kz.tolem.gateway.payment.PresentedCard;
import kz.tolem.gateway.payment.Refusal;
import kz.tolem.gateway.token.Bearer;
import kz.tolem.gateway.token.Tokens;

/// `GET /public.rsa`, `POST /payment/cryptopay` and `POST /payment/checkgobonus`. Source: EPAY.md 6.2, 7.
public final class CryptogramRoutes {

  // Short, since a key may be replaced because somebody has stolen it.
  private static final String KEY_IS_KEPT = "public, max-age=300";

  private final CryptogramReader reader;
  private final BonusRoutes bonuses;
  private final CryptogramKeys keys;
  private final Cryptograms cryptograms;
  private final Vault vault;
  private final Payments payments;

  public CryptogramRoutes(
      Merchants merchants, Tokens tokens, CryptogramKeys keys, Vault vault, Payments payments, Ids ids) {
    this.reader = new CryptogramReader(merchants, tokens);
    this.bonuses = new BonusRoutes(tokens);
    this.keys = keys;
    this.cryptograms = new Cryptograms(keys, ids);
    this.vault = vault;
    this.payments = payments;
  }

  public void addTo(Routes routes) {
    routes.add(Route.get("/public.rsa", this::publicKey));
    routes.add(Route.post("/payment/cryptopay", this::pay));
    bonuses.addTo(routes);
  }

  private Reply publicKey(Request request) {
    return Reply.text(200, keys.publicKey())
        .withHeader("Cache-Control", KEY_IS_KEPT)
        .withHeader("Access-Control-Allow-Origin", "*");
  }

  private Reply pay(Request request) {
    return switch (reader.read(request.body(), Bearer.of(request), request.remoteAddress())) {
      case CryptogramReader.Reading.Refused(var why) -> PaymentReplies.of(why);
      case CryptogramReader.Reading.Read(var order) -> PaymentReplies.of(pay(order, digest(request.body())));
    };
  }

  /// A cryptogram is another one each time it is made, so it is the bytes of the body that make a repeat. Looked for
  /// before it is opened: a repeat does not depend on whether its key is still there.
  private Outcome pay(CryptogramOrder asked, byte[] digest) {
    Optional<Outcome> replay = payments.replay(asked.use(), digest);
    if (replay.isPresent()) {
      return replay.get();
    }
    Optional<CardEntry> card =
        cryptograms.open(asked.cryptogram(), asked.terminal().id(), asked.buyer().name());
    if (card.isEmpty()) {
      return new Outcome.Refused(new Refusal.CryptogramWrong());
    }
    StoredCard kept = vault.keep(asked.terminal().merchant(), asked.buyer().accountId(), card.get());
    return payments.pay(
        asked.order(kept.id()), asked.terminal(), new PresentedCard.Typed(card.get()), digest);
  }

  private static byte[] digest(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package kz.tolem.client;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kz.tolem.protocol.BonusReply;
import kz.tolem.protocol.BonusRequest;
import kz.tolem.protocol.CryptogramPlaintext;

/** Pays with cards that the shop takes in itself. Thread-safe. Source: EPAY.md 6.2, 7. */
public final class Cryptograms {

  private final Engine engine;

  Cryptograms(Engine engine) {
    this.engine = engine;
  }

  /** What becomes of the card after a success. */
  public enum Keep {
    /** It is saved: its CardId comes with the result, or with the notification. */
    SAVE,
    /** It is forgotten. */
    FORGET
  }

  /**
   * The public key of the other side, PEM. May be kept for some minutes.
   *
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public String publicKey() {
    return engine.observed("public-key", deadline -> key(deadline));
  }

  private String key(Deadline deadline) {
    Call call = Call.get("public-key", engine.settings().api("/public.rsa"));
    return engine.asking().untilAnswered(
        call,
        deadline,
        heard -> {
          String text = new String(heard.body(), StandardCharsets.US_ASCII);
          if (heard.isOk() && !text.contains("BEGIN PUBLIC KEY")) {
            throw new AskAgain("the answer is no public key");
          }
          return Asking.okOrRefused(call, heard, body -> text);
        });
  }

  /**
   * Encrypts a card with the key of the moment.
   *
   * @param expiry month and year, {@code MMYY}
   * @throws IllegalArgumentException when the card does not fit into one block of the key
   * @throws TolemTransportException when the key is not to be had within the deadline
   */
  public Cryptogram encrypt(String cardNumber, String expiry, String securityCode) {
    CryptogramPlaintext card =
        new CryptogramPlaintext(cardNumber, expiry, securityCode, engine.settings().credentials().terminal());
    return Cryptogram.encrypt(card, publicKey());
  }

  /** Pays with the card. As {@link TolemClient#pay}. */
  public PaymentResult pay(Cryptogram card, Purchase purchase, Keep keep) {
    Engine.requirePositive(purchase);
    return sent(typed(card, keep, false), purchase);
  }

  /**
   * Finds out whether a card is good, without moving money; the purchase has the amount 0, by the bank's documents in
   * USD. As {@link TolemClient#pay}; what is good is {@link PaymentResult.Stage#VERIFIED}.
   */
  public PaymentResult verify(Cryptogram card, Purchase purchase, Keep keep) {
    Engine.requireZero(purchase);
    return sent(typed(card, keep, true), purchase);
  }

  /** As {@link TolemClient#prepare}: a payment to be stored before it is sent by {@link TolemClient#send}. */
  public PaymentAttempt prepare(Cryptogram card, Purchase purchase, Keep keep) {
    Engine.requirePositive(purchase);
    PaymentRequests.TypedCard typed = typed(card, keep, false);
    return engine.observed("prepare", deadline -> engine.requests().withCryptogram(typed, purchase, deadline));
  }

  /**
   * The bonuses of a card, in major units of the purchase's currency; 0 where it has none. A Tolem gives none.
   *
   * @param purchase what they would be spent on: its token is asked with
   * @throws TolemRefusedException when the cryptogram or the purchase is refused
   * @throws TolemTransportException when there is no answer within the deadline
   */
  public BigDecimal bonuses(Cryptogram card, Purchase purchase) {
    byte[] body = new BonusRequest(card.base64()).write(engine.settings().cryptogramKey());
    Call call = Call.json("bonuses", engine.settings().api("/payment/checkgobonus"), body).about(purchase.invoice());
    return engine.observed(
        call.operation(),
        deadline -> {
          Call ready = call.with(engine.requests().orderToken(purchase, deadline).accessToken());
          return engine.asking().untilAnswered(
              ready, deadline, heard -> Asking.okOrRefused(ready, heard, BonusReply::read).goBonus());
        });
  }

  private static PaymentRequests.TypedCard typed(Cryptogram card, Keep keep, boolean verifyOnly) {
    Objects.requireNonNull(keep, "keep");
    return new PaymentRequests.TypedCard(Objects.requireNonNull(card, "card"), keep == Keep.SAVE, verifyOnly);
  }

  private PaymentResult sent(PaymentRequests.TypedCard card, Purchase purchase) {
    return engine.observed(
        card.verifyOnly() ? "verify" : "pay",
        deadline -> {
          PaymentAttempt attempt = engine.requests().withCryptogram(card, purchase, deadline);
          return engine.payments().send(attempt, engine.requests().call(attempt), deadline);
        });
  }
}

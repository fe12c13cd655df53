package kz.tolem.client;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
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

  /** The public key of the other side, PEM. May be kept for some minutes. */
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
   */
  public Cryptogram encrypt(String cardNumber, String expiry, String securityCode) {
    CryptogramPlaintext card =
        new CryptogramPlaintext(cardNumber, expiry, securityCode, engine.settings().credentials().terminal());
    return Cryptogram.encrypt(card, publicKey());
  }

  /** Pays. As {@link TolemClient#pay}. */
  public PaymentResult pay(Cryptogram card, Purchase purchase, Keep keep) {
    Engine.requirePositive(purchase);
    return sent(new PaymentRequests.TypedCard(Objects.requireNonNull(card), keep == Keep.SAVE, false), purchase);
  }

  /**
   * Finds out whether a card is good, without moving money; the purchase has the amount 0, by the bank's documents in
   * USD.
   */
  public PaymentResult verify(Cryptogram card, Purchase purchase, Keep keep) {
    Engine.requireZero(purchase);
    return sent(new PaymentRequests.TypedCard(Objects.requireNonNull(card), keep == Keep.SAVE, true), purchase);
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

package kz.tolem.gateway.cryptogram;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.protocol.CryptogramPlaintext;
import kz.tolem.protocol.MalformedMessage;
import kz.tolem.protocol.TerminalId;

/// Opens cryptograms. Every fault has the same result after the same work: text that is no Base64, a block of the wrong
/// size, bad padding, a text that is no card, a card that cannot be one, another terminal's card (ADR 24). Thread-safe.
/// Source: EPAY.md 7.2.
final class Cryptograms {

  /// Longer than a shop waits for an answer.
  private static final Duration TURN_MAX = Duration.ofSeconds(5);

  private final CryptogramKeys keys;
  private final SecretKeySpec secret;
  // One opening costs milliseconds of a processor, all of them its own. Half the processors stay for saved cards.
  private final Semaphore turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  Cryptograms(CryptogramKeys keys, Ids ids) {
    this.keys = keys;
    this.secret = new SecretKeySpec(ids.secret(32), "HmacSHA256");
  }

  /// The card in a cryptogram; empty when there is none for this terminal.
  ///
  /// @param holder the name on the card, which does not stand in it
  /// @throws Overloaded when more cryptograms wait than can be opened in useful time
  Optional<CardEntry> open(String cryptogram, TerminalId terminal, String holder) {
    byte[] block = block(cryptogram);
    byte[] substitute = spread("message", block);
    List<CryptogramKey> opening = keys.opening();
    takeTurn();
    try {
      Optional<CardEntry> card = Optional.empty();
      // Which key it was made with is not said; all are tried, also when the first has opened it.
      for (CryptogramKey key : opening) {
        byte[] padded = key.decrypt(block);
        byte[] message = Padding.remove(padded, substitute);
        Optional<CardEntry> read = read(message, terminal, holder);
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(message, (byte) 0);
        card = card.or(() -> read);
      }
      return card;
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(TURN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Overloaded();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Overloaded();
    }
  }

  /// The encrypted block; one that opens to nothing when the text does not hold one.
  private byte[] block(String cryptogram) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(cryptogram.replaceAll("[\r\n]", ""));
    } catch (IllegalArgumentException _) {
      bytes = new byte[0];
    }
    return bytes.length == CryptogramKey.BYTES
        ? bytes
        : spread("block", cryptogram.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<CardEntry> read(byte[] message, TerminalId terminal, String holder) {
    CryptogramPlaintext plain;
    try {
      plain = CryptogramPlaintext.read(message);
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
    Optional<CardNumber> number = CardNumber.parse(plain.cardNumber());
    Optional<Expiry> expiry = plain.expiry().map(Expiry::new);
    Optional<Cvc> cvc = number.flatMap(known -> Cvc.parse(plain.securityCode(), known.scheme()));
    return expiry.isPresent() && cvc.isPresent() && plain.terminalId().equals(terminal)
        ? Optional.of(new CardEntry(number.orElseThrow(), expiry.get(), cvc.get(), holder))
        : Optional.empty();
  }

  /// As many bytes as a block has, that nobody can guess and that are the same for the same text.
  private byte[] spread(String purpose, byte[] text) {
    ByteBuffer bytes = ByteBuffer.allocate(CryptogramKey.BYTES);
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(secret);
      for (int i = 0; bytes.hasRemaining(); i++) {
        hmac.update((byte) i);
        hmac.update(purpose.getBytes(StandardCharsets.US_ASCII));
        bytes.put(hmac.doFinal(text));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
    return bytes.array();
  }
}

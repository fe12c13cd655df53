package kz.tolem.host;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kz.tolem.protocol.Money;

/// The cards that have a balance or a limit, and the name under which the journal knows a card: never its number.
/// Thread-safe.
final class Cards {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KEY_FILE = "card.key";
  private static final int DIGEST_BYTES = 8;

  private final SecretKey key;
  private final Map<String, Account> accounts;

  private Cards(SecretKey key, Map<String, Account> accounts) {
    this.key = key;
    this.accounts = accounts;
  }

  /// What a card can pay.
  ///
  /// @param balance minor units in all
  /// @param limit minor units a payment
  record Account(long balance, long limit) {}

  /// @param folder where the key lies
  /// @param list a file with lines such as `4405639704015096 KZT balance=150000 limit=100000`, in major units
  static Cards open(Path folder, Optional<Path> list) throws IOException {
    Cards cards = new Cards(key(folder), new HashMap<>());
    if (list.isPresent()) {
      int number = 0;
      for (String line : Files.readAllLines(list.get(), StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          cards.add(line.strip().split("\\s+"), "line " + number + " of " + list.get());
        }
      }
    }
    return cards;
  }

  private void add(String[] words, String where) throws IOException {
    String form = where + " is not: card number, currency, balance=…, limit=…";
    if (words.length < 3 || !words[0].matches("[0-9]{13,19}")) {
      throw new IOException(form);
    }
    try {
      Currency currency = Currency.getInstance(words[1]);
      long balance = Long.MAX_VALUE;
      long limit = Long.MAX_VALUE;
      for (int i = 2; i < words.length; i++) {
        String[] pair = words[i].split("=", 2);
        long minorUnits = Money.of(new BigDecimal(pair[pair.length - 1]), currency).minorUnits();
        switch (pair[0]) {
          case "balance" -> balance = minorUnits;
          case "limit" -> limit = minorUnits;
          default -> throw new IOException(form);
        }
      }
      accounts.put(name(words[0]) + " " + currency, new Account(balance, limit));
    } catch (IllegalArgumentException _) {
      throw new IOException(form);
    }
  }

  private static SecretKey key(Path folder) throws IOException {
    Path file = folder.resolve(KEY_FILE);
    if (!Files.exists(file)) {
      try {
        byte[] fresh = KeyGenerator.getInstance(ALGORITHM).generateKey().getEncoded();
        Path half = Files.createTempFile(folder, KEY_FILE, ".half"); // readable by its owner alone
        Files.writeString(half, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.SYNC);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (GeneralSecurityException e) {
        throw new IOException("no key can be made", e);
      }
    }
    return new SecretKeySpec(Base64.getDecoder().decode(Files.readString(file).strip()), ALGORITHM);
  }

  /// The card's mask and a keyed digest: `440563...5096#1a2b3c4d5e6f7081`.
  String name(String digits) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(digits.getBytes(StandardCharsets.US_ASCII));
      return digits.substring(0, 6) + "..." + digits.substring(digits.length() - 4) + "#"
          + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /// What a card can pay; empty: whatever it is asked for.
  Optional<Account> account(String name, Currency currency) {
    return Optional.ofNullable(accounts.get(name + " " + currency));
  }
}

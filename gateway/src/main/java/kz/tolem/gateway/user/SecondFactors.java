package kz.tolem.gateway.user;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import kz.tolem.gateway.edge.Ids;
import kz.tolem.gateway.key.Purpose;
import kz.tolem.gateway.key.SealedRows;
import kz.tolem.gateway.sql.Database;
import org.bouncycastle.util.encoders.Base32;
import org.jdbi.v3.core.Handle;

/// What a person shows beside the password: a code of an authenticator app, or one of ten recovery codes. Thread-safe.
public final class SecondFactors {

  /// So many wrong codes in a row, each behind the right password, and no more are looked at for [#LOCK].
  static final int FAILURES_MAX = 10;

  static final Duration LOCK = Duration.ofMinutes(15);

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10; // sixteen characters

  private final Database database;
  private final Aead sealing;
  private final Ids ids;
  private final InstantSource time;

  public SecondFactors(Database database, Aead sealing, Ids ids, InstantSource time) {
    this.database = database;
    this.sealing = sealing;
    this.ids = ids;
    this.time = time;
  }

  /// What a shown code is worth.
  public enum Verdict {
    RIGHT,
    WRONG,
    /// Too many wrong ones came before.
    LOCKED
  }

  /// Whether the person has an authenticator app set up.
  public boolean isSet(UserId user) {
    return database
        .read(handle -> SecondFactorStore.find(handle, user))
        .filter(SecondFactorStore.Row::confirmed)
        .isPresent();
  }

  /// The secret to be typed into an app that is being set up; the same until it is confirmed. Shown to its owner alone.
  ///
  /// @return Base32; empty when one is set up already
  public Optional<String> toSetUp(UserId user) {
    byte[] fresh = seal(user, ids.secret(Totp.SECRET_BYTES));
    Optional<SecondFactorStore.Row> row =
        database.transaction(
            handle -> {
              SecondFactorStore.insert(handle, user, fresh, time.instant());
              return SecondFactorStore.find(handle, user);
            });
    return row.filter(each -> !each.confirmed()).map(each -> Base32.toBase32String(open(user, each.sealed())));
  }

  /// Confirms an app with its first code.
  ///
  /// @return fresh recovery codes, to be shown once; empty when the code is wrong or nothing is to be confirmed
  public Optional<List<String>> confirm(UserId user, String code) {
    Instant now = time.instant();
    List<String> codes = recoveryCodes();
    return database.transaction(
        handle -> {
          Optional<SecondFactorStore.Row> row = SecondFactorStore.hold(handle, user);
          OptionalLong step =
              row.filter(each -> !each.confirmed())
                  .map(each -> Totp.stepOf(open(user, each.sealed()), digits(code), now))
                  .orElse(OptionalLong.empty());
          if (step.isEmpty() || !SecondFactorStore.confirm(handle, user, step.getAsLong(), now)) {
            return Optional.<List<String>>empty();
          }
          SecondFactorStore.putRecoveryCodes(handle, user, codes.stream().map(SecondFactors::hash).toList());
          return Optional.of(codes);
        });
  }

  /// Looks at a code: six digits of the app, else a recovery code. Each works once.
  public Verdict check(UserId user, String code) {
    Instant now = time.instant();
    return database.transaction(
        handle -> {
          Optional<SecondFactorStore.Row> held =
              SecondFactorStore.hold(handle, user).filter(SecondFactorStore.Row::confirmed);
          if (held.isEmpty()) {
            return Verdict.WRONG;
          }
          if (held.get().lockedUntil().filter(now::isBefore).isPresent()) {
            return Verdict.LOCKED;
          }
          boolean right = isRight(handle, user, held.get(), code, now);
          SecondFactorStore.count(handle, user, right, now.plus(LOCK));
          return right ? Verdict.RIGHT : Verdict.WRONG;
        });
  }

  private boolean isRight(Handle handle, UserId user, SecondFactorStore.Row row, String code, Instant now) {
    String digits = digits(code);
    if (digits.length() == 6) {
      OptionalLong step = Totp.stepOf(open(user, row.sealed()), digits, now);
      return step.isPresent() && SecondFactorStore.use(handle, user, step.getAsLong());
    }
    return SecondFactorStore.useRecoveryCode(handle, user, hash(code), now);
  }

  /// How many recovery codes are left.
  public int recoveryCodesLeft(UserId user) {
    return database.read(handle -> SecondFactorStore.recoveryCodesLeft(handle, user));
  }

  /// Replaces the recovery codes.
  ///
  /// @return the fresh ones, to be shown once
  public List<String> freshRecoveryCodes(UserId user) {
    List<String> codes = recoveryCodes();
    database.transaction(
        handle -> {
          SecondFactorStore.putRecoveryCodes(handle, user, codes.stream().map(SecondFactors::hash).toList());
          return codes;
        });
    return codes;
  }

  private List<String> recoveryCodes() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String text = Base32.toBase32String(ids.secret(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
      codes.add(
          String.join("-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12)));
    }
    return codes;
  }

  private static String digits(String code) {
    String plain = code.replaceAll("[\\s-]", "");
    return plain.matches("[0-9]{6}") ? plain : "";
  }

  /// However it is typed: case, spaces and dashes do not count.
  private static byte[] hash(String recoveryCode) {
    return CookieSecret.presented(recoveryCode.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT)).hash();
  }

  /// Where sealed secrets lie.
  public static SealedRows sealedRows() {
    return new SealedRows(
        Purpose.SECOND_FACTOR, "second_factor", "user_id", "sealed", user -> associated(new UserId(user)));
  }

  private byte[] seal(UserId user, byte[] secret) {
    try {
      return sealing.encrypt(secret, associated(user));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a second factor", e);
    }
  }

  private byte[] open(UserId user, byte[] sealed) {
    try {
      return sealing.decrypt(sealed, associated(user));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the second factor of " + user + " does not open", e);
    }
  }

  private static byte[] associated(UserId user) {
    return ("tolem second factor of " + user).getBytes(StandardCharsets.UTF_8);
  }
}

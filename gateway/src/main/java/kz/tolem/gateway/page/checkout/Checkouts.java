package kz.tolem.gateway.page.checkout;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import kz.tolem.gateway.page.ProblemTexts;

/// Seals what pages carry and opens it again. A buyer can neither read nor alter it, nor make one into the other.
/// Thread-safe.
final class Checkouts {

  // The number is the version of [CheckoutCodec]: what another version sealed does not open, as if it were not ours.
  private static final byte[] VISIT = "tolem visit 1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CHECKOUT = "tolem checkout 1".getBytes(StandardCharsets.UTF_8);

  /// The most characters that can be one of ours.
  private static final int TEXT_MAX = 64 * 1024;

  /// How long a result can be looked at once the time to pay is over.
  private static final Duration SHOWN_AFTER = Duration.ofDays(1);

  private final Aead aead;
  private final InstantSource time;

  Checkouts(Aead aead, InstantSource time) {
    this.aead = aead;
    this.time = time;
  }

  /// The short form, for addresses: letters, digits, `-` and `_`.
  String seal(Visit visit) {
    return seal(CheckoutCodec.write(visit), VISIT);
  }

  /// The whole form, for the card form's hidden field.
  String seal(Checkout checkout) {
    return seal(CheckoutCodec.write(checkout), CHECKOUT);
  }

  /// Opens a visit to look at its result, which can be done for a while after the time to pay is over.
  ///
  /// @throws Refused when it was not sealed here, has been altered, or is too old
  Visit visit(String text) {
    Visit visit = open(text, VISIT).map(CheckoutCodec::readVisit).orElseThrow(Checkouts::broken);
    refuseAfter(visit.expiresAt().plus(SHOWN_AFTER));
    return visit;
  }

  /// Opens a visit to go on paying.
  ///
  /// @throws Refused when it was not sealed here, has been altered, or its time is over
  Visit liveVisit(String text) {
    Visit visit = open(text, VISIT).map(CheckoutCodec::readVisit).orElseThrow(Checkouts::broken);
    refuseAfter(visit.expiresAt());
    return visit;
  }

  /// Opens a checkout to pay it.
  ///
  /// @throws Refused when it was not sealed here, has been altered, or its time is over
  Checkout checkout(String text) {
    Checkout checkout = open(text, CHECKOUT).map(CheckoutCodec::readCheckout).orElseThrow(Checkouts::broken);
    refuseAfter(checkout.visit().expiresAt());
    return checkout;
  }

  private static Refused broken() {
    return new Refused(ProblemTexts.LINK_BROKEN, "the checkout was not made here, or has been altered");
  }

  private void refuseAfter(Instant end) {
    if (!time.instant().isBefore(end)) {
      throw new Refused(ProblemTexts.TIME_IS_OVER);
    }
  }

  private String seal(byte[] bytes, byte[] purpose) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(aead.encrypt(bytes, purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a checkout", e);
    }
  }

  private Optional<byte[]> open(String text, byte[] purpose) {
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(aead.decrypt(Base64.getUrlDecoder().decode(text), purpose));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

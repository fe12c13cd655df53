package kz.tolem.gateway.acquirer;

import java.net.URI;
import java.time.Instant;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// The 3-D Secure side of the card schemes: which cards take part, and what their issuers answer. Implementations are
/// thread-safe. Source: EPAY.md 3.4, 7.4, 7.5.
public interface SecureDirectory {

  /// Asks about a card. Blocks until the directory has answered or the link has given up; never throws for what the
  /// line or the directory does.
  Enrolment ask(Question question);

  /// Reads what the buyer's browser brought back from the issuer. The text comes from the browser: whatever it holds,
  /// the answer is a verdict.
  ///
  /// @param paRes the issuer's answer
  Verdict read(PaymentId payment, String paRes);

  /// What the directory is asked. Prints no card number.
  ///
  /// @param shop the name the buyer knows
  /// @param until when the step is over
  record Question(PaymentId payment, String shop, Money amount, CardNumber number, Language language, Instant until) {
    @Override
    public String toString() {
      return "question about payment " + payment;
    }
  }

  /// What the directory says of a card.
  sealed interface Enrolment {

    /// Nothing is asked of the buyer: the issuer vouches for him, or the card takes no part.
    record Passed(Authentication authentication) implements Enrolment {}

    /// The buyer must go to the issuer.
    ///
    /// @param paReq what his browser brings there
    /// @param action the issuer's address
    record Challenge(String paReq, URI action) implements Enrolment {}

    /// There is no way to authenticate this buyer now.
    ///
    /// @param code a code of EPAY.md 11
    record Impossible(int code) implements Enrolment {}
  }

  /// What an issuer's answer turned out to be.
  sealed interface Verdict {

    /// The buyer is who he says.
    record Passed(Authentication authentication) implements Verdict {}

    /// He is not, or the issuer could not tell.
    ///
    /// @param code a code of EPAY.md 11
    record Failed(int code) implements Verdict {}

    /// No issuer said this of this payment: forged, altered, or about another one.
    record NotGenuine() implements Verdict {}
  }

  /// Where there is no way to the schemes' directories: every card is refused with 455.
  static SecureDirectory none() {
    return new SecureDirectory() {
      @Override
      public Enrolment ask(Question question) {
        return new Enrolment.Impossible(UNAVAILABLE);
      }

      @Override
      public Verdict read(PaymentId payment, String paRes) {
        return new Verdict.NotGenuine();
      }
    };
  }

  /// EPAY.md 11: the 3-D Secure check is not available.
  int UNAVAILABLE = 455;
}

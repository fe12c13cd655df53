package kz.tolem.gateway.sandbox;

import kz.tolem.protocol.Language;
import kz.tolem.protocol.Secure3DAnswer;
import kz.tolem.protocol.Secure3DForm;

/// The page of the sandbox's issuer.
///
/// @param assets address of the folder of css, js and svg files, without a slash at its end
/// @param shop who is to be paid
/// @param amount with its currency
/// @param time as a person reads it
/// @param card as it may be shown
public record AcsView(
    Language language, String assets, String shop, String amount, String time, String card, Step step) {

  /// What the page does.
  public sealed interface Step {

    /// Asks for the code.
    ///
    /// @param answer address of the POST with the code
    /// @param again address of the POST that shows this page in another language
    /// @param form as it came
    /// @param tries how often the buyer was wrong, signed
    /// @param triesLeft 0 before the first wrong code
    record Ask(String answer, String again, Secure3DForm form, String tries, int triesLeft) implements Step {}

    /// Sends the browser back.
    ///
    /// @param termUrl where to
    record HandOver(String termUrl, Secure3DAnswer result) implements Step {}
  }
}

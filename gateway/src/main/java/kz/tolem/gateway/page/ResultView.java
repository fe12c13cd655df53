package kz.tolem.gateway.page;

/// What became of a payment. Source: EPAY.md 4.5, 4.6; DESIGN 12 (an unknown outcome is never shown as a decline).
public sealed interface ResultView {

  /// What stands around the page.
  FrameView frame();

  /// What was paid, with what.
  Receipt receipt();

  /// The way back to the shop.
  Back back();

  /// The money was taken or is held for the shop.
  record Paid(FrameView frame, Receipt receipt, boolean cardSaved, Back back) implements ResultView {}

  /// The card was checked, nothing was charged.
  record Verified(FrameView frame, Receipt receipt, boolean cardSaved, Back back) implements ResultView {}

  /// The payment was finally declined.
  record Declined(FrameView frame, Receipt receipt, Reason reason, Retry retry, Back back) implements ResultView {}

  /// Nobody knows yet; the page asks again by itself.
  ///
  /// @param refreshUrl address of this page
  record Pending(FrameView frame, Receipt receipt, String refreshUrl, Back back) implements ResultView {}

  /// How often a pending page asks again, in seconds.
  int REFRESH_SECONDS = 5;

  /// How long the buyer sees the result before an automatic return, in seconds.
  int RETURN_SECONDS = 5;

  /// The lines of the receipt; a line whose text is empty is not shown.
  ///
  /// @param reference the bank's reference number
  /// @param cardMask as `440563...5096`
  /// @param time as [ValueTexts#moment] writes it
  /// @param verification whether the card was only to be checked, so that there is no amount to be shown
  record Receipt(OrderView order, String reference, String cardMask, String time, boolean verification) {}

  /// Why a payment was declined; texts by [DeclineTexts].
  ///
  /// @param code the bank's answer code
  record Reason(String text, String next, String code) {}

  /// Another attempt.
  sealed interface Retry {

    /// No further attempt on this page.
    record None() implements Retry {}

    /// Posts the sealed order to get the form again.
    ///
    /// @param attemptsLeft how often the buyer may still try; 0 when that is not to be said
    record Form(String action, String checkout, int attemptsLeft) implements Retry {}
  }

  /// The way back to the shop.
  sealed interface Back {

    /// There is no link to be trusted.
    record None() implements Back {}

    /// A button.
    record Button(String url) implements Back {}

    /// A button, and by itself after [#RETURN_SECONDS] (`autoBackLink`).
    record Automatic(String url) implements Back {}

    /// The shop's page holds this one in a widget and hears the result as a message.
    ///
    /// @param origin the only origin that may hear it, as `https://shop.example.kz`
    record Message(String origin) implements Back {}
  }

  /// Tells whether the shop may go on with the order.
  default boolean isSuccess() {
    return switch (this) {
      case Paid _, Verified _ -> true;
      case Declined _, Pending _ -> false;
    };
  }

  /// Tells whether a widget says the result at once. A buyer who may try again, or whose outcome is unknown, stays.
  default boolean isLast() {
    return switch (this) {
      case Paid _, Verified _ -> true;
      case Declined declined -> declined.retry() instanceof Retry.None;
      case Pending _ -> false;
    };
  }

  /// The headline.
  default ResultTexts title() {
    return switch (this) {
      case Paid _ -> ResultTexts.PAID;
      case Verified _ -> ResultTexts.VERIFIED;
      case Declined _ -> receipt().verification() ? ResultTexts.NOT_VERIFIED : ResultTexts.DECLINED;
      case Pending _ -> ResultTexts.PENDING;
    };
  }

  /// The word of the style sheet and the name of the svg sign.
  default String tone() {
    return switch (this) {
      case Paid _, Verified _ -> "good";
      case Declined _ -> "bad";
      case Pending _ -> "waiting";
    };
  }

  /// What the browser does by itself, as the content of a refresh meta element; empty for nothing.
  default String refresh() {
    return switch (this) {
      case Pending pending -> REFRESH_SECONDS + "; url=" + pending.refreshUrl();
      case Paid _, Verified _, Declined _ ->
          back() instanceof Back.Automatic(String url) && isLast() ? RETURN_SECONDS + "; url=" + url : "";
    };
  }
}

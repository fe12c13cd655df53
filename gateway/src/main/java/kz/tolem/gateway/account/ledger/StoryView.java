package kz.tolem.gateway.account.ledger;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// One payment's page.
///
/// @param problem what was wrong with the last wish; empty text: nothing
/// @param open whether something is still under way, so that the page looks again by itself
/// @param wish the id of the buttons of this page
public record StoryView(
    Shell shell,
    String id,
    String amount,
    StateTexts state,
    List<Fact> facts,
    List<Fact> buyer,
    List<Event> events,
    List<Attempt> attempts,
    Choices choices,
    List<Waiting> waiting,
    String problem,
    boolean open,
    String wish) {

  /// @param copy whether a button copies it
  public record Fact(String name, String value, boolean copy) {}

  /// @param tone `good`, `bad`, `wait`, `blocked` or `calm`
  /// @param body what was sent; empty text: nothing to show
  public record Event(
      String tone, String title, String detail, String time, String moment, String body, String resend) {}

  public record Attempt(String id, String time, String amount, StateTexts state) {}

  /// What the visitor may do now.
  ///
  /// @param left what can be charged or refunded, as it is typed
  /// @param leftShown the same as it is read
  /// @param limit how much the visitor refunds alone; empty text: all
  public record Choices(boolean charge, boolean cancel, boolean refund, String left, String leftShown, String limit) {

    public boolean none() {
      return !charge && !cancel && !refund;
    }
  }

  /// A refund that somebody asked for.
  public record Waiting(
      String id, String amount, String by, String reason, boolean mayAllow, boolean own, boolean allowed) {}

  @Override
  public String toString() {
    return "story of " + id;
  }
}

package kz.tolem.gateway.page;

import java.util.List;
import java.util.Map;

/// The card form.
///
/// @param purpose paying, or checking a card without a charge
/// @param cards which cards the buyer may use
/// @param entry what the buyer already entered; never a card number or CVC
/// @param trouble what is wrong with the last attempt; [Trouble#none] on the first visit
/// @param target where the form goes
public record FormView(
    FrameView frame, OrderView order, Purpose purpose, Cards cards, Entry entry, Trouble trouble, Target target) {

  /// What happens with the card.
  public enum Purpose {
    PAYMENT,
    /// The amount is 0 and nothing is charged. Source: EPAY.md 6.1.
    VERIFICATION
  }

  /// The names of the form's fields in the POST.
  public enum Field {
    /// [Cards#NEW_CARD] or a CardId; absent when only a new card can be used.
    CARD_CHOICE("cardChoice"),
    NUMBER("number"),
    /// `MM/YY` in one field.
    EXPIRY("expiry"),
    CVC("cvc"),
    NAME("name"),
    EMAIL("email"),
    /// `true` when ticked, else absent.
    SAVE_CARD("saveCard"),
    /// The sealed order that came with the page.
    CHECKOUT("checkout");

    private final String wire;

    Field(String wire) {
      this.wire = wire;
    }

    /// The name in the POST.
    public String wire() {
      return wire;
    }
  }

  /// Which cards the buyer may use.
  public sealed interface Cards {

    /// The value of [Field#CARD_CHOICE] for a card that is typed now.
    String NEW_CARD = "new";

    /// Only a card typed now.
    record New() implements Cards {}

    /// A saved card (its CVC is asked) or a new one.
    ///
    /// @param saved at least one card
    /// @param chosen a CardId of the list or [#NEW_CARD]
    record Choice(List<CardView> saved, String chosen) implements Cards {
      public Choice {
        saved = List.copyOf(saved);
      }
    }

    /// One saved card that the shop chose; only its CVC is asked.
    record Given(CardView card) implements Cards {}
  }

  /// What stands in the fields that are shown again.
  ///
  /// @param name holder name, or empty
  /// @param email or empty
  public record Entry(String name, String email, SaveCard saveCard) {}

  /// The tick box for saving a new card.
  public enum SaveCard {
    /// No box: the card is not saved.
    HIDDEN,
    /// A box without a tick.
    OFFERED,
    /// A box with a tick.
    TICKED,
    /// No box: the card is saved, and a line says so.
    ALWAYS
  }

  /// What is wrong.
  ///
  /// @param title in a few words; empty when nothing is wrong
  /// @param next what the buyer can do; may be empty
  /// @param code the bank's answer code, or empty
  /// @param attemptsLeft how often the buyer may still try; 0 when that is not to be said
  /// @param fields the errors beside the fields
  public record Trouble(String title, String next, String code, int attemptsLeft, Map<Field, String> fields) {

    public Trouble {
      fields = Map.copyOf(fields);
    }

    /// Nothing is wrong.
    public static Trouble none() {
      return new Trouble("", "", "", 0, Map.of());
    }

    /// The error beside a field, or the empty text.
    public String of(Field field) {
      return fields.getOrDefault(field, "");
    }

    /// Tells whether there is anything to say above the form.
    public boolean isShown() {
      return !title.isEmpty();
    }
  }

  /// Where the form goes, and where the buyer goes who does not want to pay.
  ///
  /// @param action address of the POST
  /// @param checkout the sealed order, not to be read by the page
  /// @param cancelLink back to the shop; empty when there is no link to be trusted, and in a
  ///     widget, which has a close button of its own
  public record Target(String action, String checkout, String cancelLink) {}

  /// Tells whether the card is only checked.
  public boolean isVerification() {
    return purpose == Purpose.VERIFICATION;
  }
}

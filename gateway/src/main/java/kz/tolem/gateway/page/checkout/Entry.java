package kz.tolem.gateway.page.checkout;

import java.util.Map;
import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.page.FormTexts;
import kz.tolem.gateway.page.FormView.Field;

/// What a buyer entered in the card form. Prints nothing of it.
sealed interface Entry {

  /// A card typed now.
  ///
  /// @param save whether it is to be saved
  record NewCard(CardEntry card, boolean save, String email) implements Entry {
    @Override
    public String toString() {
      return "a new card";
    }
  }

  /// A saved card and its security code.
  record SavedCard(StoredCard card, Cvc cvc, String email) implements Entry {
    @Override
    public String toString() {
      return "a saved card";
    }
  }

  /// Mistakes, and what may be shown again.
  ///
  /// @param choice the value of the card choice, to be chosen again
  record Wrong(Map<Field, FormTexts> errors, String choice, String name, String email, boolean save)
      implements Entry {

    public Wrong {
      errors = Map.copyOf(errors);
    }

    @Override
    public String toString() {
      return "mistakes in " + errors.keySet();
    }
  }
}

package kz.tolem.gateway.page;

/// A saved card as the buyer knows it again; holds nothing that could pay.
///
/// @param cardId the value of the choice
/// @param lastFour the last four digits
/// @param expiry `MM/YY`
public record CardView(String cardId, Scheme scheme, String lastFour, String expiry) {

  /// The card scheme, as far as the page draws a mark for it.
  public enum Scheme {
    VISA("visa", "Visa"),
    MASTERCARD("mastercard", "Mastercard"),
    AMEX("amex", "American Express"),
    /// Maestro, UnionPay, Mir and whatever comes; the page calls it a card.
    OTHER("card", "");

    private final String mark;
    private final String title;

    Scheme(String mark, String title) {
      this.mark = mark;
      this.title = title;
    }

    /// The name of its svg file, without the ending, and its word in the style sheet and the script.
    public String mark() {
      return mark;
    }

    /// Its name, the same in every language; empty when it has none.
    public String title() {
      return title;
    }
  }
}

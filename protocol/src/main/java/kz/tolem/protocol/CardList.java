package kz.tolem.protocol;

import java.util.List;

/**
 * The saved cards of an account. Source: EPAY.md 6.3.
 *
 * @param cards in the order of the list
 */
public record CardList(List<CardListEntry> cards) {

  /** The code that stands for an empty list. */
  public static final int NO_CARDS = 1373;

  /** How a list without cards is written. */
  public enum WhenEmpty {
    /** An object with the code 1373, as the bank does. */
    CODE,
    /** A list without entries. */
    EMPTY_LIST
  }

  public CardList {
    cards = List.copyOf(cards);
  }

  /**
   * Reads a list in either form.
   *
   * @throws MalformedMessage when it is neither a list of objects nor an object with the code 1373, or a card has no
   *     readable id
   */
  public static CardList read(byte[] body) {
    Fields.Value root = JsonReader.readListOrObject(body);
    if (root instanceof Fields.Value.Items items) {
      return new CardList(Fields.objectsOf(items, "the body").stream().map(CardListEntry::of).toList());
    }
    if (root instanceof Fields.Value.Nested object && object.fields().whole("code").orElse(0) == NO_CARDS) {
      return new CardList(List.of());
    }
    throw new MalformedMessage("the body is neither a list of cards nor the code " + NO_CARDS);
  }

  /** The JSON body. */
  public byte[] write(WhenEmpty whenEmpty) {
    if (cards.isEmpty() && whenEmpty == WhenEmpty.CODE) {
      return PaymentError.of(NO_CARDS, "no saved cards").write();
    }
    return JsonWriter.writeList(cards, (out, card) -> card.writeTo(out));
  }
}

package kz.tolem.shop.web;

import java.util.List;
import kz.tolem.protocol.Money;
import kz.tolem.shop.order.Baskets;
import kz.tolem.shop.order.Line;
import kz.tolem.shop.order.SavedCards.SavedCard;

/// The basket, and how it is to be paid.
///
/// @param deliverTo what stands in its field
/// @param trouble what is wrong with the form; empty when nothing is
public record BasketView(Frame frame, List<Line> lines, List<SavedCard> cards, String deliverTo, String trouble) {

  public Money total() {
    return Line.total(lines);
  }

  public int piecesMax() {
    return Baskets.PIECES_MAX;
  }
}

package kz.tolem.shop.order;

import java.util.List;
import kz.tolem.protocol.Money;
import kz.tolem.shop.goods.Goods;
import kz.tolem.shop.goods.Tenge;

/// So many pieces of one kind of goods.
///
/// @param price of one piece, as it was when it was ordered
public record Line(Goods goods, int pieces, Money price) {

  /// What the line costs.
  public Money total() {
    return Tenge.times(price, pieces);
  }

  /// What all of them cost.
  public static Money total(List<Line> lines) {
    return lines.stream().map(Line::total).reduce(Tenge.of(0), Tenge::plus);
  }
}

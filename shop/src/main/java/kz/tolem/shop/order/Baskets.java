package kz.tolem.shop.order;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.tolem.shop.goods.Goods;

/// What buyers have picked and not ordered yet. Thread-safe.
public final class Baskets {

  /// The most pieces of one kind.
  public static final int PIECES_MAX = 99;

  private final ShopDatabase database;

  public Baskets(ShopDatabase database) {
    this.database = database;
  }

  /// The basket at today's prices, in the order of the shelf.
  public List<Line> of(BuyerId buyer) {
    return database
        .sql()
        .sql(
            """
            select goods, pieces
              from basket
             where buyer = :buyer
            """)
        .param("buyer", buyer.value())
        .query((row, _) -> line(row.getString("goods"), row.getInt("pieces")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Line::goods))
        .toList();
  }

  private static Optional<Line> line(String code, int pieces) {
    return Goods.find(code).map(goods -> new Line(goods, pieces, goods.price()));
  }

  /// How many pieces are in it.
  public int pieces(BuyerId buyer) {
    return of(buyer).stream().mapToInt(Line::pieces).sum();
  }

  /// One piece more, unless there are as many as there may be.
  public void add(BuyerId buyer, Goods goods) {
    database
        .sql()
        .sql(
            """
            insert into basket (buyer, goods, pieces)
            values (:buyer, :goods, 1)
            on conflict (buyer, goods) do update
               set pieces = min(pieces + 1, :most)
            """)
        .param("buyer", buyer.value())
        .param("goods", goods.code())
        .param("most", PIECES_MAX)
        .update();
  }

  /// So many pieces; none takes the goods out.
  ///
  /// @param pieces 0 to [#PIECES_MAX]
  public void set(BuyerId buyer, Goods goods, int pieces) {
    if (pieces == 0) {
      database
          .sql()
          .sql(
              """
              delete from basket
               where buyer = :buyer and goods = :goods
              """)
          .param("buyer", buyer.value())
          .param("goods", goods.code())
          .update();
      return;
    }
    database
        .sql()
        .sql(
            """
            insert into basket (buyer, goods, pieces)
            values (:buyer, :goods, :pieces)
            on conflict (buyer, goods) do update
               set pieces = excluded.pieces
            """)
        .param("buyer", buyer.value())
        .param("goods", goods.code())
        .param("pieces", pieces)
        .update();
  }

  /// Empties it; within the transaction that makes an order of it.
  ///
  /// @return whether there was anything in it
  boolean clear(BuyerId buyer) {
    return database
            .sql()
            .sql(
                """
                delete from basket
                 where buyer = :buyer
                """)
            .param("buyer", buyer.value())
            .update()
        > 0;
  }
}

package kz.tolem.gateway.account.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.user.Role;
import kz.tolem.protocol.Money;

/// How much whose refund may be: the table refund_limit. Thread-safe.
public final class RefundLimits {

  private final Database database;

  public RefundLimits(Database database) {
    this.database = database;
  }

  /// What holds for one currency.
  ///
  /// @param support up to so much support refunds
  /// @param alone up to so much finance refunds alone; empty: any amount
  public record Limit(Currency currency, Money support, Optional<Money> alone) {

    static Limit none(Currency currency) {
      return new Limit(currency, new Money(0, currency), Optional.empty());
    }

    /// How much somebody may give back of one payment without asking anybody; empty: all of it.
    Optional<Money> of(Role role) {
      return role.movesMoney() ? alone : Optional.of(support);
    }
  }

  public Limit of(MerchantId merchant, Currency currency) {
    return all(merchant).stream()
        .filter(limit -> limit.currency().equals(currency))
        .findFirst()
        .orElseGet(() -> Limit.none(currency));
  }

  public List<Limit> all(MerchantId merchant) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from refund_limit where merchant_id = :merchant order by currency")
                .bind("merchant", merchant.value())
                .map(
                    (row, _) -> {
                      Currency currency = Currency.getInstance(row.getString("currency"));
                      long alone = row.getLong("alone_max");
                      Optional<Money> most = row.wasNull() ? Optional.empty() : Optional.of(new Money(alone, currency));
                      return new Limit(currency, new Money(row.getLong("support_max"), currency), most);
                    })
                .list());
  }

  public void put(MerchantId merchant, Limit limit) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into refund_limit (merchant_id, currency, support_max, alone_max)
                    values (:merchant, :currency, :support, cast(:alone as bigint))
                    on conflict (merchant_id, currency) do update
                       set support_max = excluded.support_max, alone_max = excluded.alone_max
                    """)
                .bind("merchant", merchant.value())
                .bind("currency", limit.currency().getCurrencyCode())
                .bind("support", limit.support().minorUnits())
                .bind("alone", limit.alone().map(Money::minorUnits).orElse(null))
                .execute());
  }
}

package kz.tolem.gateway.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.payment.Standings;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.gateway.sql.TookTooLong;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.OperationListReply;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.StatusTransaction;

/// Searches a merchant's payments. A search runs over three features' tables (payment, card, operation); it reads and
/// never writes. It takes the index on merchant and time, two searches run at once, and each has a time limit, so that
/// payments do not wait for them. Thread-safe.
final class OperationList {

  private static final Duration MOST = Duration.ofSeconds(15);
  private static final int AT_ONCE = 2;
  private static final Duration TURN_MOST = Duration.ofSeconds(10);

  private final Database database;
  private final Standings standings;
  private final Vault vault;
  private final BiFunction<Standing, StoredCard, StatusTransaction> wireForm;
  private final Semaphore turn = new Semaphore(AT_ONCE, true);

  OperationList(
      Database database,
      Standings standings,
      Vault vault,
      BiFunction<Standing, StoredCard, StatusTransaction> wireForm) {
    this.database = database;
    this.standings = standings;
    this.vault = vault;
    this.wireForm = wireForm;
  }

  private record Found(long total, List<PaymentId> page) {}

  /// One page of what a search finds.
  ///
  /// @throws TookTooLong when there is too much to look through
  /// @throws Overloaded when other searches are not done
  OperationListReply page(MerchantId merchant, Search search) {
    Found found = inTurn(search);
    List<Standing> payments = standings.findAll(found.page());
    Map<CardId, StoredCard> cards =
        vault.anyCards(
            merchant,
            payments.stream().map(standing -> standing.payment().order().card()).collect(Collectors.toSet()));
    return new OperationListReply(
        found.total(),
        search.page(),
        search.size(),
        payments.stream()
            .map(payment -> wireForm.apply(payment, cards.get(payment.payment().order().card())))
            .toList());
  }

  private Found inTurn(Search search) {
    try {
      if (!turn.tryAcquire(TURN_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Overloaded();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Overloaded();
    }
    try {
      return find(search);
    } finally {
      turn.release();
    }
  }

  private Found find(Search search) {
    return database.readWithin(
        MOST,
        handle -> {
          long total =
              handle
                  .createQuery(
                      """
                      select count(*) from payment
                       where <condition>
                      """)
                  .define("condition", search.condition())
                  .bindMap(search.values())
                  .mapTo(Long.class)
                  .one();
          List<PaymentId> page =
              handle
                  .createQuery(
                      """
                      select id from payment
                       where <condition>
                       order by <order>
                       limit :size offset :offset
                      """)
                  .define("condition", search.condition())
                  .define("order", search.order())
                  .bindMap(search.values())
                  .bind("size", search.size())
                  .bind("offset", search.offset())
                  .mapTo(UUID.class)
                  .map(PaymentId::new)
                  .list();
          return new Found(total, page);
        });
  }
}

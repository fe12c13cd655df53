package kz.tolem.gateway.account.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.sql.Overloaded;
import kz.tolem.gateway.sql.TookTooLong;
import kz.tolem.protocol.Money;

/// Reads a merchant's payments for people: a page at a time, never with a count of all. Two searches run at once, and
/// each has a time limit, so that payments do not wait for them. Thread-safe.
public final class Ledger {

  static final int PAGE = 50;

  private static final Duration MOST = Duration.ofSeconds(8);
  private static final Duration TURN_MOST = Duration.ofSeconds(5);
  private static final int AT_ONCE = 2;

  private final Database database;
  private final Semaphore turn = new Semaphore(AT_ONCE, true);

  public Ledger(Database database) {
    this.database = database;
  }

  /// Behind which payment a page begins.
  public record Behind(Instant openedAt, UUID id) {

    static final Behind NOTHING = new Behind(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

    /// Reads what [#word] wrote.
    public static Behind of(String word) {
      String[] parts = word.split("_", 2);
      try {
        return parts.length == 2
            ? new Behind(Instant.ofEpochSecond(0, 1000 * Long.parseLong(parts[0])), UUID.fromString(parts[1]))
            : NOTHING;
      } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException _) {
        return NOTHING;
      }
    }

    String word() {
      return openedAt.getEpochSecond() * 1_000_000 + openedAt.getNano() / 1000 + "_" + id;
    }
  }

  /// A page of what is found, the latest first.
  ///
  /// @throws TookTooLong when there is too much to look through
  /// @throws Overloaded when other searches are not done
  List<PaymentLine> find(MerchantId merchant, List<Conditions> ways, Behind behind, int most) {
    return inTurn(
        () -> {
          for (Conditions way : ways) {
            List<PaymentLine> found = find(merchant, way, behind, most);
            if (!found.isEmpty()) {
              return found;
            }
          }
          return List.of();
        });
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask();
  }

  private <T> T inTurn(Question<T> question) {
    try {
      if (!turn.tryAcquire(TURN_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Overloaded();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Overloaded();
    }
    try {
      return question.ask();
    } finally {
      turn.release();
    }
  }

  private List<PaymentLine> find(MerchantId merchant, Conditions way, Behind behind, int most) {
    return database.readWithin(
        MOST,
        handle ->
            handle
                .createQuery(
                    """
                    select p.id, p.opened_at, p.state, p.amount, p.currency, p.charged_amount, p.returned_amount,
                           p.invoice_number, p.invoice_alt, p.terminal_id, p.description, p.account_id, p.email,
                           p.phone, p.reference, p.approval_code, p.decline_code, c.first_six, c.last_four, c.scheme
                      from payment p
                      left join card c on c.id = p.card_id
                     where p.merchant_id = :merchant and (p.opened_at, p.id) < (:behindAt, :behindId) and <condition>
                     order by p.opened_at desc, p.id desc
                     limit :most
                    """)
                .define("condition", way.sql())
                .bindMap(way.values())
                .bind("merchant", merchant.value())
                .bind("behindAt", behind.openedAt())
                .bind("behindId", behind.id())
                .bind("most", most)
                .map((row, _) -> line(row))
                .list());
  }

  /// The payments on one order, the latest attempt first.
  List<PaymentLine> attempts(MerchantId merchant, UUID terminal, String invoice) {
    return find(
        merchant,
        new Conditions(
            "p.terminal_id = :terminal and p.invoice_number = :invoice",
            java.util.Map.of("terminal", terminal, "invoice", invoice)),
        Behind.NOTHING,
        PAGE);
  }

  private static PaymentLine line(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    String firstSix = row.getString("first_six");
    return new PaymentLine(
        row.getObject("id", UUID.class),
        row.getTimestamp("opened_at").toInstant(),
        Standing.State.valueOf(row.getString("state")),
        new Money(row.getLong("amount"), currency),
        new Money(row.getLong("charged_amount"), currency),
        new Money(row.getLong("returned_amount"), currency),
        row.getString("invoice_number"),
        row.getString("invoice_alt"),
        row.getObject("terminal_id", UUID.class),
        row.getString("description"),
        row.getString("account_id"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("reference"),
        row.getString("approval_code"),
        row.getInt("decline_code"),
        firstSix == null ? "" : firstSix + "..." + row.getString("last_four"),
        Optional.ofNullable(row.getString("scheme")).orElse(""));
  }
}

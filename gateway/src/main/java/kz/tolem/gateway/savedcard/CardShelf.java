package kz.tolem.gateway.savedcard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.CardListEntry;

/// Reads the saved cards of an account together with the payments that saved them. Thread-safe.
final class CardShelf {

  /// More cards than a buyer has; a shop that puts all buyers under one account must not get an answer without end.
  static final int CARDS_MAX = 500;

  private final Database database;
  private final ZoneId zone;

  /// @param zone whose offset the times carry
  CardShelf(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /// The cards that the merchant may use under this account, the last saved first.
  List<CardListEntry> of(MerchantId merchant, String accountId, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select card.id, card.merchant_id, card.account_id, card.fingerprint, card.first_six, card.last_four,
                           card.holder, card.expiry, card.saved_at, card.saved_by,
                           coalesce(payment.reference, '') as reference,
                           coalesce(payment.int_reference, '') as int_reference,
                           coalesce(terminal.number, '') as terminal_number
                      from card
                      left join payment on payment.id = card.saved_by
                      left join terminal on terminal.id = payment.terminal_id
                     where card.merchant_id = :merchant and card.account_id = :account
                       and card.saved_at is not null and card.deactivated_at is null
                     order by card.saved_at desc, card.id
                     limit :most
                    """)
                .bind("merchant", merchant.value())
                .bind("account", accountId)
                .bind("most", CARDS_MAX)
                .map((row, _) -> read(row, now))
                .list());
  }

  private CardListEntry read(ResultSet row, Instant now) throws SQLException {
    CardId id = new CardId(row.getObject("id", UUID.class));
    UUID savedBy = row.getObject("saved_by", UUID.class);
    return new CardListEntry(
        id,
        savedBy == null ? "" : savedBy.toString(),
        row.getObject("merchant_id", UUID.class).toString(),
        HexFormat.of().formatHex(row.getBytes("fingerprint")),
        row.getString("first_six").substring(0, 4) + "..." + row.getString("last_four"),
        row.getString("holder"),
        row.getString("reference"),
        row.getString("int_reference"),
        processingToken(id),
        row.getString("terminal_number"),
        Optional.of(row.getTimestamp("saved_at").toInstant().atZone(zone).toOffsetDateTime()),
        isGood(row.getInt("expiry"), now),
        row.getString("account_id"));
  }

  /// Nothing is processed by it here: it is the CardId in the form that the documents show, and stays as it is.
  private static String processingToken(CardId id) {
    return id.toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /// A card ends with its month; somewhere it is still that month.
  private static boolean isGood(int expiry, Instant now) {
    YearMonth thisMonth = YearMonth.from(now.atOffset(ZoneOffset.ofHours(-12)));
    return !YearMonth.of(expiry / 100, expiry % 100).isBefore(thisMonth);
  }
}

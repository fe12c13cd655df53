package kz.tolem.gateway.payment;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;

/// A row of the table payment: how an order is written into it and read back.
final class PaymentRow {

  static final String INSERT =
      """
      insert into payment (id, token_id, attempt, request_digest, merchant_id, terminal_id, invoice_number, invoice_alt,
                           amount, currency, card_id, channel, two_step, recurrent, save_card, description, data,
                           account_id, payer_name, email, phone, language, payer_address, back_link, failure_back_link,
                           post_link, failure_post_link, secret_hash, state, opened_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)
      on conflict do nothing
      """;

  private PaymentRow() {}

  static void bind(PreparedStatement insert, Opening opening) throws SQLException {
    Order order = opening.order();
    int at = 0;
    insert.setObject(++at, opening.id().value());
    insert.setObject(++at, order.use().token().value());
    insert.setInt(++at, order.use().attempt());
    insert.setBytes(++at, opening.digest());
    insert.setObject(++at, order.merchant().value());
    insert.setObject(++at, order.terminal().value());
    insert.setString(++at, order.invoice().digits());
    insert.setString(++at, order.invoiceAlt());
    insert.setLong(++at, order.amount().minorUnits());
    insert.setString(++at, order.amount().currency().getCurrencyCode());
    insert.setObject(++at, order.card().value());
    insert.setString(++at, order.channel().name());
    insert.setBoolean(++at, order.twoStep());
    insert.setBoolean(++at, order.recurrent());
    insert.setBoolean(++at, order.saveCard());
    insert.setString(++at, order.description());
    insert.setString(++at, order.data());
    insert.setString(++at, order.buyer().accountId());
    insert.setString(++at, order.buyer().name());
    insert.setString(++at, order.buyer().email());
    insert.setString(++at, order.buyer().phone());
    insert.setString(++at, order.buyer().language().name());
    insert.setString(++at, order.buyer().address());
    insert.setString(++at, order.links().back());
    insert.setString(++at, order.links().failureBack());
    insert.setString(++at, order.links().post());
    insert.setString(++at, order.links().failurePost());
    insert.setString(++at, order.secretHash());
    insert.setTimestamp(++at, Timestamp.from(opening.at()));
  }

  /// Reads a row that has all columns of the table payment.
  static Payment read(ResultSet row) throws SQLException {
    Payment.Pending pending = new Payment.Pending(id(row), order(row), instant(row, "opened_at"));
    String state = row.getString("state");
    if (state.equals("PENDING")) {
      return pending;
    }
    Instant settledAt = instant(row, "settled_at");
    if (state.equals("DECLINED")) {
      return pending.declined(row.getInt("decline_code"), row.getString("reference"), settledAt);
    }
    // Whatever became of the money later, the attempt keeps the answer it was given.
    return pending.approved(
        new Payment.Approval(
            row.getString("reference"), row.getString("int_reference"), row.getString("approval_code")),
        settledAt);
  }

  private static PaymentId id(ResultSet row) throws SQLException {
    return new PaymentId(row.getObject("id", UUID.class));
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new TerminalId(row.getObject("terminal_id", UUID.class)),
        new TokenUse(new TokenId(row.getObject("token_id", UUID.class)), row.getInt("attempt")),
        new InvoiceId(row.getString("invoice_number")),
        row.getString("invoice_alt"),
        new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
        new CardId(row.getObject("card_id", UUID.class)),
        Channel.valueOf(row.getString("channel")),
        row.getBoolean("two_step"),
        row.getBoolean("recurrent"),
        row.getBoolean("save_card"),
        row.getString("description"),
        row.getString("data"),
        new Buyer(
            row.getString("account_id"),
            row.getString("payer_name"),
            row.getString("email"),
            row.getString("phone"),
            Language.valueOf(row.getString("language")),
            row.getString("payer_address")),
        new OrderLinks(
            row.getString("back_link"),
            row.getString("failure_back_link"),
            row.getString("post_link"),
            row.getString("failure_post_link")),
        row.getString("secret_hash"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}

package kz.tolem.gateway.payment;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.acquirer.Authentication;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.sql.Columns;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;

/// A row of the table payment: how an order is written into it and read back.
final class PaymentRow {

  /// What is known of a payment when it is opened, in the order of [#put].
  static final String COLUMNS =
      """
      id, token_id, attempt, request_digest, merchant_id, terminal_id, invoice_number, invoice_alt, amount, currency,
      card_id, channel, two_step, recurrent, save_card, description, data, account_id, payer_name, email, phone,
      language, payer_address, back_link, failure_back_link, post_link, failure_post_link, secret_hash, opened_at
      """;

  private PaymentRow() {}

  static Columns<Opening> put(Columns<Opening> columns) throws SQLException {
    return columns
        .uuids(opening -> opening.id().value())
        .uuids(opening -> opening.order().use().token().value())
        .ints(opening -> opening.order().use().attempt())
        .bytes(Opening::digest)
        .uuids(opening -> opening.order().merchant().value())
        .uuids(opening -> opening.order().terminal().value())
        .texts(opening -> opening.order().invoice().digits())
        .texts(opening -> opening.order().invoiceAlt())
        .longs(opening -> opening.order().amount().minorUnits())
        .texts(opening -> opening.order().amount().currency().getCurrencyCode())
        .uuids(opening -> opening.order().card().value())
        .texts(opening -> opening.order().channel().name())
        .booleans(opening -> opening.order().twoStep())
        .booleans(opening -> opening.order().recurrent())
        .booleans(opening -> opening.order().saveCard())
        .texts(opening -> opening.order().description())
        .texts(opening -> opening.order().data())
        .texts(opening -> opening.order().buyer().accountId())
        .texts(opening -> opening.order().buyer().name())
        .texts(opening -> opening.order().buyer().email())
        .texts(opening -> opening.order().buyer().phone())
        .texts(opening -> opening.order().buyer().language().name())
        .texts(opening -> opening.order().buyer().address())
        .texts(opening -> opening.order().links().back())
        .texts(opening -> opening.order().links().failureBack())
        .texts(opening -> opening.order().links().post())
        .texts(opening -> opening.order().links().failurePost())
        .texts(opening -> opening.order().secretHash())
        .times(Opening::at);
  }

  /// Reads a row that has all columns of the table payment.
  static Payment read(ResultSet row) throws SQLException {
    Payment.Pending pending =
        new Payment.Pending(id(row), order(row), instant(row, "opened_at"), authentication(row));
    String state = row.getString("state");
    if (state.equals("PENDING")) {
      return pending;
    }
    if (state.equals("SECURE_STEP")) {
      return pending.challenged(challenge(row));
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

  private static Authentication authentication(ResultSet row) throws SQLException {
    String kind = row.getString("secure_kind");
    return kind == null
        ? Authentication.none()
        : new Authentication(
            Authentication.Kind.valueOf(kind), row.getString("secure_eci"), row.getString("secure_proof"));
  }

  private static Challenge challenge(ResultSet row) throws SQLException {
    return new Challenge(
        row.getString("secure_md"),
        row.getString("secure_pa_req"),
        URI.create(row.getString("secure_action")),
        Optional.ofNullable(row.getString("secure_term_url")),
        Expiry.ofNumber(row.getInt("secure_expiry")),
        instant(row, "secure_until"));
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

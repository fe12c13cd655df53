package kz.tolem.bench.bed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.LongConsumer;
import kz.tolem.bench.load.Orders;
import kz.tolem.gateway.sandbox.SandboxSeed;

/// Fills a gateway's tables with settled payments and delivered notifications, as if it had worked for a long time. The
/// orders are dealt to the bench's terminals in turn, under the same numbers that [Orders] would have given.
public final class Stock {

  private static final int AT_ONCE = 50_000;

  private Stock() {}

  /// Empties the tables and fills them with so many payments. The gateway may run; it must have nothing to do.
  ///
  /// @param bed whose terminals are the only ones named "Bench terminal"
  /// @param progress hears how many are there
  public static void put(Bed bed, int payments, LongConsumer progress) throws SQLException {
    try (Ledger ledger = Ledger.open(bed.database())) {
      ledger.empty();
      ledger.run("set synchronous_commit = off");
      for (int from = 0; from < payments; from += AT_ONCE) {
        int to = Math.min(payments, from + AT_ONCE);
        invoices(ledger, bed, from, to);
        payments(ledger, bed, from, to);
        notifications(ledger, bed, from, to);
        progress.accept(to);
      }
      ledger.run("set synchronous_commit = on");
      ledger.run("vacuum (analyze) invoice");
      ledger.run("vacuum (analyze) payment");
      ledger.run("vacuum (analyze) notification");
    }
  }

  /// One stocked payment.
  ///
  /// @param at when it began, in seconds of the calendar
  public record Stocked(String id, String number, String reference, long at) {}

  /// The payment at a place.
  public static Stocked at(Bed bed, int place) throws SQLException {
    try (Ledger ledger = Ledger.open(bed.database());
        PreparedStatement statement =
            ledger
                .connection()
                .prepareStatement(
                    """
                    select id, invoice_number, reference, extract(epoch from opened_at)::bigint from payment
                     where id = ('00000000' || lpad(to_hex(?::bigint), 24, '0'))::uuid
                    """)) {
      statement.setLong(1, place);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Stocked(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
      }
    }
  }

  /// Where the orders stand: the terminal and the number of each, from one place to another.
  private static final String ORDERS =
      """
      with stocked as (
        select i,
               (?::uuid[])[1 + i % ?] as terminal,
               '100000' || lpad((i / ?)::text, 6, '0') as number,
               now() - interval '400 days' + i * interval '1 s' as at,
               lpad(to_hex(i::bigint), 24, '0') as hex
          from generate_series(?, ? - 1) as i
      )
      """;

  private static void invoices(Ledger ledger, Bed bed, int from, int to) throws SQLException {
    run(
        ledger,
        bed,
        from,
        to,
        """
        insert into invoice (terminal_id, number, tail, opened_at)
        select terminal, number, right(number, 6), at from stocked
        """);
  }

  private static void payments(Ledger ledger, Bed bed, int from, int to) throws SQLException {
    run(
        ledger,
        bed,
        from,
        to,
        """
        insert into payment (id, token_id, attempt, request_digest, merchant_id, terminal_id, invoice_number,
                             invoice_alt, amount, currency, card_id, channel, two_step, recurrent, save_card, description, data,
                             account_id, payer_name, email, phone, language, payer_address, back_link,
                             failure_back_link, post_link, failure_post_link, secret_hash, state, reference,
                             int_reference, approval_code, opened_at, settled_at)
        select ('00000000' || hex)::uuid, ('00000001' || hex)::uuid, 1, sha256(hex::bytea), t.merchant_id, terminal,
               s.number, '8564546', 10000, 'KZT', '%s', 'API', true, false, false, 'test', '', '%s', 'TEST TEST',
               'buyer@example.kz', '77010000001', 'RUSSIAN', '127.0.0.1', 'https://shop.example.kz/order/1123',
               'https://shop.example.kz/order/1123/fail', 'http://127.0.0.1:12345/epay/post',
               'http://127.0.0.1:12345/epay/post', '', 'AUTHORIZED', lpad(i::text, 12, '6'), right(hex, 16),
               lpad((i %% 1000000)::text, 6, '0'), at, at + interval '20 ms'
          from stocked s join terminal t on t.id = s.terminal
        """
            .formatted(SandboxSeed.CARD, SandboxSeed.ACCOUNT));
  }

  private static void notifications(Ledger ledger, Bed bed, int from, int to) throws SQLException {
    run(
        ledger,
        bed,
        from,
        to,
        """
        insert into notification (id, payment_id, merchant_id, terminal_id, invoice_number, success, url, body,
                                  created_at, next_try_at, tries, delivered_at)
        select ('00000002' || hex)::uuid, ('00000000' || hex)::uuid, t.merchant_id, terminal, s.number, true,
               'http://127.0.0.1:12345/epay/post',
               json_build_object('id', hex, 'dateTime', at, 'invoiceId', s.number, 'more', repeat('x', 600))::text,
               at, null, 1, at + interval '40 ms'
          from stocked s join terminal t on t.id = s.terminal
        """);
  }

  private static void run(Ledger ledger, Bed bed, int from, int to, String insert) throws SQLException {
    UUID[] terminals = bed.terminals().stream().map(terminal -> terminal.value()).toArray(UUID[]::new);
    try (PreparedStatement statement = ledger.connection().prepareStatement(ORDERS + insert)) {
      statement.setArray(1, ledger.connection().createArrayOf("uuid", terminals));
      statement.setInt(2, terminals.length);
      statement.setInt(3, terminals.length);
      statement.setInt(4, from);
      statement.setInt(5, to);
      statement.executeUpdate();
    }
  }
}

package kz.tolem.gateway.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.sql.Database;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.TerminalId;

/// Reads the tables payment and invoice.
final class PaymentStore {

  private final Database database;

  PaymentStore(Database database) {
    this.database = database;
  }

  /// A payment and the digest of the request that made it.
  record Found(Payment payment, byte[] digest) {}

  Optional<Found> byUse(TokenUse use) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from payment where token_id = :token and attempt = :attempt")
                .bind("token", use.token().value())
                .bind("attempt", use.attempt())
                .map((row, _) -> new Found(PaymentRow.read(row), row.getBytes("request_digest")))
                .findOne());
  }

  /// The attempts that were made with a token, the first first.
  List<Payment> attempts(TokenId token) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from payment where token_id = :token order by attempt")
                .bind("token", token.value())
                .map((row, _) -> PaymentRow.read(row))
                .list());
  }

  Optional<Payment> byId(PaymentId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from payment where id = :id")
                .bind("id", id.value())
                .map((row, _) -> PaymentRow.read(row))
                .findOne());
  }

  /// The attempt on this invoice that is under way or paid.
  Optional<Payment> live(TerminalId terminal, InvoiceId invoice) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from payment
                     where terminal_id = :terminal and invoice_number = :invoice and state <> 'DECLINED'
                    """)
                .bind("terminal", terminal.value())
                .bind("invoice", invoice.digits())
                .map((row, _) -> PaymentRow.read(row))
                .findOne());
  }

  /// Tells whether another invoice holds these last six digits.
  boolean tailIsHeld(TerminalId terminal, InvoiceId invoice) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (
                           select 1 from invoice
                            where terminal_id = :terminal and tail = :tail and number <> :invoice)
                    """)
                .bind("terminal", terminal.value())
                .bind("tail", invoice.tail())
                .bind("invoice", invoice.digits())
                .mapTo(Boolean.class)
                .one());
  }

  /// Payments whose outcome is open since before the given moment, the oldest first, behind the given one. One that
  /// came out of its 3-D Secure step is open since then.
  List<Payment> pendingSince(Instant before, PaymentId after, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from payment
                     where state = 'PENDING' and opened_at < :before and id > :after
                       and (resumed_at is null or resumed_at < :before)
                     order by id
                     limit :most
                    """)
                .bind("before", before)
                .bind("after", after.value())
                .bind("most", most)
                .map((row, _) -> PaymentRow.read(row))
                .list());
  }
}

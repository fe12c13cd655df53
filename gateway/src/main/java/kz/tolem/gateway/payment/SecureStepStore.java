package kz.tolem.gateway.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tolem.gateway.acquirer.Authentication;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.PaymentId;

/// Moves payments into the 3-D Secure step and out of it. Each move is one guarded statement whose row count tells
/// whether it happened: whoever moves a payment out of its step, and nobody else, goes on with it.
final class SecureStepStore {

  private final Database database;

  SecureStepStore(Database database) {
    this.database = database;
  }

  /// Lets a pending payment wait for its buyer.
  ///
  /// @return false when it has been settled meanwhile
  boolean enter(Payment.SecureStep step) {
    Challenge challenge = step.challenge();
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update payment
                           set state = 'SECURE_STEP', secure_md = :md, secure_pa_req = :paReq, secure_action = :action,
                               secure_term_url = :termUrl, secure_expiry = :expiry, secure_until = :until
                         where id = :id and settled_at is null and secure_md is null
                        """)
                    .bind("md", challenge.md())
                    .bind("paReq", challenge.paReq())
                    .bind("action", challenge.action().toString())
                    .bind("termUrl", challenge.termUrl().orElse(null))
                    .bind("expiry", challenge.expiry().number())
                    .bind("until", challenge.until())
                    .bind("id", step.id().value())
                    .execute()
                == 1);
  }

  /// Ends a step: the payment is pending again, its card host the next to be asked, or its decline to be written.
  ///
  /// @return false when somebody else was first
  boolean leave(Payment.SecureStep step, Authentication authentication, Instant at) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update payment
                           set state = 'PENDING', resumed_at = :at, secure_kind = :kind, secure_eci = :eci,
                               secure_proof = :proof
                         where id = :id and state = 'SECURE_STEP'
                        """)
                    .bind("at", at)
                    .bind("kind", kind(authentication).orElse(null))
                    .bind("eci", authentication.eci())
                    .bind("proof", authentication.proof())
                    .bind("id", step.id().value())
                    .execute()
                == 1);
  }

  /// Notes how the buyer of a pending payment was authenticated without a step.
  ///
  /// @return false when it has been settled meanwhile
  boolean note(PaymentId id, Authentication authentication) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update payment
                           set secure_kind = :kind, secure_eci = :eci, secure_proof = :proof
                         where id = :id and settled_at is null
                        """)
                    .bind("kind", kind(authentication).orElse(null))
                    .bind("eci", authentication.eci())
                    .bind("proof", authentication.proof())
                    .bind("id", id.value())
                    .execute()
                == 1);
  }

  private static Optional<String> kind(Authentication authentication) {
    return authentication.kind() == Authentication.Kind.NONE
        ? Optional.empty()
        : Optional.of(authentication.kind().name());
  }

  /// The payment whose step has or had this name.
  Optional<Payment> byMd(String md) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from payment where secure_md = :md")
                .bind("md", md)
                .map((row, _) -> PaymentRow.read(row))
                .findOne());
  }

  /// Steps that were over before the given moment, the oldest first.
  List<Payment> overdue(Instant before, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from payment
                     where state = 'SECURE_STEP' and secure_until <= :before
                     order by secure_until
                     limit :most
                    """)
                .bind("before", before)
                .bind("most", most)
                .map((row, _) -> PaymentRow.read(row))
                .list());
  }
}

package kz.tolem.gateway.payment;

import static kz.tolem.gateway.audit.AuditedRows.bytes;
import static kz.tolem.gateway.audit.AuditedRows.text;
import static kz.tolem.gateway.audit.AuditedRows.time;

import java.time.Duration;
import java.util.List;
import kz.tolem.gateway.audit.AuditedRows;

/// What of a payment is sealed: all that does not change any more once it has its outcome, but what is known of the buyer,
/// which may have to be forgotten. What changes later, its state and its sums, must follow from that and from its operations.
public final class AuditedPayments {

  // An id is given a moment before the payment is on disk. A process that sleeps for longer in between and then commits would
  // be told as a row that was put in.
  private static final Duration SETTLING = Duration.ofMinutes(5);

  private AuditedPayments() {}

  public static AuditedRows rows() {
    return new AuditedRows(
        "payment",
        "settled_at is not null",
        List.of(
            text("token_id"), text("attempt"), bytes("request_digest"), text("merchant_id"), text("terminal_id"),
            "invoice_number", text("amount"), "currency", text("card_id"), "channel", text("two_step"), text("recurrent"),
            "account_id", "back_link", "failure_back_link", "post_link", "failure_post_link", "reference", "int_reference",
            "approval_code", text("decline_code"), time("opened_at"), time("settled_at"), "secure_kind", "secure_eci",
            "secure_proof"),
        CONTRADICTING,
        SETTLING);
  }

  private static final String CONTRADICTING =
      """
      select id
        from (select payment.id, payment.state, payment.charged_amount, payment.returned_amount,
                     case
                       when payment.decline_code is not null then 'DECLINED'
                       when payment.settled_at is null then payment.state
                       when done.ending = 'CANCEL' then 'CANCELLED'
                       when done.ending = 'RELEASE' then 'RELEASED'
                       when done.ending = 'CHARGE' then 'CHARGED'
                       when payment.amount = 0 then 'VERIFIED'
                       when payment.two_step then 'AUTHORIZED'
                       else 'CHARGED'
                     end as right_state,
                     coalesce(done.charged, payment.amount) as right_charge,
                     coalesce(done.returned, 0) as right_return
                from payment
                left join (select payment_id,
                                  max(kind) filter (where kind <> 'REFUND' and state = 'DONE') as ending,
                                  sum(amount) filter (where kind = 'CHARGE' and state = 'DONE') as charged,
                                  sum(amount) filter (where kind = 'REFUND' and state <> 'FAILED') as returned
                             from operation
                            where payment_id > :after and payment_id <= :upto
                            group by payment_id) done
                  on done.payment_id = payment.id
               where payment.id > :after and payment.id <= :upto) checked
       where state <> right_state
          or charged_amount <> case when right_state = 'CHARGED' then right_charge else 0 end
          or returned_amount <> right_return
       order by id
      """;
}

package kz.tolem.gateway.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.card.CardBatch;
import kz.tolem.gateway.card.CardNote;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.sql.Columns;
import kz.tolem.gateway.sql.Committer;

/// Commit B: a PENDING payment gets its outcome, the outbox row that tells it, and what its card is to remember,
/// together or not at all. A payment that is no longer PENDING was settled by somebody else, and one that was given up
/// can only be declined: nothing is written for it and the result is false.
final class SettlePayments implements Committer.Kind<Settling, Boolean> {

  @Override
  public int order() {
    return 10;
  }

  @Override
  public List<Boolean> run(Connection connection, List<Settling> settlings) throws SQLException {
    // Of two outcomes of one payment in one batch the earlier counts.
    Map<UUID, Settling> first = LinkedHashMap.newLinkedHashMap(settlings.size());
    settlings.forEach(settling -> first.putIfAbsent(id(settling), settling));
    Set<UUID> updated = update(connection, List.copyOf(first.values()));
    List<Boolean> settled = new ArrayList<>(settlings.size());
    List<CardNote> notes = new ArrayList<>();
    for (Settling settling : settlings) {
      boolean ours = updated.contains(id(settling)) && first.get(id(settling)) == settling;
      settled.add(ours);
      if (ours) {
        settling.note().ifPresent(notes::add);
      }
    }
    CardBatch.note(connection, notes);
    return settled;
  }

  private static UUID id(Settling settling) {
    return settling.payment().id().value();
  }

  /// Writes outcomes and notifications in one statement, since each statement costs the server more than a further row.
  ///
  /// A payment is PENDING as long as it has no time of settlement: the schema says so. The statement asks for that and
  /// not for the state, or PostgreSQL would search the index of pending payments from end to end, with all that have
  /// passed through it.
  private static Set<UUID> update(Connection connection, List<Settling> settlings) throws SQLException {
    String sql =
        """
        with updated as (
          update payment
             set state = settling.state, reference = settling.reference, int_reference = settling.int_reference,
                 approval_code = settling.approval_code, decline_code = settling.decline_code,
                 settled_at = settling.settled_at,
                 charged_amount = case settling.state when 'CHARGED' then payment.amount else 0 end
            from unnest(?, ?, ?, ?, ?, ?, ?)
              as settling (id, state, reference, int_reference, approval_code, decline_code, settled_at)
           where payment.id = settling.id and payment.settled_at is null
             and (payment.given_up_at is null or settling.state = 'DECLINED')
          returning payment.id
        ), told as (
        """
            + OutboxBatch.INSERT
            + "select notice.* from unnest(" + OutboxBatch.PARAMETERS + ") as notice (id, payment_id)"
            + """
               where notice.payment_id in (select updated.id from updated)
        )
        select id from updated
        """;
    Set<UUID> updated = HashSet.newHashSet(settlings.size());
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      OutboxBatch.put(
          new Columns<>(connection, update, settlings)
              .uuids(SettlePayments::id)
              .texts(settling -> state(settling.payment()))
              .texts(settling -> reference(settling.payment()))
              .texts(settling -> approval(settling.payment()).map(Payment.Approval::intReference).orElse(""))
              .texts(settling -> approval(settling.payment()).map(Payment.Approval::code).orElse(""))
              .optionalInts(settling -> declineCode(settling.payment()))
              .times(settling -> settling.payment().settledAt())
              .then(settlings.stream().flatMap(settling -> settling.notification().stream()).toList()));
      try (ResultSet rows = update.executeQuery()) {
        while (rows.next()) {
          updated.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return updated;
  }

  private static String state(Payment.Settled payment) {
    return switch (payment) {
      case Payment.Authorized _ -> "AUTHORIZED";
      case Payment.Charged _ -> "CHARGED";
      case Payment.Verified _ -> "VERIFIED";
      case Payment.Declined _ -> "DECLINED";
    };
  }

  private static String reference(Payment.Settled payment) {
    return switch (payment) {
      case Payment.Approved approved -> approved.approval().reference();
      case Payment.Declined declined -> declined.reference();
    };
  }

  private static Optional<Payment.Approval> approval(Payment.Settled payment) {
    return payment instanceof Payment.Approved approved ? Optional.of(approved.approval()) : Optional.empty();
  }

  private static Optional<Integer> declineCode(Payment.Settled payment) {
    return payment instanceof Payment.Declined declined ? Optional.of(declined.code()) : Optional.empty();
  }
}

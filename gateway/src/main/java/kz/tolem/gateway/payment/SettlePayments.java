package kz.tolem.gateway.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.gateway.card.CardBatch;
import kz.tolem.gateway.notification.OutboxBatch;
import kz.tolem.gateway.sql.Committer;

/// Commit B: a PENDING payment gets its outcome, the outbox row that tells it, and the card it saves, together or not at
/// all. A payment that is no longer PENDING was settled by somebody else: nothing is written for it and the result is
/// false.
final class SettlePayments implements Committer.Kind<Settling, Boolean> {

  @Override
  public int order() {
    return 10;
  }

  @Override
  public List<Boolean> run(Connection connection, List<Settling> settlings) throws SQLException {
    int[] counts = update(connection, settlings);
    List<Boolean> settled = new ArrayList<>(settlings.size());
    List<OutboxBatch.Row> notifications = new ArrayList<>(settlings.size());
    List<CardBatch.Saving> savings = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      boolean ours = counts[i] == 1;
      settled.add(ours);
      if (ours) {
        settlings.get(i).notification().ifPresent(notifications::add);
        settlings.get(i).saving().ifPresent(savings::add);
      }
    }
    OutboxBatch.insert(connection, notifications);
    if (!savings.isEmpty()) {
      CardBatch.save(connection, savings, settlings.getFirst().payment().settledAt());
    }
    return settled;
  }

  /// A payment is PENDING as long as it has no time of settlement: the schema says so. The statement asks for that and
  /// not for the state, or PostgreSQL would search the index of pending payments from end to end, with all that have
  /// passed through it.
  private static int[] update(Connection connection, List<Settling> settlings) throws SQLException {
    String sql =
        """
        update payment
           set state = ?, reference = ?, int_reference = ?, approval_code = ?, decline_code = ?, settled_at = ?,
               charged_amount = ?
         where id = ? and settled_at is null
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (Settling settling : settlings) {
        bind(update, settling.payment());
        update.addBatch();
      }
      return update.executeBatch();
    }
  }

  private static void bind(PreparedStatement update, Payment.Settled payment) throws SQLException {
    switch (payment) {
      case Payment.Authorized authorized -> bind(update, "AUTHORIZED", authorized.approval());
      case Payment.Charged charged -> bind(update, "CHARGED", charged.approval());
      case Payment.Declined declined -> {
        update.setString(1, "DECLINED");
        update.setString(2, declined.reference());
        update.setString(3, "");
        update.setString(4, "");
        update.setInt(5, declined.code());
      }
    }
    update.setTimestamp(6, Timestamp.from(payment.settledAt()));
    update.setLong(7, payment instanceof Payment.Charged ? payment.order().amount().minorUnits() : 0);
    update.setObject(8, payment.id().value());
  }

  private static void bind(PreparedStatement update, String state, Payment.Approval approval) throws SQLException {
    update.setString(1, state);
    update.setString(2, approval.reference());
    update.setString(3, approval.intReference());
    update.setString(4, approval.code());
    update.setNull(5, Types.INTEGER);
  }
}

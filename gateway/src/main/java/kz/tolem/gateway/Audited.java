package kz.tolem.gateway;

import java.util.List;
import kz.tolem.gateway.account.Trail;
import kz.tolem.gateway.audit.AuditedRows;
import kz.tolem.gateway.operation.AuditedOperations;
import kz.tolem.gateway.payment.AuditedPayments;

/// Everything that the audit chain seals.
public final class Audited {

  private Audited() {}

  /// In the order in which it is sealed.
  public static List<AuditedRows> all() {
    return List.of(Trail.auditedRows(), AuditedPayments.rows(), AuditedOperations.rows());
  }
}

package kz.tolem.gateway.operation;

import static kz.tolem.gateway.audit.AuditedRows.text;
import static kz.tolem.gateway.audit.AuditedRows.time;

import java.time.Duration;
import java.util.List;
import kz.tolem.gateway.audit.AuditedRows;

/// What of a charge, cancel, refund or release is sealed: everything, once it has its outcome.
public final class AuditedOperations {

  private AuditedOperations() {}

  public static AuditedRows rows() {
    return new AuditedRows(
        "operation",
        "state <> 'PENDING'",
        List.of(
            text("payment_id"), text("merchant_id"), "kind", text("amount"), "currency", "external_id", "state", "reference",
            text("fault_code"), time("opened_at"), time("settled_at")),
        "",
        Duration.ofMinutes(5));
  }
}

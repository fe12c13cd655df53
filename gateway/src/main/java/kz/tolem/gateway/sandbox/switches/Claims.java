package kz.tolem.gateway.sandbox.switches;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.SandboxClaim;
import kz.tolem.protocol.SandboxDelivery;
import kz.tolem.protocol.SandboxOrder;

/// Holds what somebody says of an order against what is so.
final class Claims {

  private Claims() {}

  /// @param orders those of the claim's invoice
  /// @param told what was brought to shops of it
  /// @return what is not so, in words; empty: all of it is
  static List<String> faults(SandboxClaim claim, List<SandboxOrder> orders, List<SandboxDelivery> told) {
    List<String> faults = new ArrayList<>();
    List<SandboxOrder.Payment> payments = orders.stream().flatMap(order -> order.payments().stream()).toList();
    int approvals = orders.stream().mapToInt(SandboxOrder::approvals).sum();
    claim.approvals().ifPresent(wanted -> compare("approvals", wanted, approvals, faults));
    int delivered = (int) told.stream().filter(SandboxDelivery::isDelivered).count();
    claim.notifications().ifPresent(wanted -> compare("notifications", wanted, delivered, faults));
    claim.charged().ifPresent(wanted -> compare("charged", wanted, sum(payments, true), faults));
    claim.refunded().ifPresent(wanted -> compare("refunded", wanted, sum(payments, false), faults));
    if (claim.status().isEmpty() && claim.amount().isEmpty() && claim.declined().isEmpty()) {
      return faults;
    }
    if (payments.isEmpty()) {
      faults.add("there is no payment");
      return faults;
    }
    SandboxOrder.Payment last = payments.getLast();
    claim.status().ifPresent(wanted -> compare("status", wanted, last.status(), faults));
    claim.amount().ifPresent(wanted -> compare("amount", wanted, last.amount(), faults));
    claim
        .declined()
        .ifPresent(
            wanted -> {
              if (!last.declined().equals(Optional.of(wanted))) {
                String is = last.declined().map(Object::toString).orElse("nothing, since status is " + last.status());
                faults.add("declined is %s, not %d".formatted(is, wanted));
              }
            });
    return faults;
  }

  private static BigDecimal sum(List<SandboxOrder.Payment> payments, boolean charged) {
    return payments.stream()
        .map(each -> charged ? each.charged() : each.refunded())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void compare(String what, Object wanted, Object is, List<String> faults) {
    if (!wanted.equals(is)) {
      faults.add("%s is %s, not %s".formatted(what, is, wanted));
    }
  }

  private static void compare(String what, BigDecimal wanted, BigDecimal is, List<String> faults) {
    if (wanted.compareTo(is) != 0) {
      faults.add("%s is %s, not %s".formatted(what, is.toPlainString(), wanted.toPlainString()));
    }
  }
}

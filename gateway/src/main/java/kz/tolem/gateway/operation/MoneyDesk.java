package kz.tolem.gateway.operation;

import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.operation.Operation.Kind;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// Charges, cancels and refunds that people ask for, under the same rules as those of shops. Thread-safe.
public final class MoneyDesk {

  private final Operations operations;

  MoneyDesk(Operations operations) {
    this.operations = operations;
  }

  /// What became of it.
  public sealed interface Outcome {

    record Done(UUID operation) implements Outcome {}

    /// The card host has not answered; the operation stays pending and is asked about.
    record Pending(UUID operation) implements Outcome {}

    /// The card host refused.
    ///
    /// @param code of EPAY.md 11
    record Failed(UUID operation, int code) implements Outcome {}

    record Refused(Why why) implements Outcome {}
  }

  /// Why nothing was begun.
  public enum Why {
    PAYMENT_UNKNOWN,
    /// The payment is in a state that does not allow it.
    WRONG_STATE,
    /// More than there is, or less than the minimum.
    WRONG_AMOUNT,
    /// The same is under way; its outcome is not known yet.
    UNDER_WAY,
    /// The same button was used for something else before.
    REPEATED
  }

  /// Does one operation, once.
  ///
  /// @param asked how much; empty: all there is
  /// @param once names the wish: a repeat with it is answered from the first
  public Outcome perform(Kind kind, MerchantId merchant, PaymentId id, Optional<Money> asked, String once) {
    Operations.Asker asker =
        new Operations.Asker(merchant, standing -> standing.payment().order().merchant().equals(merchant));
    return switch (operations.perform(kind, asker, id, asked, Optional.of(once))) {
      case Operations.Outcome.Refused(var why) -> new Outcome.Refused(why(why));
      case Operations.Outcome.Of(var operation, _) ->
          switch (operation.state()) {
            case DONE -> new Outcome.Done(operation.id());
            case PENDING -> new Outcome.Pending(operation.id());
            case FAILED -> new Outcome.Failed(operation.id(), operation.faultCode());
          };
    };
  }

  private static Why why(OperationRefusal refusal) {
    return switch (refusal) {
      case OperationRefusal.PaymentUnknown _ -> Why.PAYMENT_UNKNOWN;
      case OperationRefusal.ParameterWrong _ -> Why.WRONG_AMOUNT;
      case OperationRefusal.ExternalIdUsed _ -> Why.REPEATED;
      case OperationRefusal.NotInThisState _ -> Why.WRONG_STATE;
      case OperationRefusal.AmountNotAllowed _ -> Why.WRONG_AMOUNT;
      case OperationRefusal.UnderWay _ -> Why.UNDER_WAY;
    };
  }
}

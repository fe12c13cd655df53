package kz.tolem.gateway.operation;

import kz.tolem.gateway.http.Reply;
import kz.tolem.protocol.DeclineCode;
import kz.tolem.protocol.OperationReply;
import kz.tolem.protocol.PaymentError;

/// The one place where operations become HTTP. Source: EPAY.md 9; DESIGN 12 for what is not known yet.
final class OperationReplies {

  private static final int NOT_KNOWN = 454; // EPAY.md 11: ask for the status

  private OperationReplies() {}

  static Reply of(Operations.Outcome outcome) {
    return switch (outcome) {
      case Operations.Outcome.Refused(var why) -> of(why);
      case Operations.Outcome.Of(var operation, var language) ->
          switch (operation.state()) {
            case DONE -> Reply.json(200, OperationReply.done(operation.externalId()).write());
            case PENDING -> error(408, NOT_KNOWN, DeclineCode.of(NOT_KNOWN).text(language));
            case FAILED ->
                error(
                    400,
                    PaymentError.OPERATION_FAULT,
                    "refused by the card host: "
                        + DeclineCode.of(operation.faultCode()).text(language)
                        + " ("
                        + operation.faultCode()
                        + ")");
          };
    };
  }

  static Reply of(OperationRefusal refusal) {
    return switch (refusal) {
      case OperationRefusal.PaymentUnknown _ -> fault("transaction not found");
      case OperationRefusal.ParameterWrong(var why) -> fault(why);
      case OperationRefusal.ExternalIdUsed _ -> fault("externalID was used for another refund");
      case OperationRefusal.NotInThisState(var why) -> fault(why);
      case OperationRefusal.AmountNotAllowed(var why) -> fault(why);
      case OperationRefusal.UnderWay _ -> fault("the same operation is in progress");
    };
  }

  private static Reply fault(String message) {
    return error(400, PaymentError.OPERATION_FAULT, message);
  }

  private static Reply error(int status, int code, String message) {
    return Reply.json(status, PaymentError.of(code, message).write());
  }
}

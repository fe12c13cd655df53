package kz.tolem.gateway.acquirer.iso8583;

import java.util.UUID;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.OriginalData;
import kz.tolem.cardline.PrivateData;
import kz.tolem.cardline.PrivateData.Part;
import kz.tolem.gateway.acquirer.Authorization;
import kz.tolem.gateway.acquirer.FollowUp;
import kz.tolem.gateway.acquirer.Original;
import kz.tolem.gateway.card.PanAccess;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// Turns what the gateway wants into messages. Trace number and times of each are told by its identifier alone, so that
/// a repeat, or a reversal by another process, names the same message. Thread-safe.
record PaymentMessages(String institution, PanAccess access) {

  private static final String PAY = "000000";
  private static final String GIVE_BACK = "200000";
  private static final String TYPED = "012";
  private static final String ON_FILE = "102";
  private static final String ELECTRONIC_COMMERCE = "59";
  private static final String IS_THE_CARD_GOOD = "51";

  Message authorisation(Authorization request) {
    boolean block = request.twoStep() || request.isVerification();
    PrivateData more =
        PrivateData.none()
            .with(Part.PAYMENT, request.payment().toString())
            .with(Part.INVOICE, request.invoice().digits())
            .with(Part.CVC, request.cvc().map(cvc -> cvc.digits(access)).orElse(""))
            .with(Part.USE, request.use().reason().name())
            .with(Part.NETWORK_ID, request.use().networkId())
            .with(Part.ECI, request.authentication().eci())
            .with(Part.PROOF, request.authentication().proof());
    String expiry = "%06d".formatted(request.expiry().number()).substring(2);
    return begin(
            block ? MessageType.AUTHORISATION : MessageType.PURCHASE,
            request.payment().value(),
            request.terminalNumber(),
            request.amount())
        .with(Field.CARD_NUMBER, request.number().digits(access))
        .with(Field.PROCESSING_CODE, PAY)
        .with(Field.EXPIRY, expiry)
        .with(Field.ENTRY_MODE, request.cvc().isPresent() ? TYPED : ON_FILE)
        .with(Field.CONDITION, request.isVerification() ? IS_THE_CARD_GOOD : ELECTRONIC_COMMERCE)
        .with(Field.PRIVATE, more.write())
        .build();
  }

  /// Undoes an authorisation whose answer did not come.
  Message reversal(Original original) {
    PrivateData more =
        PrivateData.none()
            .with(Part.PAYMENT, original.payment().toString())
            .with(Part.INVOICE, original.invoice().digits());
    return begin(
            MessageType.REVERSAL_ADVICE, original.payment().value(), original.terminalNumber(), original.amount())
        .with(Field.PROCESSING_CODE, PAY)
        .with(Field.ORIGINAL, field90(original.payment(), original.twoStep() || original.amount().isZero()))
        .with(Field.PRIVATE, more.write())
        .build();
  }

  Message followUp(FollowUp request) {
    MessageType type =
        switch (request.kind()) {
          case CAPTURE -> MessageType.COMPLETION;
          case REVERSE -> MessageType.REVERSAL;
          case REFUND -> MessageType.PURCHASE;
        };
    PrivateData more =
        PrivateData.none()
            .with(Part.PAYMENT, request.payment().toString())
            .with(Part.OPERATION, request.operation().toString());
    return begin(type, request.operation(), request.terminalNumber(), request.amount())
        .with(Field.PROCESSING_CODE, request.kind() == FollowUp.Kind.REFUND ? GIVE_BACK : PAY)
        .withAny(Field.REFERENCE, request.reference())
        .with(Field.ORIGINAL, field90(request.payment(), request.twoStep()))
        .with(Field.PRIVATE, more.write())
        .build();
  }

  private Message.Builder begin(MessageType type, UUID id, String terminalNumber, Money amount) {
    OriginalData data = OriginalData.of(id);
    return Message.of(type)
        .with(Field.AMOUNT, "%012d".formatted(amount.minorUnits()))
        .with(Field.TRANSMITTED_AT, data.transmittedAt())
        .with(Field.TRACE, data.trace())
        .with(Field.LOCAL_TIME, data.time())
        .with(Field.LOCAL_DATE, data.date())
        .with(Field.INSTITUTION, institution)
        .with(Field.TERMINAL, terminalNumber)
        .with(Field.CURRENCY, amount.currency().getNumericCodeAsString());
  }

  private String field90(PaymentId payment, boolean blocked) {
    return OriginalData.of(payment.value())
        .field90(blocked ? MessageType.AUTHORISATION : MessageType.PURCHASE, institution);
  }
}

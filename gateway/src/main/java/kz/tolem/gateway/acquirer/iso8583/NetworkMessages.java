package kz.tolem.gateway.acquirer.iso8583;

import java.util.UUID;
import java.util.function.Supplier;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.MessageType;
import kz.tolem.cardline.OriginalData;

/// Makes the messages that keep the line alive. Thread-safe.
///
/// @param ids time-ordered identifiers
record NetworkMessages(String institution, Supplier<UUID> ids) {

  /// @param code one of [kz.tolem.cardline.NetworkCode]
  Message of(String code) {
    OriginalData data = OriginalData.of(ids.get());
    return Message.of(MessageType.NETWORK)
        .with(Field.TRANSMITTED_AT, data.transmittedAt())
        .with(Field.TRACE, data.trace())
        .with(Field.INSTITUTION, institution)
        .with(Field.NETWORK_CODE, code)
        .build();
  }
}

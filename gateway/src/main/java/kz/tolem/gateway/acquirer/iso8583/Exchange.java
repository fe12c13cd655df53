package kz.tolem.gateway.acquirer.iso8583;

import kz.tolem.cardline.Message;

/// What became of a message.
sealed interface Exchange {

  record Answered(Message reply) implements Exchange {}

  /// It never left this process, so the host cannot act on it.
  /// @param why for the log
  record NotSent(String why) implements Exchange {}

  /// It may have reached the host.
  /// @param why for the log
  record NoAnswer(String why) implements Exchange {}
}

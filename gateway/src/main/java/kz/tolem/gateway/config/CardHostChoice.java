package kz.tolem.gateway.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// Which card host approves payments.
public sealed interface CardHostChoice {

  /// The one in this process, which moves no money.
  record Simulated() implements CardHostChoice {}

  /// One behind an ISO 8583 line.
  ///
  /// @param addresses unresolved, at least one; each gets the same number of connections
  /// @param answerWait how long an answer is waited for before the payment is undone
  /// @param institution the acquiring institution, up to 11 digits
  record Iso8583(List<InetSocketAddress> addresses, int connections, Duration answerWait, String institution)
      implements CardHostChoice {

    public Iso8583 {
      addresses = List.copyOf(addresses);
    }
  }
}

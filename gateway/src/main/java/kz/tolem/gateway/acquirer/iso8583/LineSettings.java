package kz.tolem.gateway.acquirer.iso8583;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// The bounds of the line.
///
/// @param addresses the host's addresses; each gets the same number of connections
/// @param connections how many for each address
/// @param institution field 32, up to 11 digits
/// @param answerWait how long an answer is waited for, in real time
/// @param connectWait how long a connection may take to be made and signed on, and how long a message waits for one
/// @param echoEvery how often an echo test shows whether a connection still carries anything
/// @param pauseMin the pause after the first connection that failed; it doubles with each further one
/// @param pauseMax the longest such pause
/// @param inFlightMax how many messages may wait for their answers at once
public record LineSettings(
    List<InetSocketAddress> addresses,
    int connections,
    String institution,
    Duration answerWait,
    Duration connectWait,
    Duration echoEvery,
    Duration pauseMin,
    Duration pauseMax,
    int inFlightMax) {

  public LineSettings {
    addresses = List.copyOf(addresses);
  }

  public static LineSettings standard(
      List<InetSocketAddress> addresses, int connections, String institution, Duration answerWait) {
    return new LineSettings(
        addresses,
        connections,
        institution,
        answerWait,
        Duration.ofSeconds(2),
        Duration.ofSeconds(15),
        Duration.ofMillis(100),
        Duration.ofSeconds(2),
        512);
  }
}

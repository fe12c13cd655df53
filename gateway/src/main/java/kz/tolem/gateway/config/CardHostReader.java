package kz.tolem.gateway.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads which card host approves payments, and how it is reached.
final class CardHostReader {

  private static final Duration CARD_HOST_WAIT_MIN = Duration.ofMillis(100);
  private static final Duration CARD_HOST_WAIT_MAX = Duration.ofSeconds(120);

  private final ConfigReader reader;
  private final ConfigSource source;

  CardHostReader(ConfigReader reader, ConfigSource source) {
    this.reader = reader;
    this.source = source;
  }

  /// In production the card host must be named, so that nobody sells goods for money that does not move without having
  /// asked for it.
  CardHostChoice read(boolean sandbox) {
    Optional<String> acquirer = source.text(Setting.ACQUIRER);
    String words = "iso8583, or simulated, which moves no money: a trial of production mode and no more";
    if (acquirer.isEmpty() && !sandbox) {
      reader.wrong(Setting.ACQUIRER, "is missing", words);
    }
    return switch (acquirer.orElse("simulated").toLowerCase(Locale.ROOT)) {
      case "simulated" -> new CardHostChoice.Simulated();
      case "iso8583" ->
          new CardHostChoice.Iso8583(
              addresses(),
              reader.number(Setting.CARD_HOST_CONNECTIONS, 2, 1, 16),
              reader.duration(Setting.CARD_HOST_WAIT, Duration.ofSeconds(10), CARD_HOST_WAIT_MIN, CARD_HOST_WAIT_MAX),
              institution());
      default -> {
        reader.wrong(Setting.ACQUIRER, "names a card host that this version does not have", words);
        yield new CardHostChoice.Simulated();
      }
    };
  }

  private List<InetSocketAddress> addresses() {
    List<InetSocketAddress> addresses = new ArrayList<>();
    String text = source.text(Setting.CARD_HOST).orElse("");
    for (String one : text.isEmpty() ? new String[0] : text.split(" *, *")) {
      int colon = one.lastIndexOf(':');
      String port = one.substring(colon + 1);
      if (colon < 1 || !port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
        reader.wrong(
            Setting.CARD_HOST, "is not an address and a port", "such as cards.example.kz:8583, several with commas");
        return addresses;
      }
      addresses.add(InetSocketAddress.createUnresolved(one.substring(0, colon), Integer.parseInt(port)));
    }
    if (addresses.isEmpty()) {
      reader.wrong(Setting.CARD_HOST, "is missing", "the card host's address and port, such as cards.example.kz:8583");
    }
    return addresses;
  }

  private String institution() {
    String institution = source.text(Setting.CARD_HOST_INSTITUTION).orElse("1");
    if (!institution.matches("[0-9]{1,11}")) {
      reader.wrong(
          Setting.CARD_HOST_INSTITUTION, "is not a number of up to 11 digits", "as the card host's owner gave it");
    }
    return institution;
  }
}

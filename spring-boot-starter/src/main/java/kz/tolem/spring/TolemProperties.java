package kz.tolem.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.TokenEncoding;
import kz.tolem.protocol.TerminalId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code tolem.*}. Checked when the client is made of them, so when the program starts, and not where the
 * shop makes its own; all mistakes are told together. Holds secrets; {@link #toString} shows none. Immutable.
 *
 * @param enabled Whether there is a client at all.
 * @param environment Which other side: a Tolem at tolem.base-url, or the bank.
 * @param baseUrl The address of a Tolem, such as http://localhost:8080; only for the environment TOLEM.
 * @param clientId The ClientID of the shop.
 * @param clientSecret The ClientSecret of the shop.
 * @param terminal The TerminalID, a UUID.
 * @param deadline How long a call takes at most, with all repeats.
 * @param connectWait How long a connection is waited for.
 * @param answerWait How long one answer is waited for before it counts as lost.
 * @param tokenEncoding How the token request is sent.
 * @param notifications What the notification endpoint is like.
 */
@ConfigurationProperties("tolem")
public record TolemProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("TOLEM") Where environment,
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String terminal,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("5s") Duration connectWait,
    @DefaultValue("12s") Duration answerWait,
    @DefaultValue("MULTIPART") TokenEncoding tokenEncoding,
    @DefaultValue Notifications notifications) {

  /** The other sides. */
  public enum Where {
    /** A Tolem. */
    TOLEM,
    /** The bank's test system. */
    BANK_TEST,
    /** The bank's test system under its newer names. */
    BANK_TEST_NEW_HOSTS,
    /** The bank. */
    BANK_PRODUCTION
  }

  /**
   * The notification endpoint.
   *
   * @param path Where notifications are taken; the postLink of payments must lead here.
   * @param signingSecrets The secrets that sign notifications, whsec_ and Base64; two while one replaces the other.
   */
  public record Notifications(
      @DefaultValue("/tolem/notifications") String path, @DefaultValue List<String> signingSecrets) {

    @Override
    public String toString() {
      return "Notifications[path=" + path + "]";
    }
  }

  /**
   * The same, once it is known that a client can be made of it.
   *
   * @throws IllegalArgumentException naming everything that is wrong
   */
  TolemProperties checked() {
    List<String> problems = new ArrayList<>();
    missing(clientId, "tolem.client-id", problems);
    missing(clientSecret, "tolem.client-secret", problems);
    missing(terminal, "tolem.terminal", problems);
    if (!terminal.isBlank() && TerminalId.parse(terminal).isEmpty()) {
      problems.add("tolem.terminal must be a UUID");
    }
    boolean tolem = environment == Where.TOLEM;
    if (tolem == baseUrl.isBlank()) {
      problems.add(tolem ? "tolem.base-url is missing" : "tolem.base-url is only for tolem.environment=tolem");
    }
    positive(deadline, "tolem.deadline", problems);
    positive(connectWait, "tolem.connect-wait", problems);
    positive(answerWait, "tolem.answer-wait", problems);
    if (!notifications.path().startsWith("/")) {
      problems.add("tolem.notifications.path must start with a slash");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return this;
  }

  private static void missing(String value, String name, List<String> problems) {
    if (value.isBlank()) {
      problems.add(name + " is missing");
    }
  }

  private static void positive(Duration value, String name, List<String> problems) {
    if (value.isZero() || value.isNegative()) {
      problems.add(name + " must be more than zero");
    }
  }

  Environment where() {
    switch (environment) {
      case BANK_TEST:
        return Environment.bankTest();
      case BANK_TEST_NEW_HOSTS:
        return Environment.bankTestNewHosts();
      case BANK_PRODUCTION:
        return Environment.bankProduction();
      default:
        return Environment.at(baseUrl);
    }
  }

  Credentials credentials() {
    return Credentials.of(clientId, clientSecret, terminal);
  }

  @Override
  public String toString() {
    return "TolemProperties[environment=" + environment + ", baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
  }
}

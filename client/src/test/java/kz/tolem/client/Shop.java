package kz.tolem.client;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.PaymentId;

/** What the tests' shop has and wants. */
final class Shop {

  static final String TERMINAL = "67e34d63-102f-4bd1-898e-370781d0074d";
  static final CardId CARD = new CardId(UUID.fromString("e7e2587f-de26-4f41-ae1f-80c1fea31728"));
  static final PaymentId PAYMENT = new PaymentId(UUID.fromString("01a20be0-a4a9-7688-a596-11009e060519"));
  static final String INVOICE = "000000001";

  static final String TOKEN =
      "{\"access_token\":\"DCEB8O_ZM5U7SO_T_U5EJQ\",\"expires_in\":\"1200\",\"refresh_token\":\"\","
          + "\"scope\":\"payment\",\"token_type\":\"Bearer\"}";

  private Shop() {}

  static Credentials credentials() {
    return Credentials.of("test", "yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG", TERMINAL);
  }

  /** A client of a peer that is a Tolem. */
  static TolemClient client(Peer peer) {
    return client(Environment.at(peer.base()), b -> b);
  }

  /** A client of a peer that is the bank. */
  static TolemClient clientOfBank(Peer peer) {
    return client(bank(peer.base()), b -> b);
  }

  static Environment bank(String base) {
    URI address = URI.create(base);
    return new Environment(address, address, address, Environment.Repeats.UNKNOWN);
  }

  static Environment at(Peer oauth, Peer api, Environment.Repeats repeats) {
    return new Environment(URI.create(oauth.base()), URI.create(api.base()), URI.create(api.base()), repeats);
  }

  /** One that takes no time where it pauses, unless it is given other edges. */
  static TolemClient client(Environment environment, UnaryOperator<TolemClientBuilder> change) {
    TolemClientBuilder builder =
        TolemClient.to(environment, credentials())
            .edges(new VirtualTime().edges())
            .deadline(Duration.ofSeconds(2))
            .connectWait(Duration.ofSeconds(1))
            .answerWait(Duration.ofMillis(700));
    return change.apply(builder).build();
  }

  static Purchase purchase() {
    return Purchase.invoice(INVOICE).money("100", "KZT").description("test").account("uuid000001").build();
  }

  /** A card is verified for nothing. */
  static Purchase nothing() {
    return Purchase.invoice(INVOICE).money("0", "KZT").description("test").build();
  }

  static String paid(String status) {
    return reply(status, "null");
  }

  static String reply(String status, String secure3D) {
    return ("{\"id\":\"" + PAYMENT + "\",\"accountId\":\"uuid000001\",\"amount\":100,\"amountBonus\":0,")
        + "\"currency\":\"KZT\",\"description\":\"test\",\"email\":\"\",\"invoiceID\":\"" + INVOICE + "\","
        + "\"invoiceIdAlt\":\"\",\"language\":\"RU\",\"phone\":\"\",\"reference\":\"632857740857\","
        + "\"intReference\":\"AF40BCBED783DA2C\",\"secure3D\":" + secure3D + ",\"cardID\":\"" + CARD + "\","
        + "\"code\":0,\"status\":\"" + status + "\"}";
  }

  /** The status of the payment: found, with the given name. */
  static String status(String name) {
    return status("100", name, "100");
  }

  static String status(String resultCode, String name, String amount) {
    return ("{\"resultCode\":\"" + resultCode + "\",\"resultMessage\":\"x\",")
        + ("\"transaction\":{\"id\":\"" + PAYMENT + "\",")
        + "\"createdDate\":\"2026-01-15T14:00:00.000000000+05:00\",\"invoiceID\":\"" + INVOICE + "\","
        + "\"amount\":" + amount + ",\"amountBonus\":0,\"payoutAmount\":0,\"orgAmount\":" + amount + ","
        + "\"currency\":\"KZT\",\"terminalID\":\"" + TERMINAL + "\",\"statusName\":\"" + name + "\","
        + "\"reasonCode\":\"484\",\"reference\":\"632857740857\",\"cardID\":\"" + CARD + "\"}}";
  }

  static String notFound() {
    return "{\"resultCode\":\"102\",\"resultMessage\":\"INVOICE NOT FOUND\",\"transaction\":null}";
  }
}

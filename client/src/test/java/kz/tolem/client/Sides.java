package kz.tolem.client;

/** A client and a peer that knows the example's payment, for tests of other packages. */
public final class Sides implements AutoCloseable {

  private static final String EXAMPLE_ID = "5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d";

  private final Peer peer = Peer.start().on("/oauth2/token", Reactions.json(200, Shop.TOKEN));
  private final TolemClient client = Shop.client(peer);

  private Sides() {}

  public static Sides start() {
    return new Sides();
  }

  public TolemClient client() {
    return client;
  }

  /** From now on the status says this. */
  public void status(String name, String amount) {
    String body = Shop.status("100", name, amount).replace(Shop.PAYMENT.toString(), EXAMPLE_ID);
    peer.on("/check-status", Reactions.json(200, body));
  }

  public void noPayment() {
    peer.on("/check-status", Reactions.json(200, Shop.notFound()));
  }

  @Override
  public void close() {
    peer.close();
  }
}

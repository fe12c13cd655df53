package kz.tolem.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.OperationListRequest;
import kz.tolem.protocol.PaymentFrequency;
import kz.tolem.protocol.Secure3D;
import kz.tolem.protocol.TokenReply;

/**
 * An operation of the client, for tests that try all of them.
 *
 * @param path a part of the address that it asks
 * @param healthy the answer of a healthy server
 * @param status what the status says while the operation fails; empty where it is not asked
 */
record EveryOperation(
    String name,
    Environment.Repeats repeats,
    String path,
    String healthy,
    String status,
    Function<TolemClient, Object> call) {

  private static final Environment.Repeats TOLEM = Environment.Repeats.SAFE;
  private static final Environment.Repeats BANK = Environment.Repeats.UNKNOWN;

  private static final String DONE = "{\"code\":0,\"message\":\"ok\"}";
  private static final String SUBSCRIBED =
      "{\"createdDate\":\"2026-01-15T14:00:00.0000000+0500\",\"paymentFrequency\":\"MONTHLY\","
          + "\"lastPaymentDate\":\"2027-01-15T14:00:00.0000000+0500\",\"clientId\":\"test\","
          + "\"invoiceId\":\"000000001\","
          + "\"amount\":100,\"currency\":\"KZT\",\"reference\":\"601540857123\"}";
  private static final String SUBSCRIPTION =
      "{\"id\":\"01a20be0-a4a9-7688-a596-11009e06051a\",\"transactionId\":\"" + Shop.PAYMENT + "\","
          + "\"status\":\"ACTIVE\",\"createdDate\":\"2026-01-15T14:00:00.0000000+0500\","
          + "\"paymentFrequency\":\"MONTHLY\",\"lastPaymentDate\":\"2027-01-15T14:00:00.0000000+0500\","
          + "\"amount\":100,\"currency\":\"KZT\",\"payments\":[]}";
  private static final String SUBSCRIPTION_ID = "01a20be0-a4a9-7688-a596-11009e06051a";
  private static final String KEY = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n";
  private static final String NO_OPERATIONS = "{\"total\":0,\"page\":1,\"size\":20,\"operations\":[]}";
  private static final OperationListRequest QUESTION = new OperationListRequest(1, 20, List.of(), List.of());
  private static final Cryptogram CRYPTOGRAM = Cryptogram.ofBase64("c3Bhcm");

  /** All of them; what can be done twice by mistake, at a Tolem and at the bank. */
  static final List<EveryOperation> ALL =
      List.of(
          of("token", "/oauth2/token", Shop.TOKEN, c -> c.pages().pay(Shop.purchase())),
          pay("pay, Tolem, the status says paid", TOLEM, Shop.status("AUTH")),
          pay("pay, Tolem, the status knows nothing", TOLEM, Shop.notFound()),
          pay("pay, bank, the status says paid", BANK, Shop.status("AUTH")),
          pay("pay, bank, the status knows nothing", BANK, Shop.notFound()),
          settle("settle, Tolem, the status knows nothing", TOLEM),
          settle("settle, bank, the status knows nothing", BANK),
          typed("pay by cryptogram, Tolem", TOLEM),
          typed("pay by cryptogram, bank", BANK),
          new EveryOperation(
              "verify a card, Tolem", TOLEM, "/payment/cryptopay",
              Shop.paid("VERIFIED").replace("\"amount\":100", "\"amount\":0"), Shop.notFound(),
              c -> c.cryptograms().verify(CRYPTOGRAM, Shop.nothing(), Cryptograms.Keep.SAVE)),
          complete("complete after 3-D Secure, Tolem", TOLEM),
          complete("complete after 3-D Secure, bank", BANK),
          charge("charge, the status says charged", Shop.status("CHARGE")),
          charge("charge, the status says blocked", Shop.status("AUTH")),
          cancel("cancel, the status says cancelled", Shop.status("CANCEL")),
          cancel("cancel, the status says blocked", Shop.status("AUTH")),
          refund("refund, Tolem", TOLEM),
          refund("refund, bank", BANK),
          of("status", "/check-status", Shop.status("AUTH"), c -> c.status(new InvoiceId(Shop.INVOICE))),
          of("status by id", "/check-status", Shop.status("AUTH"), c -> c.status(Shop.PAYMENT)),
          of("cards", "/cards/", "[]", c -> c.cards().of("client-17")),
          of("deactivate", "/card/deactivate", "{\"status\":\"x\"}", c -> c.cards().deactivate(Shop.CARD)),
          of("public key", "/public.rsa", KEY, c -> c.cryptograms().publicKey()),
          of(
              "bonuses", "/payment/checkgobonus", "{\"goBonus\":0}",
              c -> c.cryptograms().bonuses(CRYPTOGRAM, Shop.purchase())),
          of("looks of the page", "/public-profile", "{\"assets\":{}}", c -> c.pages().looks()),
          subscribe("subscribe, Tolem", TOLEM),
          subscribe("subscribe, bank", BANK),
          of(
              "subscriptions", "/recurrent/subscriptions", "{\"subscriptions\":[]}", c -> c.subscriptions().list()),
          of(
              "one subscription", "/recurrent/subscriptions/", SUBSCRIPTION,
              c -> c.subscriptions().find(SUBSCRIPTION_ID)),
          of(
              "end a subscription", "/recurrent/subscriptions/", SUBSCRIPTION,
              c -> c.subscriptions().end(SUBSCRIPTION_ID)),
          of("operation list", "/operations", NO_OPERATIONS, c -> c.reports().search(QUESTION)),
          of(
              "operation list as a person", "/operations", NO_OPERATIONS,
              c -> c.reports().search(QUESTION, session())),
          of("sign-in", "/oauth2/token", Shop.TOKEN, c -> c.reports().signIn("anna", "password")),
          of("refresh of a sign-in", "/oauth2/token", Shop.TOKEN, c -> c.reports().refresh(session())));

  private static EveryOperation of(String name, String path, String healthy, Function<TolemClient, Object> call) {
    return new EveryOperation(name, TOLEM, path, healthy, "", call);
  }

  private static EveryOperation pay(String name, Environment.Repeats repeats, String status) {
    return new EveryOperation(
        name, repeats, "/payments/cards/auth", Shop.paid("AUTH"), status, c -> c.pay(Shop.CARD, Shop.purchase()));
  }

  private static EveryOperation settle(String name, Environment.Repeats repeats) {
    return new EveryOperation(
        name, repeats, "/payments/cards/auth", Shop.paid("AUTH"), Shop.notFound(), c -> c.settle(attempt()));
  }

  private static EveryOperation typed(String name, Environment.Repeats repeats) {
    return new EveryOperation(
        name, repeats, "/payment/cryptopay", Shop.paid("AUTH"), Shop.notFound(),
        c -> c.cryptograms().pay(CRYPTOGRAM, Shop.purchase(), Cryptograms.Keep.SAVE));
  }

  private static EveryOperation complete(String name, Environment.Repeats repeats) {
    return new EveryOperation(
        name, repeats, "/payment/confirm", Shop.paid("AUTH"), Shop.notFound(), c -> c.complete(waiting(), "paRes"));
  }

  private static EveryOperation charge(String name, String status) {
    return new EveryOperation(name, TOLEM, "/charge", DONE, status, c -> c.charge(Shop.PAYMENT));
  }

  private static EveryOperation cancel(String name, String status) {
    return new EveryOperation(name, TOLEM, "/cancel", DONE, status, c -> c.cancel(Shop.PAYMENT));
  }

  private static EveryOperation refund(String name, Environment.Repeats repeats) {
    return new EveryOperation(
        name, repeats, "/refund", DONE, Shop.status("CHARGE"), c -> c.refund(Shop.PAYMENT, "refund-1"));
  }

  private static EveryOperation subscribe(String name, Environment.Repeats repeats) {
    return new EveryOperation(
        name, repeats, "/recurrent/subscribe", SUBSCRIBED, "",
        c -> c.subscriptions().begin(Shop.PAYMENT, PaymentFrequency.MONTHLY));
  }

  private static PaymentAttempt attempt() {
    return new PaymentAttempt(
        "/payments/cards/auth", Shop.purchase().invoice(), Shop.purchase().money(), "token", new byte[0], 0);
  }

  private static PaymentResult.NeedsBuyer waiting() {
    Secure3D step = new Secure3D("paReq", "md", "https://acs.example", Optional.empty());
    return new PaymentResult.NeedsBuyer(attempt(), Shop.PAYMENT, step);
  }

  private static Reports.Session session() {
    return new Reports.Session(TokenReply.read(Shop.TOKEN.getBytes(StandardCharsets.UTF_8)));
  }

  /** Makes the call, and says in a word what its caller gets. */
  String heard(TolemClient client) {
    try {
      Object result = call.apply(client);
      if (result instanceof PaymentResult || result instanceof OperationResult) {
        String word = result.getClass().getSimpleName();
        return word.equals("InDoubt") ? "in doubt" : word.toLowerCase(Locale.ROOT);
      }
      return "answer";
    } catch (TolemTransportException e) {
      return e.mayHaveBeenReceived() ? "no answer" : "not sent";
    } catch (TolemRefusedException e) {
      return "refused";
    }
  }
}

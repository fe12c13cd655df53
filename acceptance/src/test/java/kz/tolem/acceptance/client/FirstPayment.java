package kz.tolem.acceptance.client;

// sample: first-payment
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.Purchase;
import kz.tolem.client.TolemClient;
import kz.tolem.protocol.CardId;

public class FirstPayment {

  public static void main(String[] args) {
    String base = args[0]; // http://localhost:8080
    String invoice = args[1]; // 6 to 15 digits, another one each time
    TolemClient tolem =
        TolemClient.to(
                Environment.at(base),
                Credentials.of(
                    "test", "yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG", "67e34d63-102f-4bd1-898e-370781d0074d"))
            .build();
    CardId card = CardId.parse("e7e2587f-de26-4f41-ae1f-80c1fea31728").orElseThrow();

    PaymentResult result =
        tolem.pay(card, Purchase.invoice(invoice).money("1500", "KZT").description("Order 451").build());

    System.out.println(result);
    System.out.println(tolem.status(result.invoice()).getClass().getSimpleName());
  }
}
// end of sample

package kz.tolem.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;

/// Another merchant with somebody's ids: nothing of it exists for him.
record Stranger(TestGateway gateway, TestShop self, TestShop victim) {

  void tries(String payment) {
    String token = self.granted(self.serviceToken());
    for (String call : new String[] {"charge", "cancel", "refund", "refund?amount=10&externalID=a"}) {
      Answer answer =
          gateway.wire().post("/operation/" + payment + "/" + call, "application/json", "", "Authorization", "Bearer " + token);
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.text("message")).isEqualTo("transaction not found");
    }
    Answer status =
        gateway.wire().send(gateway.wire().to("/check-status/payment/transactionId/" + payment).header("Authorization", "Bearer " + token));
    assertThat(status.text("resultCode")).isEqualTo("102");
    Answer deactivated =
        gateway
            .wire()
            .send(
                gateway
                    .wire()
                    .to("/card/deactivate/" + victim.card())
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.noBody()));
    assertThat(deactivated.status()).isEqualTo(404);
    String invoice = TestShop.freshInvoice();
    Answer paid = self.paymentWith(victim.card(), invoice).send(gateway.wire(), self.token(invoice));
    assertThat(paid.status()).as(paid.body()).isEqualTo(400);
    assertThat(paid.text("message")).isEqualTo("card not found");
  }
}

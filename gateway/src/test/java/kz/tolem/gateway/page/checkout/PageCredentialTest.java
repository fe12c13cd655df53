package kz.tolem.gateway.page.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.CredentialUse;
import kz.tolem.gateway.acquirer.HostJournal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the card host hears of cards that a buyer types, and how typing a card anew begins anew (ADR 27).
class PageCredentialTest {

  private static TestGateway gateway;

  private final TestShop shop = gateway.shop();
  private final Buyer buyer = new Buyer(gateway);
  private final String invoice = TestShop.freshInvoice();

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// Types the shop's saved card under its own account, and asks to keep it.
  private HostJournal.Entry typed(boolean save) {
    var token = shop.granted(shop.tokenFor(invoice).with("accountId", "uuid000001"));
    var form = buyer.open(Buyer.object(shop, invoice, token).accountId("uuid000001").cardSave(true));
    Map<String, String> fields = Buyer.card(Buyer.checkout(form), TestShop.CARD_NUMBER);
    fields.put("cardChoice", "new");
    if (save) {
      fields.put("saveCard", "true");
    }
    buyer.follow(buyer.send(fields));
    return gateway.journal().getLast();
  }

  private static String networkId(HostJournal.Entry entry) {
    return ((AcquirerReply.Approved) entry.reply()).networkId();
  }

  private kz.tolem.gateway.Answer automatic() {
    var next = TestShop.freshInvoice();
    return shop.payment(next).withRaw("recurrent", "true").send(gateway.wire(), shop.token(next));
  }

  @Test
  void a_typed_card_that_is_kept_begins_a_series() {
    var first = typed(true);
    automatic();

    assertThat(first.use()).isEqualTo(new CredentialUse(CredentialUse.Reason.FIRST, ""));
    assertThat(gateway.journal().getLast().use())
        .isEqualTo(new CredentialUse(CredentialUse.Reason.UNSCHEDULED, networkId(first)));
  }

  @Test
  void a_typed_card_that_is_not_kept_is_used_once() {
    assertThat(typed(false).use()).isEqualTo(new CredentialUse(CredentialUse.Reason.ONCE, ""));
  }

  @Test
  void an_approved_card_that_is_typed_anew_and_kept_may_be_charged_automatically_again() {
    shop.pay(TestShop.freshInvoice());
    shop.pay(TestShop.freshInvoice(), "900478");
    assertThat(automatic().number("code")).isEqualTo(478);

    var renewed = typed(true);
    var again = automatic();

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(gateway.journal().getLast().use().networkId()).isEqualTo(networkId(renewed));
  }

  @Test
  void a_card_that_is_typed_anew_and_not_kept_stays_stopped() {
    shop.pay(TestShop.freshInvoice(), "900478");

    typed(false);

    assertThat(automatic().number("code")).isEqualTo(478);
  }
}

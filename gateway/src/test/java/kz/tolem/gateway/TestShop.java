package kz.tolem.gateway;

import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.Scheme;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Terminal;
import kz.tolem.protocol.CardId;

/// A shop: a merchant with one terminal and one saved card, registered for a test. Thread-safe.
public final class TestShop {

  public static final String CARD_NUMBER = "4405639704015096";

  private static final AtomicInteger INVOICES = new AtomicInteger(1_000);

  private final TestGateway gateway;
  private final String clientId;
  private final String clientSecret;
  private final String signingSecret;
  private final Terminal terminal;
  private final CardId card;

  TestShop(TestGateway gateway, String clientId, String clientSecret, String signingSecret, Terminal terminal) {
    this.gateway = gateway;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.signingSecret = signingSecret;
    this.terminal = terminal;
    this.card = savedCard(CARD_NUMBER);
  }

  public String clientId() {
    return clientId;
  }

  public String clientSecret() {
    return clientSecret;
  }

  /// What signs this shop's notifications, in the form of Standard Webhooks.
  public String signingSecret() {
    return signingSecret;
  }

  public Terminal terminal() {
    return terminal;
  }

  public MerchantId merchant() {
    return terminal.merchant();
  }

  /// The saved card of [#CARD_NUMBER]: every payment with it is approved, unless its amount says otherwise.
  public CardId card() {
    return card;
  }

  /// Saves a card under account `uuid000001`; the same number again is the same card.
  public CardId savedCard(String number) {
    CardId id = gateway.vault().keep(merchant(), "uuid000001", entry(number)).id();
    gateway.vault().keepSaved(id, merchant(), "uuid000001", entry(number));
    return id;
  }

  /// A card in the vault that no payment has saved yet.
  public CardId unsavedCard(String number) {
    return gateway.vault().keep(merchant(), "uuid000002", entry(number)).id();
  }

  private static CardEntry entry(String digits) {
    CardNumber number = CardNumber.parse(digits).orElseThrow();
    Cvc cvc = Cvc.parse(number.scheme() == Scheme.AMERICAN_EXPRESS ? "0198" : "321", number.scheme()).orElseThrow();
    return new CardEntry(number, new Expiry(YearMonth.of(2030, 1)), cvc, "TEST TEST");
  }

  /// Digits that no other order of this JVM has, the last six included.
  public static String freshInvoice() {
    return "%06d".formatted(INVOICES.incrementAndGet());
  }

  /// A request for a token that names no order.
  public TokenForm serviceToken() {
    return TokenForm.service(clientId, clientSecret);
  }

  /// A request for a token for 100 KZT.
  public TokenForm tokenFor(String invoice) {
    return tokenFor(invoice, "100", "KZT");
  }

  public TokenForm tokenFor(String invoice, String amount, String currency) {
    return serviceToken()
        .with("invoiceID", invoice)
        .with("amount", amount)
        .with("currency", currency)
        .with("terminal", terminal.id().toString())
        .with("postLink", "")
        .with("failurePostLink", "");
  }

  /// A granted token for 100 KZT.
  public String token(String invoice) {
    return granted(tokenFor(invoice));
  }

  public String token(String invoice, String amount) {
    return granted(tokenFor(invoice, amount, "KZT"));
  }

  /// Sends a token request that must be granted.
  public String granted(TokenForm form) {
    Answer answer = form.urlencoded(gateway.wire());
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return answer.text("access_token");
  }

  /// A payment of 100 KZT with the saved card.
  public PaymentBody payment(String invoice) {
    return PaymentBody.common()
        .with("terminalId", terminal.id().toString())
        .with("invoiceId", invoice)
        .withRaw("cardId", "{\"id\":\"" + card + "\"}");
  }

  /// A payment of another amount, written as it is to stand in the JSON.
  public PaymentBody payment(String invoice, String amount) {
    return payment(invoice).withRaw("amount", amount);
  }

  public PaymentBody paymentWith(CardId other, String invoice) {
    return payment(invoice).withRaw("cardId", "{\"id\":\"" + other + "\"}");
  }

  /// Asks for a token and pays 100 KZT.
  public Answer pay(String invoice) {
    return payment(invoice).send(gateway.wire(), token(invoice));
  }

  /// Asks for a token and pays an amount.
  public Answer pay(String invoice, String amount) {
    return payment(invoice, amount).send(gateway.wire(), token(invoice, amount));
  }
}

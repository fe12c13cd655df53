package kz.tolem.bank;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kz.tolem.client.Credentials;
import kz.tolem.client.Environment;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.TolemClient;
import kz.tolem.client.TolemClientBuilder;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.SandboxBuyer;
import kz.tolem.protocol.SandboxDelivery;
import kz.tolem.protocol.SandboxHostEntry;
import kz.tolem.protocol.SandboxOrder;
import kz.tolem.protocol.SandboxScript;

/**
 * A sandbox as a test sees it: says what is to happen next, moves the time, looks at what happened. Speaks
 * {@code /sandbox/…} (docs/reference/sandbox-switches.md).
 *
 * <p>Thread-safe. Every method throws {@link IllegalStateException} when the sandbox cannot be reached, and
 * {@link IllegalArgumentException} when it refuses what it was told, with its words.
 */
public final class Bank implements AutoCloseable {

  private static final String CLIENT_ID = "test";
  private static final String CLIENT_SECRET = "yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG";
  private static final String TERMINAL = "67e34d63-102f-4bd1-898e-370781d0074d";
  private static final String SECURE_TERMINAL = "3d5ec0de-7b1a-4c69-9e05-3a6f1d2c4b80";
  private static final String CARD = "e7e2587f-de26-4f41-ae1f-80c1fea31728";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  // Of one JVM alone; whoever shares a sandbox with others names his own orders.
  private static final AtomicLong INVOICES = new AtomicLong(100_000_000);

  private final URI base;
  private final SwitchLine line;
  private final BankTime time;
  private final BankInbox inbox = new BankInbox();
  private final TolemClient client;
  private final TolemClient secureClient;

  private Bank(URI base) {
    this.base = base;
    this.line = new SwitchLine(base);
    this.time = new BankTime(line);
    this.client = clientOf(credentials()).build();
    this.secureClient = clientOf(secureCredentials()).build();
  }

  /** The sandbox at an address, such as {@code http://localhost:8080}. Nothing is asked yet. */
  public static Bank at(String url) {
    return new Bank(URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url));
  }

  /** Its address, which is what the shop under test is to be given. */
  public URI baseUrl() {
    return base;
  }

  /** The test shop of the documents, at its terminal without 3-D Secure: payments answer AUTH. */
  public Credentials credentials() {
    return Credentials.of(CLIENT_ID, CLIENT_SECRET, TERMINAL);
  }

  /** The ClientSecret of {@link #credentials}. It is public, and planted in sandboxes alone. */
  public String clientSecret() {
    return CLIENT_SECRET;
  }

  /** The same shop at its terminal that wants 3-D Secure. */
  public Credentials secureCredentials() {
    return Credentials.of(CLIENT_ID, CLIENT_SECRET, SECURE_TERMINAL);
  }

  /** The saved card of the documents. */
  public CardId card() {
    return CardId.parse(CARD).orElseThrow();
  }

  /** An order number that was not given before, of nine digits. */
  public InvoiceId freshInvoice() {
    return new InvoiceId(Long.toString(INVOICES.incrementAndGet()));
  }

  /** A client with {@link #credentials}. It waits two seconds for what is in doubt, instead of thirty. */
  public TolemClient client() {
    return client;
  }

  /** A client with {@link #secureCredentials}, else as {@link #client}. */
  public TolemClient secureClient() {
    return secureClient;
  }

  private TolemClientBuilder clientOf(Credentials credentials) {
    return TolemClient.to(Environment.at(base), credentials).deadline(PATIENCE);
  }

  /** Says what happens to the payments that come next, in this order; see {@link Scripts}. */
  public void next(SandboxScript... scripts) {
    line.post("/sandbox/next", SandboxScript.writeAll(List.of(scripts)));
  }

  /** The scripts that nobody has taken yet. */
  public List<SandboxScript> waiting() {
    return SandboxScript.readWaiting(line.get("/sandbox/next"));
  }

  /** Forgets the scripts that nobody has taken yet. */
  public void clearScripts() {
    line.delete("/sandbox/next");
  }

  /** The time of the sandbox. */
  public BankTime time() {
    return time;
  }

  /**
   * Makes it as it was planted: no orders, no cards but {@link #card}, no notifications, no scripts, the real time.
   * Merchants, terminals and people stay. The {@link #inbox} is emptied too.
   */
  public void empty() {
    line.post("/sandbox/empty", new byte[0]);
    inbox.clear();
  }

  /** All orders, the oldest first. */
  public List<SandboxOrder> orders() {
    return SandboxOrder.readAll(line.get("/sandbox/orders"));
  }

  /** The orders of one number: one for each terminal where it was used. */
  public List<SandboxOrder> orders(InvoiceId invoice) {
    return SandboxOrder.readAll(line.get("/sandbox/orders?invoice=" + invoice));
  }

  /** Every try to bring a notification to a shop, the oldest first. */
  public List<SandboxDelivery> notifications() {
    return SandboxDelivery.readAll(line.get("/sandbox/notifications"));
  }

  /** The tries for one order. */
  public List<SandboxDelivery> notifications(InvoiceId invoice) {
    return SandboxDelivery.readAll(line.get("/sandbox/notifications?invoice=" + invoice));
  }

  /** The card host's own book. */
  public List<SandboxHostEntry> host() {
    return SandboxHostEntry.readAll(line.get("/sandbox/host"));
  }

  /** Says things of an order that must be so: {@code bank.assertThatInvoice("100000451").wasChargedOnce()}. */
  public InvoiceAssert assertThatInvoice(String invoice) {
    return new InvoiceAssert(line, invoice);
  }

  /** As {@link #assertThatInvoice(String)}. */
  public InvoiceAssert assertThatInvoice(InvoiceId invoice) {
    return new InvoiceAssert(line, invoice.toString());
  }

  /**
   * Is the buyer at his bank's 3-D Secure page, without a browser.
   *
   * @param code what he types, {@link #RIGHT_CODE} is right; empty text: he gives up
   * @return what his browser brings back, for {@link TolemClient#complete}
   */
  public String buyerTypes(PaymentResult.NeedsBuyer waiting, String code) {
    return SandboxBuyer.readPaRes(
        line.post("/sandbox/buyer", new SandboxBuyer(waiting.step().paReq(), code).write()));
  }

  /** The code that the sandbox's card bank takes for right. */
  public static final String RIGHT_CODE = "123456";

  /** A shop's receiver of notifications, started when it is first asked for. */
  public BankInbox inbox() {
    return inbox;
  }

  /** The payments that the sandbox knows by their ids. */
  public List<PaymentId> payments(InvoiceId invoice) {
    return orders(invoice).stream()
        .flatMap(order -> order.payments().stream())
        .map(payment -> PaymentId.parse(payment.id()).orElseThrow())
        .toList();
  }

  /** Closes the {@link #inbox}. The sandbox goes on. */
  @Override
  public void close() {
    inbox.close();
  }

  @Override
  public String toString() {
    return "the sandbox at " + base;
  }
}

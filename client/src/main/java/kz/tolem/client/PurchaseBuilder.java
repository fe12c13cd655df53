package kz.tolem.client;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/** Puts a {@link Purchase} together. Belongs to one thread. */
public final class PurchaseBuilder {

  private final String invoice;
  private Optional<String> invoiceAlt = Optional.empty();
  private Optional<Money> money = Optional.empty();
  private String description = "";
  private Optional<String> account = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> email = Optional.empty();
  private Optional<String> phone = Optional.empty();
  private Purchase.Links links = Purchase.Links.NONE;
  private Language language = Language.RUSSIAN;
  private Optional<String> data = Optional.empty();
  private Optional<String> secretHash = Optional.empty();

  PurchaseBuilder(String invoice) {
    this.invoice = Objects.requireNonNull(invoice, "invoice");
  }

  /** What is to be paid. */
  public PurchaseBuilder money(Money value) {
    money = Optional.of(value);
    return this;
  }

  /**
   * As {@link #money(Money)}, in major units: {@code money("1500.50", "KZT")}.
   *
   * @throws IllegalArgumentException when it is no amount of that currency, or there is no such currency
   */
  public PurchaseBuilder money(String majorUnits, String currency) {
    return money(Money.of(new BigDecimal(majorUnits), Currency.getInstance(currency)));
  }

  /** What for; at most 125 bytes of UTF-8, which are 62 Cyrillic letters. Without a card number. */
  public PurchaseBuilder description(String value) {
    description = Objects.requireNonNull(value, "description");
    return this;
  }

  /** A second order number of the shop, 6 to 15 digits. */
  public PurchaseBuilder invoiceAlt(String value) {
    invoiceAlt = Optional.of(value);
    return this;
  }

  /** The buyer in the shop's own system. */
  public PurchaseBuilder account(String value) {
    account = Optional.of(value);
    return this;
  }

  /** The buyer's name in Latin letters. */
  public PurchaseBuilder name(String value) {
    name = Optional.of(value);
    return this;
  }

  /** Where the receipt goes. */
  public PurchaseBuilder email(String value) {
    email = Optional.of(value);
    return this;
  }

  /** The buyer's phone. */
  public PurchaseBuilder phone(String value) {
    phone = Optional.of(value);
    return this;
  }

  /** Where the buyer returns. */
  public PurchaseBuilder back(String address) {
    links = new Purchase.Links(address, links.failureBack(), links.post(), links.failurePost());
    return this;
  }

  /** Where the buyer returns after a failure. */
  public PurchaseBuilder failureBack(String address) {
    links = new Purchase.Links(links.back(), address, links.post(), links.failurePost());
    return this;
  }

  /** Where success is told; failure too, unless it has an address of its own. */
  public PurchaseBuilder notifyAt(String address) {
    links = new Purchase.Links(links.back(), links.failureBack(), address, links.failurePost());
    return this;
  }

  /** Where failure is told. */
  public PurchaseBuilder notifyFailureAt(String address) {
    links = new Purchase.Links(links.back(), links.failureBack(), links.post(), address);
    return this;
  }

  /** The language of messages and pages; Russian at first. */
  public PurchaseBuilder language(Language value) {
    language = Objects.requireNonNull(value, "language");
    return this;
  }

  /** The shop's own text, usually JSON; comes back in the notification. */
  public PurchaseBuilder data(String value) {
    data = Optional.of(value);
    return this;
  }

  /** A hash of the shop's own choice, to be checked by the shop itself when it comes back. */
  public PurchaseBuilder secretHash(String value) {
    secretHash = Optional.of(value);
    return this;
  }

  /**
   * Completes it.
   *
   * @throws IllegalArgumentException naming everything that is wrong
   */
  public Purchase build() {
    List<String> problems = Purchase.problems(invoice, invoiceAlt, description);
    if (money.isEmpty()) {
      problems.add("money is missing");
    }
    Purchase.refuse(problems);
    Purchase.Payer payer = new Purchase.Payer(name, email, phone);
    return new Purchase(
        new InvoiceId(invoice), invoiceAlt, money.orElseThrow(), description, account, payer, links, language, data,
        secretHash);
  }
}

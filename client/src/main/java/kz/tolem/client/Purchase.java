package kz.tolem.client;

import java.util.Objects;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;

/**
 * What is to be paid for: the order, the money, and what the buyer and the bank are told about it. Checked when it is
 * made. Immutable. Holds personal data; {@link #toString} shows only what is safe. Source: EPAY.md 3.2, 4.4.
 *
 * @param invoice the shop's order number, 6 to 15 digits; its last six must be new too ({@link InvoiceNumbers})
 * @param money more than zero, or zero where a card is only verified
 * @param description at most 125 bytes of UTF-8
 * @param account the buyer in the shop's own system, needed to list saved cards later
 * @param data the shop's own text, sent back in the notification
 * @param secretHash sent back in the notification; absent: made of the invoice by {@link SecretHashes}
 */
public record Purchase(
    InvoiceId invoice,
    Optional<String> invoiceAlt,
    Money money,
    String description,
    Optional<String> account,
    Payer payer,
    Links links,
    Language language,
    Optional<String> data,
    Optional<String> secretHash) {

  /** Who pays; what is not known is empty. The name in Latin letters. */
  public record Payer(Optional<String> name, Optional<String> email, Optional<String> phone) {

    @Override
    public String toString() {
      return "Payer[hidden]";
    }
  }

  /**
   * Where the buyer and the notifications go; an empty text is nowhere.
   *
   * @param back where the buyer returns; a return proves nothing
   * @param failureBack empty: as {@code back}
   * @param post where success is told
   * @param failurePost where failure is told; empty: as {@code post}
   */
  public record Links(String back, String failureBack, String post, String failurePost) {

    /** Nowhere. */
    public static final Links NONE = new Links("", "", "", "");
  }

  public Purchase {
    Objects.requireNonNull(invoice, "invoice");
    Objects.requireNonNull(money, "money");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(links, "links");
  }

  /** Starts one. */
  public static PurchaseBuilder invoice(String digits) {
    return new PurchaseBuilder(digits);
  }

  @Override
  public String toString() {
    return "Purchase[invoice=" + invoice + ", money=" + money + "]";
  }
}

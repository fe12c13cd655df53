package kz.tolem.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.ProtocolLimits;

/**
 * What is to be paid for: the order, the money, and what the buyer and the bank are told about it. Checked when it is
 * made. Immutable. Holds personal data; {@link #toString} shows only what is safe. Source: EPAY.md 3.2, 4.4.
 *
 * <p>Made by {@link #invoice(String)} and what follows it. The record's own constructor checks the same, but gets a
 * parameter more when the protocol gets a field more.
 *
 * @param invoice the shop's order number, 6 to 15 digits; its last six must be new too ({@link InvoiceNumbers})
 * @param invoiceAlt a second order number of the shop, 6 to 15 digits
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

  private static final String DOCUMENTED_NUMBER = "[0-9]{6,15}";

  /** Who pays; what is not known is empty. The name in Latin letters. */
  public record Payer(Optional<String> name, Optional<String> email, Optional<String> phone) {

    /** Takes what is known. */
    public Payer {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(email, "email");
      Objects.requireNonNull(phone, "phone");
    }

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

    /** Takes the addresses. */
    public Links {
      Objects.requireNonNull(back, "back");
      Objects.requireNonNull(failureBack, "failureBack");
      Objects.requireNonNull(post, "post");
      Objects.requireNonNull(failurePost, "failurePost");
    }
  }

  /**
   * Takes and checks everything.
   *
   * @throws IllegalArgumentException naming everything that is wrong
   */
  public Purchase {
    Objects.requireNonNull(invoiceAlt, "invoiceAlt");
    Objects.requireNonNull(money, "money");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(payer, "payer");
    Objects.requireNonNull(links, "links");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(secretHash, "secretHash");
    refuse(problems(invoice.digits(), invoiceAlt, description));
  }

  static List<String> problems(String invoice, Optional<String> invoiceAlt, String description) {
    List<String> problems = new ArrayList<>();
    if (!invoice.matches(DOCUMENTED_NUMBER)) {
      problems.add("the invoice number must be 6 to 15 digits");
    }
    if (invoiceAlt.filter(alt -> !alt.matches(DOCUMENTED_NUMBER)).isPresent()) {
      problems.add("the alternative invoice number must be 6 to 15 digits");
    }
    if (description.isBlank()) {
      problems.add("the description is missing");
    }
    if (description.getBytes(StandardCharsets.UTF_8).length > ProtocolLimits.DESCRIPTION_BYTES_MAX) {
      problems.add("the description must have at most 125 bytes of UTF-8");
    }
    return problems;
  }

  static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Starts one; what is wrong with the number is told at {@link PurchaseBuilder#build()}. */
  public static PurchaseBuilder invoice(String digits) {
    return new PurchaseBuilder(digits);
  }

  @Override
  public String toString() {
    return "Purchase[invoice=" + invoice + ", money=" + money + "]";
  }
}

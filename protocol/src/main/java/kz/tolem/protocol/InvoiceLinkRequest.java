package kz.tolem.protocol;

import java.util.Optional;

/**
 * A request for a link to pay by: {@code POST /invoice}. Names have underscores here. Holds personal data;
 * {@link #toString} shows only what is safe. Source: EPAY.md 10.2.
 *
 * @param shopId required by the documents, not by this reader
 * @param amount the amount as it was sent, to be read by {@link WireAmount}
 * @param expirePeriod days, such as {@code 1d} or {@code 3d}
 * @param recipientContact the payer's e-mail address
 * @param recipientContactSms the payer's telephone number, with a plus sign
 */
public record InvoiceLinkRequest(
    Optional<String> shopId,
    Optional<String> accountId,
    Optional<String> invoiceId,
    Optional<String> amount,
    Optional<String> language,
    Optional<String> description,
    Optional<String> expirePeriod,
    Optional<String> recipientContact,
    Optional<String> recipientContactSms,
    Optional<String> notifierContactSms,
    Optional<String> currency,
    Optional<String> postLink,
    Optional<String> failurePostLink,
    Optional<String> backLink,
    Optional<String> failureBackLink) {

  /**
   * Reads a request; nothing is required here.
   *
   * @throws MalformedMessage when it is not one JSON object of single values
   */
  public static InvoiceLinkRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new InvoiceLinkRequest(
        in.text("shop_id"),
        in.text("account_id"),
        in.text("invoice_id"),
        in.text("amount"),
        in.text("language"),
        in.text("description"),
        in.text("expire_period"),
        in.text("recipient_contact"),
        in.text("recipient_contact_sms"),
        in.text("notifier_contact_sms"),
        in.text("currency"),
        in.text(WireLinks.POST_LINK),
        in.text(WireLinks.FAILURE_POST_LINK),
        in.text("back_link"),
        in.text("failure_back_link"));
  }

  /**
   * The JSON body in the documented order, absent fields left out.
   *
   * @throws IllegalStateException when the amount is not a decimal number
   */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.textIfPresent("shop_id", shopId);
          out.textIfPresent("account_id", accountId);
          out.textIfPresent("invoice_id", invoiceId);
          out.numberOfText("amount", amount);
          out.textIfPresent("language", language);
          out.textIfPresent("description", description);
          out.textIfPresent("expire_period", expirePeriod);
          out.textIfPresent("recipient_contact", recipientContact);
          out.textIfPresent("recipient_contact_sms", recipientContactSms);
          out.textIfPresent("notifier_contact_sms", notifierContactSms);
          out.textIfPresent("currency", currency);
          out.textIfPresent("post_link", postLink);
          out.textIfPresent("failure_post_link", failurePostLink);
          out.textIfPresent("back_link", backLink);
          out.textIfPresent("failure_back_link", failureBackLink);
        });
  }

  /** Only what may be logged: no personal data, no links. */
  @Override
  public String toString() {
    return "InvoiceLinkRequest["
        + ("shopId=" + shopId.orElse("") + ", invoiceId=" + invoiceId.orElse(""))
        + (", amount=" + amount.orElse("") + ", currency=" + currency.orElse("") + "]");
  }
}

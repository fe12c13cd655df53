package kz.tolem.gateway.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.TerminalId;

/// What the shop wants paid, checked in every field. Immutable.
///
/// @param use the token that allows it
/// @param invoiceAlt the shop's second order number; empty text: none
/// @param card the card that is to pay
/// @param twoStep whether the money is blocked for a later charge
/// @param recurrent whether the shop pays without the buyer being there
/// @param saveCard whether the card is to be kept when the payment succeeds
/// @param data free text of the shop, given back on request; empty text: none
/// @param secretHash echoed in notifications; empty text: none
public record Order(
    MerchantId merchant,
    TerminalId terminal,
    TokenUse use,
    InvoiceId invoice,
    String invoiceAlt,
    Money amount,
    CardId card,
    Channel channel,
    boolean twoStep,
    boolean recurrent,
    boolean saveCard,
    String description,
    String data,
    Buyer buyer,
    OrderLinks links,
    String secretHash) {

  /// Whether the card is only to be verified: nothing is to be paid. Source: EPAY.md 6.1.
  public boolean isVerification() {
    return amount.isZero();
  }

  /// What makes two requests the same request: every field that the shop chose. Spelling, field order and the network
  /// address do not count.
  byte[] digest() {
    MessageDigest sha256 = sha256();
    put(sha256, terminal.toString());
    put(sha256, invoice.digits());
    put(sha256, invoiceAlt);
    put(sha256, Long.toString(amount.minorUnits()));
    put(sha256, amount.currency().getCurrencyCode());
    put(sha256, card.toString());
    put(sha256, recurrent ? "recurrent" : "");
    put(sha256, description);
    put(sha256, data);
    put(sha256, buyer.accountId());
    put(sha256, buyer.name());
    put(sha256, buyer.email());
    put(sha256, buyer.phone());
    put(sha256, buyer.language().name());
    put(sha256, links.back());
    put(sha256, links.failureBack());
    put(sha256, links.post());
    put(sha256, links.failurePost());
    return sha256.digest();
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length)); // so that no two texts run into one another
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "order " + invoice + " at terminal " + terminal;
  }
}

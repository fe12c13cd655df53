package kz.tolem.gateway.page.checkout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.payment.Buyer;
import kz.tolem.gateway.payment.OrderLinks;
import kz.tolem.gateway.token.TokenId;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.TerminalId;

/// The bytes that a sealed visit and a sealed checkout hold. They are ours alone, and short, since they travel in page
/// addresses. Reading is only ever given bytes whose seal was sound; a change of what stands here is a change of the
/// seal's purpose in [Checkouts].
final class CheckoutCodec {

  private static final int IN_WIDGET = 1;
  private static final int AUTO_BACK = 2;
  private static final int CARD_SAVE = 4;
  private static final int HAS_GIVEN = 8;

  private CheckoutCodec() {}

  static byte[] write(Visit visit) {
    return bytes(out -> write(out, visit));
  }

  static byte[] write(Checkout checkout) {
    return bytes(
        out -> {
          write(out, checkout.visit());
          out.writeByte(checkout.attempt());
          out.writeUTF(checkout.invoice().digits());
          out.writeUTF(checkout.invoiceAlt());
          out.writeLong(checkout.amount().minorUnits());
          out.writeUTF(checkout.amount().currency().getCurrencyCode());
          out.writeUTF(checkout.description());
          out.writeUTF(checkout.data());
          write(out, checkout.buyer());
          out.writeUTF(checkout.links().back());
          out.writeUTF(checkout.links().failureBack());
          out.writeUTF(checkout.links().post());
          out.writeUTF(checkout.links().failurePost());
          out.writeUTF(checkout.secretHash());
        });
  }

  static Visit readVisit(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return visit(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Checkout readCheckout(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new Checkout(
          visit(in),
          in.readByte(),
          new InvoiceId(in.readUTF()),
          in.readUTF(),
          new Money(in.readLong(), Currency.getInstance(in.readUTF())),
          in.readUTF(),
          in.readUTF(),
          buyer(in),
          new OrderLinks(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()),
          in.readUTF());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, Visit visit) throws IOException {
    write(out, visit.token().value());
    write(out, visit.merchant().value());
    write(out, visit.terminal().value());
    out.writeUTF(visit.accountId());
    out.writeLong(visit.expiresAt().getEpochSecond());
    out.writeUTF(visit.language().requestWord());
    out.writeByte(
        (visit.place() instanceof Place.Widget ? IN_WIDGET : 0)
            | (visit.autoBack() ? AUTO_BACK : 0)
            | (visit.cardSave() ? CARD_SAVE : 0)
            | (visit.given().isPresent() ? HAS_GIVEN : 0));
    if (visit.place() instanceof Place.Widget(String origin)) {
      out.writeUTF(origin);
    }
    if (visit.given().isPresent()) {
      write(out, visit.given().get().value());
    }
  }

  private static Visit visit(DataInputStream in) throws IOException {
    TokenId token = new TokenId(uuid(in));
    MerchantId merchant = new MerchantId(uuid(in));
    TerminalId terminal = new TerminalId(uuid(in));
    String accountId = in.readUTF();
    Instant expiresAt = Instant.ofEpochSecond(in.readLong());
    Language language = Language.of(in.readUTF());
    int flags = in.readByte();
    Place place = (flags & IN_WIDGET) == 0 ? new Place.Window() : new Place.Widget(in.readUTF());
    Optional<CardId> given =
        (flags & HAS_GIVEN) == 0 ? Optional.empty() : Optional.of(new CardId(uuid(in)));
    return new Visit(
        token,
        merchant,
        terminal,
        accountId,
        expiresAt,
        language,
        place,
        (flags & AUTO_BACK) != 0,
        (flags & CARD_SAVE) != 0,
        given);
  }

  private static void write(DataOutputStream out, Buyer buyer) throws IOException {
    out.writeUTF(buyer.accountId());
    out.writeUTF(buyer.name());
    out.writeUTF(buyer.email());
    out.writeUTF(buyer.phone());
    out.writeUTF(buyer.language().requestWord());
    out.writeUTF(buyer.address());
  }

  private static Buyer buyer(DataInputStream in) throws IOException {
    return new Buyer(
        in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), Language.of(in.readUTF()), in.readUTF());
  }

  private static void write(DataOutputStream out, UUID uuid) throws IOException {
    out.writeLong(uuid.getMostSignificantBits());
    out.writeLong(uuid.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    long high = in.readLong();
    return new UUID(high, in.readLong());
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

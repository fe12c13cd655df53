package kz.tolem.gateway.token;

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
import kz.tolem.gateway.user.SessionId;
import kz.tolem.gateway.user.UserId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.TerminalId;

/// The bytes that a token seals. They are ours alone, and short, since a token travels in headers and page addresses.
final class TokenCodec {

  private static final int VERSION = 1;
  private static final int HAS_TERMINAL = 1;
  private static final int HAS_INVOICE = 2;
  private static final int HAS_AMOUNT = 4;

  private TokenCodec() {}

  static byte[] write(AccessToken token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, token.id().value());
      write(out, token.merchant().value());
      out.writeLong(token.expiresAt().getEpochSecond());
      out.writeByte(
          (token.terminal().isPresent() ? HAS_TERMINAL : 0)
              | (token.invoice().isPresent() ? HAS_INVOICE : 0)
              | (token.amount().isPresent() ? HAS_AMOUNT : 0));
      if (token.terminal().isPresent()) {
        write(out, token.terminal().get().value());
      }
      if (token.invoice().isPresent()) {
        out.writeUTF(token.invoice().get().digits());
      }
      if (token.amount().isPresent()) {
        out.writeLong(token.amount().get().minorUnits());
        out.writeUTF(token.amount().get().currency().getCurrencyCode());
      }
      out.writeUTF(token.scope());
      out.writeUTF(token.postLink());
      out.writeUTF(token.failurePostLink());
      out.writeUTF(token.secretHash());
      out.writeUTF(token.accountId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Reads what [#write(AccessToken)] wrote; only ever given bytes whose seal was sound.
  static AccessToken read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      knownVersion(in.readByte());
      TokenId id = new TokenId(uuid(in));
      MerchantId merchant = new MerchantId(uuid(in));
      Instant expiresAt = Instant.ofEpochSecond(in.readLong());
      int has = in.readByte();
      Optional<TerminalId> terminal =
          (has & HAS_TERMINAL) == 0 ? Optional.empty() : Optional.of(new TerminalId(uuid(in)));
      Optional<InvoiceId> invoice =
          (has & HAS_INVOICE) == 0 ? Optional.empty() : Optional.of(new InvoiceId(in.readUTF()));
      Optional<Money> amount = (has & HAS_AMOUNT) == 0 ? Optional.empty() : Optional.of(money(in));
      return new AccessToken(
          id,
          merchant,
          terminal,
          invoice,
          amount,
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          expiresAt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] write(UserToken token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, token.id().value());
      write(out, token.merchant().value());
      write(out, token.user().value());
      write(out, token.session().value());
      out.writeLong(token.expiresAt().getEpochSecond());
      out.writeByte(token.terminal().isPresent() ? HAS_TERMINAL : 0);
      if (token.terminal().isPresent()) {
        write(out, token.terminal().get().value());
      }
      out.writeUTF(token.scope());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Reads what [#write(UserToken)] wrote; only ever given bytes whose seal was sound.
  static UserToken readOfUser(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      knownVersion(in.readByte());
      TokenId id = new TokenId(uuid(in));
      MerchantId merchant = new MerchantId(uuid(in));
      UserId user = new UserId(uuid(in));
      SessionId session = new SessionId(uuid(in));
      Instant expiresAt = Instant.ofEpochSecond(in.readLong());
      Optional<TerminalId> terminal =
          in.readByte() == 0 ? Optional.empty() : Optional.of(new TerminalId(uuid(in)));
      return new UserToken(id, merchant, user, session, terminal, in.readUTF(), expiresAt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void knownVersion(int version) {
    if (version != VERSION) {
      throw new IllegalStateException("a token of version " + version + " is not known here");
    }
  }

  private static Money money(DataInputStream in) throws IOException {
    long minorUnits = in.readLong();
    return new Money(minorUnits, Currency.getInstance(in.readUTF()));
  }

  private static void write(DataOutputStream out, UUID uuid) throws IOException {
    out.writeLong(uuid.getMostSignificantBits());
    out.writeLong(uuid.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    long high = in.readLong();
    return new UUID(high, in.readLong());
  }
}

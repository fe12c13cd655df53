package kz.tolem.gateway.acquirer;

import com.google.crypto.tink.Mac;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.protocol.Language;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// The messages of the sandbox's issuer, signed so that nobody else can write them: what a browser brings there
/// (PaReq), what it brings back (PaRes), and how often the buyer has tried. Thread-safe.
public final class SandboxIssuer {

  private static final int TAG_BYTES = 37; // Tink's prefix and HMAC-SHA256
  private static final int TEXT_MAX = 8 * 1024;
  private static final int BUYER_DECIDES = -1;

  private static final byte[] PA_REQ = "tolem sandbox PaReq 2".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PA_RES = "tolem sandbox PaRes 1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TRIES = "tolem sandbox tries 1".getBytes(StandardCharsets.UTF_8);

  private final Mac mac;

  /// @param mac of [kz.tolem.gateway.key.Keys#sandboxIssuer]
  public SandboxIssuer(Mac mac) {
    this.mac = mac;
  }

  /// What the issuer is told of a payment.
  ///
  /// @param card as it may be shown
  /// @param decided what comes of it whatever the buyer does; empty: the buyer decides
  /// @param until when the step is over
  public record Ticket(
      PaymentId payment,
      String shop,
      Money amount,
      String card,
      boolean mastercard,
      Language language,
      Optional<Answer> decided,
      Instant until) {}

  /// What became of the buyer at the issuer.
  public enum Answer {
    PASSED,
    WRONG_CODE,
    GIVEN_UP,
    NO_ANSWER
  }

  /// An issuer's answer as it was read.
  public record Given(PaymentId payment, Answer answer, boolean mastercard) {}

  /// Writes a PaReq.
  public String request(Ticket ticket) {
    return sign(
        PA_REQ,
        out -> {
          write(out, ticket.payment());
          out.writeUTF(ticket.shop());
          out.writeLong(ticket.amount().minorUnits());
          out.writeUTF(ticket.amount().currency().getCurrencyCode());
          out.writeUTF(ticket.card());
          out.writeBoolean(ticket.mastercard());
          out.writeUTF(ticket.language().requestWord());
          out.writeByte(ticket.decided().map(Answer::ordinal).orElse(BUYER_DECIDES));
          out.writeLong(ticket.until().getEpochSecond());
        });
  }

  /// Reads a PaReq; empty when it was not written here.
  public Optional<Ticket> readRequest(String text) {
    return open(
        PA_REQ,
        text,
        in ->
            new Ticket(
                payment(in),
                in.readUTF(),
                new Money(in.readLong(), Currency.getInstance(in.readUTF())),
                in.readUTF(),
                in.readBoolean(),
                Language.of(in.readUTF()),
                decided(in.readByte()),
                Instant.ofEpochSecond(in.readLong())));
  }

  private static Optional<Answer> decided(byte word) {
    return word == BUYER_DECIDES ? Optional.empty() : Optional.of(Answer.values()[word]);
  }

  /// Writes a PaRes.
  public String answer(Ticket ticket, Answer answer) {
    return sign(
        PA_RES,
        out -> {
          write(out, ticket.payment());
          out.writeByte(answer.ordinal());
          out.writeBoolean(ticket.mastercard());
        });
  }

  /// Reads a PaRes; empty when it was not written here.
  public Optional<Given> readAnswer(String text) {
    return open(
        PA_RES, text, in -> new Given(payment(in), Answer.values()[in.readByte()], in.readBoolean()));
  }

  /// Writes how often the buyer of a payment has typed a wrong code.
  public String tries(PaymentId payment, int wrong) {
    return sign(
        TRIES,
        out -> {
          write(out, payment);
          out.writeByte(wrong);
        });
  }

  /// Reads it; empty when it was not written here for this payment.
  public Optional<Integer> readTries(PaymentId payment, String text) {
    return open(TRIES, text, in -> new Wrong(payment(in), in.readByte()))
        .filter(wrong -> wrong.payment().equals(payment))
        .map(Wrong::times);
  }

  private record Wrong(PaymentId payment, int times) {}

  private String sign(byte[] purpose, Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
      byte[] content = bytes.toByteArray();
      out.write(mac.computeMac(joined(purpose, content)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign for the sandbox's issuer", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private <T> Optional<T> open(byte[] purpose, String text, Reading<T> reading) {
    if (text.length() > TEXT_MAX) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length <= TAG_BYTES) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
      mac.verifyMac(Arrays.copyOfRange(bytes, content.length, bytes.length), joined(purpose, content));
      return Optional.of(reading.from(new DataInputStream(new ByteArrayInputStream(content))));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(byte[] purpose, byte[] content) {
    byte[] both = Arrays.copyOf(purpose, purpose.length + content.length);
    System.arraycopy(content, 0, both, purpose.length, content.length);
    return both;
  }

  private static void write(DataOutputStream out, PaymentId payment) throws IOException {
    out.writeLong(payment.value().getMostSignificantBits());
    out.writeLong(payment.value().getLeastSignificantBits());
  }

  private static PaymentId payment(DataInputStream in) throws IOException {
    long high = in.readLong();
    return new PaymentId(new UUID(high, in.readLong()));
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }
}

package kz.tolem.client;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import kz.tolem.protocol.CryptogramPlaintext;

/**
 * A card that was encrypted for the other side. A shop that makes one handles card numbers and needs PCI DSS. Prints
 * nothing. Immutable. Source: EPAY.md 7.2.
 */
public final class Cryptogram {

  private final String base64;

  private Cryptogram(String base64) {
    this.base64 = base64;
  }

  /** One that was made elsewhere, such as in an app. */
  public static Cryptogram ofBase64(String base64) {
    return new Cryptogram(Objects.requireNonNull(base64, "base64"));
  }

  /**
   * Encrypts a card.
   *
   * @param pem the public key, as {@link Cryptograms#publicKey()} gives it
   * @throws IllegalArgumentException when the text is no RSA key, or the card does not fit into one block of it
   */
  public static Cryptogram encrypt(CryptogramPlaintext card, String pem) {
    byte[] plain = card.write();
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.ENCRYPT_MODE, key(pem));
      return new Cryptogram(Base64.getEncoder().encodeToString(rsa.doFinal(plain)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the card cannot be encrypted with this key");
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static PublicKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not Base64");
    }
  }

  /** As it is sent. */
  public String base64() {
    return base64;
  }

  @Override
  public String toString() {
    return "Cryptogram[hidden]";
  }
}

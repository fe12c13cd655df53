package kz.tolem.gateway.cryptogram;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;

/// An RSA private key that opens cryptograms. Prints nothing. Thread-safe. Source: EPAY.md 7.1.
final class CryptogramKey {

  static final int BITS = 4096;
  static final int BYTES = BITS / 8;

  private final RSAPrivateCrtKey key;

  private CryptogramKey(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /// Makes a fresh pair, which takes a second or more.
  static KeyPair fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /// @param pkcs8 as [java.security.Key#getEncoded] of a key of [#fresh]
  static CryptogramKey of(byte[] pkcs8) throws GeneralSecurityException {
    return new CryptogramKey(
        (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
  }

  /// Decrypts one block and leaves its padding on, so that the caller can judge it without telling by his time. Java
  /// blinds this operation, so its own time does not depend on the block. A number that is no block of this key is
  /// taken as a smaller one that is: what comes out is as senseless as the caller's block was.
  byte[] decrypt(byte[] block) {
    byte[] number = block.clone();
    if (new BigInteger(1, number).compareTo(key.getModulus()) >= 0) {
      number[0] = 0;
    }
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding");
      rsa.init(Cipher.DECRYPT_MODE, key);
      byte[] padded = rsa.doFinal(number);
      return padded.length == BYTES ? padded : Arrays.copyOf(padded, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a block of the right size does not decrypt", e);
    }
  }

  @Override
  public String toString() {
    return "cryptogram key";
  }
}

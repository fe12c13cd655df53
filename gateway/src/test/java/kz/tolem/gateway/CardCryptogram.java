package kz.tolem.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;

/// A cryptogram as a shop makes it, by nothing but the documents (EPAY.md 7.2). Each one is made with the key that the
/// gateway hands out.
public final class CardCryptogram {

  private CardCryptogram() {}

  /// A cryptogram of a good card.
  public static String of(TestGateway gateway, TestShop shop, String number) {
    return of(gateway, plain(number, "0127", "321", shop.terminal().id().toString()));
  }

  public static String plain(String number, String expDate, String cvc, String terminal) {
    return "{\"hpan\":\"" + number + "\",\"expDate\":\"" + expDate + "\",\"cvc\":\"" + cvc + "\",\"terminalId\":\""
        + terminal + "\"}";
  }

  /// A cryptogram of any text.
  public static String of(TestGateway gateway, String plain) {
    OneCryptogramKey.give(gateway);
    return of(publicKey(gateway.wire().get("/public.rsa").body()), plain.getBytes(StandardCharsets.UTF_8));
  }

  public static String of(PublicKey key, byte[] plain) {
    return encrypt("RSA/ECB/PKCS1Padding", key, plain);
  }

  /// A block that is encrypted as it stands, whatever its padding.
  public static String ofBlock(PublicKey key, byte[] block) {
    return encrypt("RSA/ECB/NoPadding", key, block);
  }

  private static String encrypt(String how, PublicKey key, byte[] plain) {
    try {
      Cipher rsa = Cipher.getInstance(how);
      rsa.init(Cipher.ENCRYPT_MODE, key);
      return Base64.getEncoder().encodeToString(rsa.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads the key as OpenSSL and every other library does.
  public static PublicKey publicKey(String pem) {
    String base64 =
        pem.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", "").replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package kz.tolem.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import kz.tolem.protocol.CryptogramPlaintext;
import kz.tolem.protocol.TerminalId;
import org.junit.jupiter.api.Test;

class CryptogramTest {

  private static final CryptogramPlaintext CARD =
      new CryptogramPlaintext("4405639704015096", "0127", "321", new TerminalId(UUID.fromString(Shop.TERMINAL)));

  @Test
  void a_cryptogram_opens_with_the_private_key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";

    Cryptogram cryptogram = Cryptogram.encrypt(CARD, pem);

    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.DECRYPT_MODE, pair.getPrivate());
    CryptogramPlaintext opened = CryptogramPlaintext.read(rsa.doFinal(Base64.getDecoder().decode(cryptogram.base64())));
    assertThat(opened.cardNumber()).isEqualTo("4405639704015096");
    assertThat(cryptogram.toString()).isEqualTo("Cryptogram[hidden]");
  }

  @Test
  void what_is_no_key_is_refused_without_the_card() {
    assertThatThrownBy(() -> Cryptogram.encrypt(CARD, "no key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("4405");
  }
}

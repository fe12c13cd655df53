package kz.tolem.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.merchant.Links;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.TerminalId;
import org.junit.jupiter.api.Test;

class LongTokenTest {

  private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

  @Test
  void the_longest_token_that_is_granted_is_also_taken_back() throws Exception {
    AeadConfig.register();
    Aead aead =
        KeysetHandle.generateNew(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, RegistryConfiguration.get())
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    Tokens tokens = new Tokens(aead, InstantSource.fixed(NOW));
    String link = "https://shop.example.kz/" + "€".repeat(Links.LENGTH_MAX - 24); // three bytes each
    assertThat(Links.problemOfPostLink(link, List.of())).isEmpty();
    AccessToken token =
        new AccessToken(
            new TokenId(new UUID(1, 1)),
            new MerchantId(new UUID(2, 2)),
            Optional.of(new TerminalId(new UUID(3, 3))),
            Optional.of(new InvoiceId("12345678901234567890")),
            Optional.of(new Money(Money.MINOR_UNITS_MAX, Currency.getInstance("KZT"))),
            "webapi usermanagement email_send verification statement statistics payment api transfer webpay",
            link,
            link,
            "€".repeat(512),
            "€".repeat(255),
            NOW.plusSeconds(7200));

    Tokens.Presented presented = tokens.open(tokens.seal(token));

    assertThat(presented).isEqualTo(new Tokens.Presented.Valid(token));
  }
}

package kz.tolem.gateway.sandbox;

import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.Vault;
import kz.tolem.gateway.merchant.Dialect;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.NewMerchant;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.merchant.TerminalRules;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Role;
import kz.tolem.gateway.user.Users;
import kz.tolem.protocol.CardId;
import kz.tolem.protocol.TerminalId;
import kz.tolem.protocol.TokenReply.ExpiresInForm;

/// What a sandbox holds from its first start: the merchant, terminal and saved card of the documents, so that their
/// bodies work as printed. Source: EPAY.md 12.1 and 12.2, the seed.
public final class SandboxSeed {

  /// The ClientID of the documents.
  public static final String CLIENT_ID = "test";

  /// The client secret of the documents. Public, and planted in sandboxes alone.
  public static final String CLIENT_SECRET = "yF587AV9Ms94qN2QShFzVR3vFnWkhjbAK3sG";

  /// The terminal of the documents: two-step, so payments answer `AUTH`.
  public static final TerminalId TERMINAL =
      new TerminalId(UUID.fromString("67e34d63-102f-4bd1-898e-370781d0074d"));

  /// A terminal of ours beside it, which wants 3-D Secure.
  public static final TerminalId SECURE_TERMINAL =
      new TerminalId(UUID.fromString("3d5ec0de-7b1a-4c69-9e05-3a6f1d2c4b80"));

  /// The saved card of the seed's payment request.
  public static final CardId CARD = new CardId(UUID.fromString("e7e2587f-de26-4f41-ae1f-80c1fea31728"));

  /// The account of the seed's payment request.
  public static final String ACCOUNT = "uuid000001";

  /// A user with the role finance. Public, and planted in sandboxes alone.
  public static final Login USER = new Login("cashier@shop.example.kz");

  /// A user with the role administrator, who runs the installation too. As public as the other.
  public static final Login ADMINISTRATOR = new Login("admin@shop.example.kz");

  /// The password of both.
  public static final String USER_PASSWORD = "not-a-real-password";

  // Worked out beforehand: working it out takes a while, and a sandbox shall start fast.
  private static final String USER_PASSWORD_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$dG9sZW0gc2FuZGJveCAwMQ$SYc57xr9O1/Y7utDb3wDMSpHmtCWcTxhKRn54xc+Xow";

  private static final String TERMINAL_NUMBER = "98120001";
  private static final String SECURE_TERMINAL_NUMBER = "98120002";
  private static final String CARD_NUMBER = "4405639704015096";

  /// Whoever tries out one decline after the other must not be stopped by the sixteenth.
  private static final TerminalRules RULES =
      new TerminalRules(
          0,
          TerminalRules.STANDARD.failuresWithin(),
          TerminalRules.STANDARD.releaseAfter(),
          TerminalRules.STANDARD.notifyOperations());

  private SandboxSeed() {}

  /// Plants what is missing. Safe to repeat: a card or a user that was taken out stays out.
  public static void plant(Registration registration, Merchants merchants, Vault vault, Users users) {
    boolean fresh =
        registration
            .addMerchant(
                new NewMerchant("Tolem test shop", CLIENT_ID, NewMerchant.TOKEN_LIFE, ExpiresInForm.NUMBER),
                CLIENT_SECRET)
            .isPresent();
    registration.addTerminal(CLIENT_ID, TERMINAL, TERMINAL_NUMBER, terminal("Test terminal", false));
    registration.addTerminal(
        CLIENT_ID, SECURE_TERMINAL, SECURE_TERMINAL_NUMBER, terminal("Test terminal, 3-D Secure", true));
    if (fresh) {
      plantCard(merchants, vault);
      MerchantId merchant = merchants.terminal(TERMINAL).orElseThrow().merchant();
      users.addHashed(USER, USER_PASSWORD_HASH, merchant, Role.FINANCE);
      users.addHashed(ADMINISTRATOR, USER_PASSWORD_HASH, merchant, Role.ADMINISTRATOR);
      users.setOperator(ADMINISTRATOR, true);
    }
  }

  /// Plants the saved card. Safe to repeat.
  public static void plantCard(Merchants merchants, Vault vault) {
    CardNumber number = CardNumber.parse(CARD_NUMBER).orElseThrow();
    CardEntry card =
        new CardEntry(
            number,
            new Expiry(YearMonth.of(2027, 1)),
            Cvc.parse("321", number.scheme()).orElseThrow(),
            "TEST TEST");
    vault.keepSaved(CARD, merchants.terminal(TERMINAL).orElseThrow().merchant(), ACCOUNT, card);
  }

  private static NewTerminal terminal(String name, boolean secure3d) {
    return new NewTerminal(
        name,
        Set.of(Currency.getInstance("KZT"), Currency.getInstance("USD")),
        true,
        secure3d,
        Dialect.DOCUMENTED,
        Optional.empty(),
        List.of(),
        true,
        true,
        RULES);
  }
}

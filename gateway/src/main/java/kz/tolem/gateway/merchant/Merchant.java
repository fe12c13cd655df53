package kz.tolem.gateway.merchant;

import java.time.Duration;
import java.util.List;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.TokenReply.ExpiresInForm;

/// A shop's owner as the token endpoint sees it. Immutable.
///
/// @param clientId what the shop calls itself (wire `client_id`)
/// @param tokenLife how long its access tokens live
/// @param expiresInForm how `expires_in` is written for it: the documents say a number, live clients a string
/// @param emptyCardList how the list of an account without saved cards is written for it
/// @param secrets the client secrets that are live, one or two
/// @param signingSecrets the secrets that sign its notifications, one or two, the newest first
public record Merchant(
    MerchantId id,
    String name,
    String clientId,
    Duration tokenLife,
    ExpiresInForm expiresInForm,
    CardList.WhenEmpty emptyCardList,
    List<HashedSecret> secrets,
    List<SigningSecret> signingSecrets) {

  public Merchant {
    secrets = List.copyOf(secrets);
    signingSecrets = List.copyOf(signingSecrets);
  }

  @Override
  public String toString() {
    return "merchant " + clientId;
  }
}

package kz.tolem.gateway.merchant;

import java.time.Duration;
import java.util.regex.Pattern;
import kz.tolem.protocol.CardList;
import kz.tolem.protocol.TokenReply.ExpiresInForm;

/// What is said of a merchant at registration.
///
/// @param name 1 to 100 characters, shown to buyers
/// @param clientId 1 to 64 letters, digits, dots, dashes and underscores
/// @param tokenLife one minute to one day
/// @param emptyCardList how the list of an account without saved cards is written (EPAY.md 13, no. 39)
public record NewMerchant(
    String name,
    String clientId,
    Duration tokenLife,
    ExpiresInForm expiresInForm,
    CardList.WhenEmpty emptyCardList) {

  /// The life of a token unless the merchant asks for another. Source: EPAY.md 2.4 (SEED).
  public static final Duration TOKEN_LIFE = Duration.ofSeconds(7200);

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// A merchant with the documented form of an empty list.
  public NewMerchant(String name, String clientId, Duration tokenLife, ExpiresInForm expiresInForm) {
    this(name, clientId, tokenLife, expiresInForm, CardList.WhenEmpty.CODE);
  }

  public NewMerchant {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("a merchant's name has 1 to 100 characters");
    }
    if (!CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException("a ClientID is 1 to 64 letters, digits, dots, dashes or underscores");
    }
    if (tokenLife.compareTo(Duration.ofMinutes(1)) < 0 || tokenLife.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a token lives one minute to one day");
    }
  }
}

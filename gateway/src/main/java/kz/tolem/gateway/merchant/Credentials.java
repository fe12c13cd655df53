package kz.tolem.gateway.merchant;

/// What a merchant is given at registration, once. Prints nothing.
public final class Credentials {

  private final String clientId;
  private final String clientSecret;
  private final String signingSecret;

  Credentials(String clientId, String clientSecret, String signingSecret) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.signingSecret = signingSecret;
  }

  public String clientId() {
    return clientId;
  }

  /// The secret for token requests, in the clear.
  public String clientSecret() {
    return clientSecret;
  }

  /// The secret that signs notifications, in the form of Standard Webhooks.
  public String signingSecret() {
    return signingSecret;
  }

  @Override
  public String toString() {
    return "credentials of " + clientId;
  }
}

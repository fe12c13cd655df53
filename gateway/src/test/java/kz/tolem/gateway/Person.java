package kz.tolem.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Password;
import kz.tolem.gateway.user.Role;

/// One of a shop's people, registered for a test. Thread-safe.
public final class Person {

  public static final String PASSWORD = "not-a-real-password";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestGateway gateway;
  private final TestShop shop;
  private final Login login;

  private Person(TestGateway gateway, TestShop shop, Login login) {
    this.gateway = gateway;
    this.shop = shop;
    this.login = login;
  }

  /// Registers somebody with [#PASSWORD].
  public static Person of(TestGateway gateway, TestShop shop, Role role) {
    Login login = new Login("Cashier-" + COUNT.incrementAndGet() + "@shop.example.kz");
    if (!gateway.users().add(login, Password.chosen(PASSWORD), shop.merchant(), role)) {
      throw new AssertionError("the name is taken");
    }
    return new Person(gateway, shop, login);
  }

  public Login login() {
    return login;
  }

  /// A password grant that starts valid, as documented (EPAY.md 2.6).
  public TokenForm form() {
    return shop.serviceToken()
        .with("grant_type", "password")
        .with("username", login.text())
        .with("password", PASSWORD)
        .with("scope", "api");
  }

  /// The answer to a sign-in that must be granted.
  public Answer signIn() {
    Answer answer = form().urlencoded(gateway.wire());
    if (answer.status() != 200) {
      throw new AssertionError("no token: " + answer);
    }
    return answer;
  }

  /// An access token.
  public String token() {
    return signIn().text("access_token");
  }

  /// A refresh grant, as documented (EPAY.md 2.7).
  public TokenForm refreshForm(String refreshToken) {
    return shop.serviceToken()
        .with("grant_type", "refresh_token")
        .with("scope", "api")
        .with("refresh_token", refreshToken);
  }

  public Answer refresh(String refreshToken) {
    return refreshForm(refreshToken).urlencoded(gateway.wire());
  }
}

package kz.tolem.gateway.account;

import java.util.Map;
import kz.tolem.gateway.Person;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;

/// A shop's people, each signed in with a browser.
final class Desk {

  private Desk() {}

  static Clerk of(TestGateway gateway, TestShop shop, Role role) {
    Person person = Person.of(gateway, shop, role);
    Clerk clerk = new Clerk(gateway);
    if (clerk.signIn(person.login().text(), Person.PASSWORD).status() != 303) {
      throw new AssertionError("not signed in");
    }
    clerk.get("/account/me");
    return clerk;
  }

  /// One person of each role.
  static Map<Role, Clerk> all(TestGateway gateway, TestShop shop) {
    return Map.of(
        Role.VIEWER, of(gateway, shop, Role.VIEWER),
        Role.SUPPORT, of(gateway, shop, Role.SUPPORT),
        Role.FINANCE, of(gateway, shop, Role.FINANCE),
        Role.ADMINISTRATOR, of(gateway, shop, Role.ADMINISTRATOR));
  }
}

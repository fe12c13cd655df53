package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.Optional;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Passwords;
import kz.tolem.gateway.user.Users;

/// A command that reads or changes what users are registered.
abstract class OnUsers extends OnGround {

  OnUsers(Edges edges) {
    super(edges);
  }

  @Override
  final int run(Ground ground, PrintWriter out) {
    Edges edges = edges();
    Registration registration =
        new Registration(ground.database(), ground.keys(), edges.ids(), edges.time());
    try (Passwords passwords = new Passwords(edges.ids())) {
      return run(new Users(ground.database(), passwords, edges.ids(), edges.time()), registration, out);
    }
  }

  /// Does the work.
  /// @return what the program exits with
  abstract int run(Users users, Registration registration, PrintWriter out);

  static Optional<MerchantId> merchant(Registration registration, String clientId) {
    return registration.merchants().stream()
        .filter(merchant -> merchant.clientId().equals(clientId))
        .map(merchant -> merchant.id())
        .findFirst();
  }

  final Login login(String text) {
    try {
      return new Login(text);
    } catch (IllegalArgumentException e) {
      throw wrongOption(e.getMessage());
    }
  }

  final int noMerchant(String clientId) {
    return mistake("there is no merchant with the ClientID " + clientId);
  }

  final int noUser(Login login) {
    return mistake("there is no user " + login);
  }
}

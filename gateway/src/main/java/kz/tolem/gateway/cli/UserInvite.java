package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.Optional;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.user.Browsers;
import kz.tolem.gateway.user.CookieSecret;
import kz.tolem.gateway.user.Invitations;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Passwords;
import kz.tolem.gateway.user.Role;
import kz.tolem.gateway.user.SecondFactors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tolem user invite`: a link with which a person sets a password.
@Command(
    name = "invite",
    description = "Makes a link with which one person sets a password and signs in to the account pages, once.",
    mixinStandardHelpOptions = true)
final class UserInvite extends OnGround {

  @Parameters(paramLabel = "NAME", description = "what the user signs in with: an e-mail address or another word")
  private String name;

  @Option(names = "--client-id", paramLabel = "ID", description = "the merchant's ClientID, for somebody new")
  private Optional<String> clientId;

  @Option(
      names = "--role",
      paramLabel = "viewer|support|finance|administrator",
      description = "what somebody new may do there")
  private Optional<Role> role;

  UserInvite(Edges edges) {
    super(edges);
  }

  @Override
  int run(Ground ground, PrintWriter out) {
    Optional<Login> login = Login.parse(name);
    if (login.isEmpty() || clientId.isPresent() != role.isPresent()) {
      throw wrongOption("give a user's name; for somebody new --client-id and --role too, for others neither");
    }
    Registration registration =
        new Registration(ground.database(), ground.keys(), edges().ids(), edges().time());
    Optional<MerchantId> merchant = clientId.flatMap(id -> OnUsers.merchant(registration, id));
    if (clientId.isPresent() && merchant.isEmpty()) {
      return mistake("there is no merchant with the ClientID " + clientId.get());
    }
    try (Passwords passwords = new Passwords(edges().ids())) {
      return invite(invitations(ground, passwords), login.get(), merchant, out);
    }
  }

  private Invitations invitations(Ground ground, Passwords passwords) {
    SecondFactors factors =
        new SecondFactors(ground.database(), ground.keys().secondFactors(), edges().ids(), edges().time());
    Browsers browsers =
        new Browsers(ground.database(), passwords, factors, true, edges().ids(), edges().time());
    return new Invitations(ground.database(), passwords, browsers, edges().ids(), edges().time());
  }

  private int invite(Invitations invitations, Login login, Optional<MerchantId> merchant, PrintWriter out) {
    if (merchant.isEmpty()) {
      Optional<CookieSecret> link = invitations.again(login, Optional.empty());
      link.ifPresent(each -> show(each, out));
      return link.isPresent() ? 0 : mistake("there is no user " + login);
    }
    switch (invitations.invite(login, merchant.get(), role.orElseThrow())) {
      case Invitations.Invited.Fresh(var link) -> show(link, out);
      case Invitations.Invited.RoleGiven _ ->
          out.println(login + " is there already and has the role now; 'user invite " + login + "' makes a link.");
    }
    return 0;
  }

  private static void show(CookieSecret link, PrintWriter out) {
    Config config = Config.read(System.getenv());
    out.println("Link            " + config.publicUrl(config.port()) + "/account/invitation?link=" + link.shownOnce());
    out.println("It works once, within " + Invitations.LIFE.toHours() + " hours. It is not shown again.");
  }
}

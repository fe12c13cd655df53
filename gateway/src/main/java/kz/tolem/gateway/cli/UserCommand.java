package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Role;
import kz.tolem.gateway.user.User;
import kz.tolem.gateway.user.Users;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tolem user …`: the people of merchants.
@Command(
    name = "user",
    description = "Registers the people of merchants, and says what they may do.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class UserCommand {

  private static final String ROLES = "viewer|support|finance|administrator";

  static CommandLine withSubcommands(Edges edges) {
    return new CommandLine(new UserCommand())
        .addSubcommand(new Add(edges))
        .addSubcommand(new UserInvite(edges))
        .addSubcommand(new UserOperator(edges))
        .addSubcommand(new Change(edges))
        .addSubcommand(new ListAll(edges))
        .addSubcommand(new NewPassword(edges))
        .addSubcommand(new Disable(edges));
  }

  @Command(
      name = "add",
      description = "Registers a user with a role at one merchant.",
      mixinStandardHelpOptions = true)
  static final class Add extends OnUsers {

    @Parameters(paramLabel = "NAME", description = "what the user signs in with: an e-mail address or another word")
    private String name;

    @Option(names = "--client-id", required = true, paramLabel = "ID", description = "the merchant's ClientID")
    private String clientId;

    @Option(names = "--role", required = true, paramLabel = ROLES, description = "what the user may do there")
    private Role role;

    @Mixin private PasswordOption password;

    private Add(Edges edges) {
      super(edges);
    }

    @Override
    int run(Users users, Registration registration, PrintWriter out) {
      Login login = login(name);
      Optional<MerchantId> merchant = merchant(registration, clientId);
      if (merchant.isEmpty()) {
        return noMerchant(clientId);
      }
      if (users.all().stream().anyMatch(user -> user.login().text().equalsIgnoreCase(login.text()))) {
        return taken(login);
      }
      PasswordOption.Given given;
      try {
        given = password.read(users);
      } catch (IllegalArgumentException e) {
        return mistake(e.getMessage());
      }
      if (!users.add(login, given.password(), merchant.get(), role)) {
        return taken(login);
      }
      out.println("User            " + login);
      out.println("Role            " + role.word() + " at " + clientId);
      PasswordOption.show(given, out);
      return 0;
    }

    private int taken(Login login) {
      return mistake(
          "there is a user " + login + " already; 'user set " + login + " --client-id ID --role ROLE' gives it a role");
    }
  }

  @Command(
      name = "set",
      description = "Gives a user a role at a merchant or takes it away, or lets a disabled user in again.",
      mixinStandardHelpOptions = true)
  static final class Change extends OnUsers {

    @Parameters(paramLabel = "NAME", description = "the user's name")
    private String name;

    @Option(names = "--client-id", paramLabel = "ID", description = "the ClientID of the merchant that the role is for")
    private Optional<String> clientId;

    @Option(names = "--role", paramLabel = ROLES, description = "the role to give")
    private Optional<Role> role;

    @Option(names = "--no-role", description = "take the role at this merchant away")
    private boolean noRole;

    @Option(names = "--enable", description = "let the user in again, and lift a lock after wrong passwords")
    private boolean enable;

    private Change(Edges edges) {
      super(edges);
    }

    @Override
    int run(Users users, Registration registration, PrintWriter out) {
      Login login = login(name);
      boolean aboutRole = role.isPresent() || noRole;
      if (!aboutRole && !enable || role.isPresent() && noRole || aboutRole != clientId.isPresent()) {
        throw wrongOption("give --client-id with either --role or --no-role, or give --enable");
      }
      Optional<MerchantId> merchant = clientId.flatMap(id -> merchant(registration, id));
      if (aboutRole && merchant.isEmpty()) {
        return noMerchant(clientId.orElseThrow());
      }
      boolean known =
          (!enable || users.enable(login))
              && role.map(given -> users.setRole(login, merchant.orElseThrow(), given)).orElse(true);
      if (!known) {
        return noUser(login);
      }
      if (noRole && !users.removeRole(login, merchant.orElseThrow())) {
        return mistake("there is no user " + login + " with a role at " + clientId.orElseThrow());
      }
      out.println("Changed. It counts from now on, for sign-ins that are under way too.");
      return 0;
    }
  }

  @Command(name = "list", description = "Lists users and their roles.", mixinStandardHelpOptions = true)
  static final class ListAll extends OnUsers {

    @Option(names = "--client-id", paramLabel = "ID", description = "only the users of this merchant")
    private Optional<String> clientId;

    private ListAll(Edges edges) {
      super(edges);
    }

    @Override
    int run(Users users, Registration registration, PrintWriter out) {
      if (clientId.isPresent() && merchant(registration, clientId.get()).isEmpty()) {
        return noMerchant(clientId.get());
      }
      for (User user : users.all()) {
        List<User.Membership> shown =
            user.memberships().stream()
                .filter(membership -> clientId.map(membership.clientId()::equals).orElse(true))
                .toList();
        if (clientId.isEmpty() || !shown.isEmpty()) {
          out.println(line(user, shown));
        }
      }
      return 0;
    }

    private static String line(User user, List<User.Membership> memberships) {
      String roles =
          memberships.stream()
              .map(membership -> membership.role().word() + " at " + membership.clientId())
              .collect(Collectors.joining(", "));
      return user.login()
          + "  "
          + (roles.isEmpty() ? "no role" : roles)
          + user.disabledAt().map(at -> "  disabled since " + at).orElse("")
          + user.lockedUntil().map(until -> "  locked until " + until).orElse("");
    }
  }

  @Command(
      name = "new-password",
      description = "Sets another password, lifts a lock after wrong ones, and ends the user's sign-ins.",
      mixinStandardHelpOptions = true)
  static final class NewPassword extends OnUsers {

    @Parameters(paramLabel = "NAME", description = "the user's name")
    private String name;

    @Mixin private PasswordOption password;

    private NewPassword(Edges edges) {
      super(edges);
    }

    @Override
    int run(Users users, Registration registration, PrintWriter out) {
      Login login = login(name);
      PasswordOption.Given given;
      try {
        given = password.read(users);
      } catch (IllegalArgumentException e) {
        return mistake(e.getMessage());
      }
      if (!users.newPassword(login, given.password())) {
        return noUser(login);
      }
      out.println("The password of " + login + " is changed, and whoever was signed in with the old one is out.");
      PasswordOption.show(given, out);
      return 0;
    }
  }

  @Command(
      name = "disable",
      description = "Keeps a user out and ends the user's sign-ins; 'user set NAME --enable' undoes it.",
      mixinStandardHelpOptions = true)
  static final class Disable extends OnUsers {

    @Parameters(paramLabel = "NAME", description = "the user's name")
    private String name;

    private Disable(Edges edges) {
      super(edges);
    }

    @Override
    int run(Users users, Registration registration, PrintWriter out) {
      Login login = login(name);
      if (!users.disable(login)) {
        return noUser(login);
      }
      out.println(login + " is out from now on.");
      return 0;
    }
  }
}

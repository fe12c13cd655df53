package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Registration;
import kz.tolem.gateway.user.Login;
import kz.tolem.gateway.user.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tolem user operator`: who runs the installation.
@Command(
    name = "operator",
    description = "Lets a user run the installation on the account pages, or no longer.",
    mixinStandardHelpOptions = true)
final class UserOperator extends OnUsers {

  @Parameters(index = "0", paramLabel = "NAME", description = "the user's name")
  private String name;

  @Parameters(index = "1", paramLabel = "on|off", description = "whether the user runs the installation")
  private OnOff operator;

  UserOperator(Edges edges) {
    super(edges);
  }

  @Override
  int run(Users users, Registration registration, PrintWriter out) {
    Login login = login(name);
    if (!users.setOperator(login, operator == OnOff.ON)) {
      return noUser(login);
    }
    out.println(operator == OnOff.ON ? login + " runs the installation now." : login + " runs it no longer.");
    return 0;
  }
}

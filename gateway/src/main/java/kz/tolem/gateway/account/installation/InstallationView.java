package kz.tolem.gateway.account.installation;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// The operator's page.
///
/// @param secrets what was just made and is shown this once
/// @param madeFor whose they are
public record InstallationView(
    Shell shell, List<Sign> signs, List<Merchant> merchants, List<Secret> secrets, String madeFor, String problem) {

  /// @param tone `good`, `wait` or `bad`
  public record Sign(String name, String value, String hint, String tone) {}

  public record Merchant(String name, String clientId, String terminals) {}

  public record Secret(String name, String value) {

    @Override
    public String toString() {
      return name;
    }
  }
}

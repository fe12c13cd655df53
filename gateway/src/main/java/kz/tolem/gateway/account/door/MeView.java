package kz.tolem.gateway.account.door;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// A person's own page.
///
/// @param factorSet whether an authenticator app is set up
/// @param codesLeft recovery codes
/// @param problem what was wrong with the last try; empty text: nothing
public record MeView(
    Shell shell, List<Browser> browsers, List<Access> access, boolean factorSet, int codesLeft, String problem) {

  /// @param name as the browser calls itself, shortened
  /// @param own whether it is this one
  public record Browser(String id, String name, String address, String since, String lastUsed, boolean own) {}

  public record Access(String merchant, String role) {}
}

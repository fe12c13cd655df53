package kz.tolem.gateway.account.desk;

import java.util.List;
import kz.tolem.gateway.account.Shell;

/// The page of what a shop is integrated with.
///
/// @param clientSecrets when each was made, the oldest first
/// @param fresh a secret that was just made; empty text: none
/// @param freshOf which kind it is
/// @param curl lines to try it with
public record CredentialsView(
    Shell shell,
    String clientId,
    List<String> clientSecrets,
    List<String> signingSecrets,
    List<Terminal> terminals,
    List<Limit> limits,
    String curl,
    String fresh,
    DeskTexts freshOf,
    String problem) {

  public record Terminal(String id, String number, String name, String currencies, List<String> settings) {}

  /// @param support as it is typed
  public record Limit(String currency, String support, String alone) {}

  /// Shows no secret.
  @Override
  public String toString() {
    return "credentials of " + clientId;
  }
}

package kz.tolem.gateway.sandbox;

import java.util.List;
import kz.tolem.gateway.account.door.DoorView;

/// Whom the account pages of a sandbox let in; their names and passwords stand on the sign-in page.
public final class SandboxPeople {

  private SandboxPeople() {}

  public static List<DoorView.Person> all() {
    return List.of(
        new DoorView.Person(SandboxSeed.USER.text(), SandboxSeed.USER_PASSWORD, "finance"),
        new DoorView.Person(SandboxSeed.ADMINISTRATOR.text(), SandboxSeed.USER_PASSWORD, "administrator"));
  }
}

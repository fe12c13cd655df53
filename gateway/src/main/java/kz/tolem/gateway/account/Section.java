package kz.tolem.gateway.account;

import kz.tolem.gateway.page.PageTexts;

/// The parts of the account pages, as the menu lists them.
public enum Section {
  OVERVIEW("/", "overview", "o", AccountTexts.OVERVIEW, Permission.LOOK),
  PAYMENTS("/payments", "payments", "p", AccountTexts.PAYMENTS, Permission.LOOK),
  CARDS("/cards", "cards", "c", AccountTexts.CARDS, Permission.LOOK),
  NOTIFICATIONS("/notifications", "notifications", "n", AccountTexts.NOTIFICATIONS, Permission.LOOK),
  STATEMENTS("/statements", "statements", "s", AccountTexts.STATEMENTS, Permission.LOOK),
  RECONCILIATION("/reconciliation", "reconciliation", "r", AccountTexts.RECONCILIATION, Permission.MOVE_MONEY),
  CREDENTIALS("/credentials", "credentials", "i", AccountTexts.CREDENTIALS, Permission.ADMINISTER),
  PEOPLE("/people", "people", "u", AccountTexts.PEOPLE, Permission.ADMINISTER),
  AUDIT("/audit", "audit", "a", AccountTexts.AUDIT, Permission.ADMINISTER),
  INSTALLATION("/installation", "installation", "x", AccountTexts.INSTALLATION, Permission.OPERATE),
  /// Not in the menu: behind the person's own name.
  ME("/me", "me", "m", AccountTexts.ME, Permission.SELF);

  private final String path;
  private final String icon;
  private final String key;
  private final PageTexts title;
  private final Permission permission;

  Section(String path, String icon, String key, PageTexts title, Permission permission) {
    this.path = path;
    this.icon = icon;
    this.key = key;
    this.title = title;
    this.permission = permission;
  }

  /// Below the account pages' own path.
  public String path() {
    return path;
  }

  /// The name of its icon.
  public String icon() {
    return icon;
  }

  /// The letter that leads to it, after a `g`.
  public String key() {
    return key;
  }

  public PageTexts title() {
    return title;
  }

  public Permission permission() {
    return permission;
  }
}

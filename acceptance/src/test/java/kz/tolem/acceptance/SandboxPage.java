package kz.tolem.acceptance;

import kz.tolem.protocol.Language;

/// The sandbox's shop in a browser. Belongs to one thread.
///
/// @param base the gateway's address
record SandboxPage(Browser browser, String base) {

  SandboxPage open(Language language) {
    browser.open(base + "/sandbox/?language=" + language.requestWord());
    return this;
  }

  /// Fills the buy form; the payment page speaks the given language.
  SandboxPage order(String amount, String account, Language language, String shown) {
    browser.type("#amount", amount);
    browser.type("#account", account);
    browser.choose("language", language.requestWord());
    browser.choose("shown", shown);
    return this;
  }

  /// Buys at the terminal that wants 3-D Secure.
  SandboxPage secure() {
    browser.click("#secure3d");
    return this;
  }

  void buy() {
    browser.click("form[action*='/buy'] button");
  }

  /// Waits for a notification with a CardId and returns it.
  String awaitCardId(String account) {
    return browser.until(
        "the CardId of " + account,
        d -> {
          String found = cardId(account);
          if (found.isEmpty()) {
            d.navigate().refresh();
          }
          return found.isEmpty() ? null : found;
        });
  }

  private String cardId(String account) {
    return browser.all("form.again").stream()
        .filter(form -> form.findElement(org.openqa.selenium.By.name("account")).getAttribute("value").equals(account))
        .map(form -> form.findElement(org.openqa.selenium.By.name("cardId")).getAttribute("value"))
        .findFirst()
        .orElse("");
  }

  void payAgainWith(String cardId) {
    browser.click("form.again:has(input[value='" + cardId + "']) button");
  }

  /// The answer that the page shows, as it stands there.
  String answer() {
    return browser.text("pre.json");
  }
}

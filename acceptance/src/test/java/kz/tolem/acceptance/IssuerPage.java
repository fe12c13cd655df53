package kz.tolem.acceptance;

/// The page of the sandbox's issuer in a browser. Belongs to one thread.
record IssuerPage(Browser browser) {

  static final String RIGHT = "123456";
  static final String WRONG = "000000";

  IssuerPage await() {
    browser.await("#code");
    return this;
  }

  void type(String code) {
    browser.type("#code", code);
    browser.click(".button[type=submit]");
  }

  /// Types a wrong code and waits until the page says so.
  void typeWrong(int triesLeft) {
    type(WRONG);
    browser.until(
        "to be told of " + triesLeft + " tries",
        d -> browser.has("#wrong") && browser.text("#wrong").contains(Integer.toString(triesLeft)));
  }

  void cancel() {
    browser.click("[name=cancel]");
  }
}

package kz.tolem.acceptance;

/// The hosted page in a browser, in the words of a buyer. Belongs to one thread.
record PaymentPage(Browser browser) {

  static final String FORM = "[data-payform]";
  static final String RESULT = "main.result";

  PaymentPage awaitForm() {
    browser.await(FORM);
    return this;
  }

  PaymentPage typeCard(String number, String expiry, String cvc) {
    awaitForm();
    browser.type("#number", number);
    browser.type("#expiry", expiry);
    browser.type("#cvc", cvc);
    return this;
  }

  PaymentPage pay() {
    browser.click(FORM + " button[type=submit]");
    return this;
  }

  /// What the result page says of itself: `good`, `bad`, `waiting`, `warning`.
  String tone() {
    return browser.await(RESULT).getAttribute("data-tone");
  }

  String headline() {
    return browser.text("#result-title");
  }

  void tryAgain() {
    browser.click(RESULT + " form button");
  }

  void back() {
    browser.click("[data-back]");
  }
}

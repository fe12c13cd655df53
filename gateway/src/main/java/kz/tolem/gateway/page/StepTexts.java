package kz.tolem.gateway.page;

/// Texts of the page that sends a buyer to his card's issuer.
public enum StepTexts implements PageTexts {
  TITLE("Подтверждение в банке", "Банктегі растау", "Confirmation at your bank"),
  TEXT(
      "Банк, выпустивший карту, попросит подтвердить, что платите вы. После этого вы вернётесь сюда.",
      "Картаны шығарған банк төлеуші сіз екеніңізді растауды сұрайды. Содан кейін осында қайтасыз.",
      "The bank that issued your card asks you to confirm that it is you. You come back here afterwards."),
  GO("Перейти в банк", "Банкке өту", "Go to the bank");

  private final Words words;

  StepTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

package kz.tolem.gateway.page;

/// Texts around every page: banner, languages, footer, the way back.
public enum FrameTexts implements PageTexts {
  LANGUAGE_CHOICE("Язык страницы", "Бет тілі", "Page language"),
  SANDBOX("Тестовый режим: деньги не списываются", "Сынақ режимі: ақша алынбайды", "Test mode: no real money"),
  TEST_CARDS("Тестовые карты", "Сынақ карталары", "Test cards"),
  CARD_IS_SAFE(
      "Магазин не видит номер вашей карты",
      "Дүкен картаңыздың нөмірін көрмейді",
      "The shop never sees your card number"),
  POWERED_BY("Платёжная страница Tolem", "Tolem төлем беті", "Payment page by Tolem"),
  ERROR_IN_TITLE("Ошибка: {1}", "Қате: {1}", "Error: {1}"),
  BACK("Вернуться в магазин", "Дүкенге оралу", "Return to the shop");

  private final Words words;

  FrameTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

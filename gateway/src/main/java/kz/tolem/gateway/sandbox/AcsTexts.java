package kz.tolem.gateway.sandbox;

import kz.tolem.gateway.page.PageTexts;

/// Texts of the sandbox's issuer.
public enum AcsTexts implements PageTexts {
  BANK("Тестовый банк", "Сынақ банкі", "Sandbox Bank"),
  TITLE("Подтвердите оплату", "Төлемді растаңыз", "Confirm the payment"),
  LEAD(
      "Мы отправили код на ваш телефон ••••\u00a045\u00a067.",
      "••••\u00a045\u00a067 телефоныңызға код жібердік.",
      "We have sent a code to your phone ••••\u00a045\u00a067."),
  SHOP("Магазин", "Дүкен", "Shop"),
  AMOUNT("Сумма", "Сома", "Amount"),
  CARD("Карта", "Карта", "Card"),
  TIME("Дата и время", "Күні мен уақыты", "Date and time"),
  CODE("Код из SMS", "SMS коды", "Code from the message"),
  HINT(
      "Тестовый режим: верный код {1}, любой другой неверен.",
      "Сынақ режимі: дұрыс код {1}, кез келген басқасы қате.",
      "Test mode: the right code is {1}, every other one is wrong."),
  WRONG("Код неверен. Осталось попыток: {1}.", "Код қате. Қалған әрекет саны: {1}.", "Wrong code. Tries left: {1}."),
  CONFIRM("Подтвердить", "Растау", "Confirm"),
  CANCEL("Отменить", "Бас тарту", "Cancel"),
  LEAVING("Возвращаем вас в магазин…", "Дүкенге қайтарып жатырмыз…", "Taking you back to the shop…"),
  GO_ON("Продолжить", "Жалғастыру", "Continue"),
  LANGUAGES("Язык страницы", "Бет тілі", "Page language");

  private final Words words;

  AcsTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

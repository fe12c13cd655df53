package kz.tolem.gateway.page;

/// Texts of the page that tells what became of a payment.
public enum ResultTexts implements PageTexts {
  PAID("Оплата прошла", "Төлем өтті", "Payment complete"),
  VERIFIED("Карта проверена", "Карта тексерілді", "Card checked"),
  VERIFIED_TEXT("Деньги не списаны.", "Ақша алынған жоқ.", "Nothing was charged."),
  DECLINED("Оплата не прошла", "Төлем өтпеді", "Payment declined"),
  NOT_VERIFIED("Карта не прошла проверку", "Карта тексеруден өтпеді", "The card was not accepted"),
  PENDING("Ждём ответа банка", "Банктің жауабын күтудеміз", "Waiting for the bank"),
  PENDING_TEXT(
      "Мы ещё не знаем, прошёл ли платёж. Не платите снова: страница обновится сама.",
      "Төлемнің өткен-өтпегенін әлі білмейміз. Қайта төлемеңіз: бет өзі жаңарады.",
      "We do not know yet whether the payment went through. Do not pay again: this page refreshes itself."),
  PENDING_CHECK_TEXT(
      "Мы ещё не знаем, принял ли банк карту. Деньги не списываются. Страница обновится сама.",
      "Банктің картаны қабылдаған-қабылдамағанын әлі білмейміз. Ақша алынбайды. Бет өзі жаңарады.",
      "We do not know yet whether the bank accepts the card. Nothing is charged. This page refreshes itself."),
  PENDING_LEAVE(
      "Страницу можно закрыть: магазин узнает итог и без неё.",
      "Бетті жаба беруге болады: дүкен нәтижені онсыз да біледі.",
      "You may close this page: the shop will learn the result without it."),
  REFRESH("Обновить сейчас", "Қазір жаңарту", "Refresh now"),
  AMOUNT("Сумма", "Сома", "Amount"),
  CARD("Карта", "Карта", "Card"),
  REFERENCE("Номер операции", "Операция нөмірі", "Reference"),
  TIME("Дата и время", "Күні мен уақыты", "Date and time"),
  CODE("Код ответа: {1}", "Жауап коды: {1}", "Answer code: {1}"),
  CARD_SAVED("Карта сохранена для этого магазина", "Карта осы дүкен үшін сақталды", "The card is saved for this shop"),
  TRY_AGAIN("Попробовать снова", "Қайталап көру", "Try again"),
  RETURN_IN(
      "Вы вернётесь в магазин через {1} с", "{1} секундтан кейін дүкенге ораласыз", "Back to the shop in {1} s");

  private final Words words;

  ResultTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

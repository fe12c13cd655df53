package kz.tolem.gateway.sandbox;

import kz.tolem.gateway.page.PageTexts;

/// Texts of the sandbox's small shop.
public enum ShopTexts implements PageTexts {
  TITLE("Пробный магазин", "Сынақ дүкені", "Demo shop"),
  LEAD(
      "Делает то же, что настоящий магазин: берёт токен на сервере, вызывает halyk.pay и ждёт уведомления.",
      "Нағыз дүкен істейтінді істейді: серверде токен алады, halyk.pay шақырады және хабарлама күтеді.",
      "Does what a real shop does: gets a token on the server, calls halyk.pay and waits for the notification."),
  BUY("Купить", "Сатып алу", "Buy"),
  AMOUNT("Сумма, ₸", "Сома, ₸", "Amount, ₸"),
  ACCOUNT("Покупатель (accountId)", "Сатып алушы (accountId)", "Buyer (accountId)"),
  PAGE_LANGUAGE("Язык страницы оплаты", "Төлем бетінің тілі", "Language of the payment page"),
  SHOWN_AS("Как открыть страницу", "Бетті қалай ашу керек", "How to open the page"),
  REDIRECT("Перейти на неё", "Соған өту", "Go to it"),
  WIDGET("Поверх магазина", "Дүкеннің үстінде", "Over the shop"),
  SAVE_CARD("Сохранить карту (cardSave)", "Картаны сақтау (cardSave)", "Save the card (cardSave)"),
  SECURE(
      "С подтверждением в банке (3-D Secure)", "Банкте растаумен (3-D Secure)", "Confirm at the bank (3-D Secure)"),
  GO("Перейти к оплате", "Төлемге өту", "Go to payment"),
  LEAVING("Открываем страницу оплаты…", "Төлем бетін ашудамыз…", "Opening the payment page…"),
  NEEDS_SCRIPT(
      "Магазину, который вызывает halyk.pay, нужен JavaScript. Страница оплаты работает и без него.",
      "halyk.pay шақыратын дүкенге JavaScript керек. Төлем беті онсыз да жұмыс істейді.",
      "A shop that calls halyk.pay needs JavaScript. The payment page works without it."),
  PAID("Виджет ответил: success = true", "Виджет жауабы: success = true", "The widget said: success = true"),
  NOT_PAID("Виджет ответил: success = false", "Виджет жауабы: success = false", "The widget said: success = false"),
  TEST_CARDS("Тестовые карты", "Сынақ карталары", "Test cards"),
  NUMBER("Номер", "Нөмірі", "Number"),
  EXPIRY("Срок", "Мерзімі", "Expiry"),
  CVC("CVC", "CVC", "CVC"),
  APPROVES("Оплата пройдёт", "Төлем өтеді", "Approves"),
  DECLINES("Отказ с кодом {1}", "{1} кодымен қабылданбайды", "Declines with code {1}"),
  NOTIFICATIONS("Полученные уведомления", "Келген хабарламалар", "Notifications received"),
  NO_NOTIFICATIONS(
      "Пока ничего. Оплатите что-нибудь и обновите страницу.",
      "Әзірге ештеңе жоқ. Бірдеңе төлеп, бетті жаңартыңыз.",
      "Nothing yet. Pay for something and refresh the page."),
  SUCCESS("успех", "сәтті", "success"),
  FAILURE("отказ", "қабылданбады", "failure"),
  CARD_ID("CardId", "CardId", "CardId"),
  PAY_AGAIN("Заплатить этой картой снова", "Осы картамен тағы төлеу", "Pay again with this card"),
  WHOLE_MESSAGE("Всё сообщение", "Хабарламаның бәрі", "The whole message"),
  REFRESH("Обновить", "Жаңарту", "Refresh"),
  NO_ANSWER("Шлюз не ответил", "Шлюз жауап бермеді", "The gateway did not answer"),
  ANSWER(
      "Ответ на POST /payments/cards/auth: HTTP {1}",
      "POST /payments/cards/auth жауабы: HTTP {1}",
      "The answer to POST /payments/cards/auth: HTTP {1}");

  private final Words words;

  ShopTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

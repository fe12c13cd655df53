package kz.tolem.gateway.page;

import kz.tolem.protocol.Language;

/// Why the page cannot take a payment, as the buyer reads it: a title and what to do.
public enum ProblemTexts {
  LINK_BROKEN(
      new PageTexts.Words("Ссылка не работает", "Сілтеме жарамсыз", "This link does not work"),
      new PageTexts.Words(
          "Вернитесь в магазин и начните оплату заново.",
          "Дүкенге оралып, төлемді қайта бастаңыз.",
          "Go back to the shop and start the payment again.")),
  TIME_IS_OVER(
      new PageTexts.Words("Время на оплату вышло", "Төлем уақыты бітті", "The time to pay is over"),
      new PageTexts.Words(
          "Вернитесь в магазин и начните оплату заново.",
          "Дүкенге оралып, төлемді қайта бастаңыз.",
          "Go back to the shop and start the payment again.")),
  ORDER_DIFFERS(
      new PageTexts.Words(
          "Данные заказа не совпадают", "Тапсырыс деректері сәйкес емес", "The order details do not match"),
      new PageTexts.Words(
          "Страница получила не тот заказ, который подтвердил магазин. Деньги не списаны. Начните оплату заново.",
          "Бетке дүкен растаған тапсырыс емес, басқа деректер келді. Ақша алынған жоқ. Төлемді қайта бастаңыз.",
          "This page was given another order than the shop confirmed. Nothing was charged. Start the payment again.")),
  ALREADY_PAID(
      new PageTexts.Words("Заказ уже оплачен", "Тапсырыс төленіп қойған", "This order is already paid"),
      new PageTexts.Words(
          "Платить второй раз не нужно.", "Қайта төлеудің қажеті жоқ.", "There is no need to pay again.")),
  IN_PROGRESS(
      new PageTexts.Words("Этот заказ уже оплачивают", "Бұл тапсырыс төленіп жатыр", "This order is being paid"),
      new PageTexts.Words(
          "Оплата началась в другом окне. Не платите снова, пока магазин не подтвердит итог.",
          "Төлем басқа терезеде басталды. Дүкен нәтижені растағанша қайта төлемеңіз.",
          "A payment began in another window. Do not pay again until the shop confirms the result.")),
  NUMBER_TAKEN(
      new PageTexts.Words(
          "Номер заказа уже занят", "Тапсырыс нөмірі бос емес", "The order number is taken"),
      new PageTexts.Words(
          "Магазин прислал номер, похожий на другой заказ. Деньги не списаны. Начните оплату заново.",
          "Дүкен басқа тапсырысқа ұқсас нөмір жіберді. Ақша алынған жоқ. Төлемді қайта бастаңыз.",
          "The shop sent a number like that of another order. Nothing was charged. Start the payment again.")),
  CARD_NOT_THERE(
      new PageTexts.Words(
          "Этой сохранённой карты нет", "Мұндай сақталған карта жоқ", "There is no such saved card"),
      new PageTexts.Words(
          "Вернитесь в магазин и оплатите другой картой.",
          "Дүкенге оралып, басқа картамен төлеңіз.",
          "Go back to the shop and pay with another card.")),
  NOT_YET(
      new PageTexts.Words(
          "Такая операция пока недоступна", "Мұндай операция әзірге қолжетімсіз", "This is not available yet"),
      new PageTexts.Words(
          "Деньги не списаны. Вернитесь в магазин и выберите другой способ.",
          "Ақша алынған жоқ. Дүкенге оралып, басқа тәсілді таңдаңыз.",
          "Nothing was charged. Go back to the shop and choose another way.")),
  TOO_MANY(
      new PageTexts.Words(
          "Слишком много попыток", "Тым көп әрекет жасалды", "Too many attempts"),
      new PageTexts.Words(
          "Деньги не списаны. Подождите десять минут и начните оплату заново.",
          "Ақша алынған жоқ. Он минут күтіп, төлемді қайта бастаңыз.",
          "Nothing was charged. Wait ten minutes and start the payment again.")),
  ATTEMPTS_ARE_OVER(
      new PageTexts.Words("Попыток больше нет", "Әрекеттер саны бітті", "No attempts are left"),
      new PageTexts.Words(
          "Вернитесь в магазин и оформите оплату заново или выберите другой способ.",
          "Дүкенге оралып, төлемді қайта рәсімдеңіз немесе басқа тәсілді таңдаңыз.",
          "Go back to the shop and start again or choose another way to pay.")),
  STEP_BROKEN(
      new PageTexts.Words(
          "Подтверждение не принято", "Растау қабылданбады", "The confirmation was not accepted"),
      new PageTexts.Words(
          "Ответ банка не относится к этой оплате. Вернитесь в магазин и проверьте, оплачен ли заказ.",
          "Банктің жауабы бұл төлемге қатысты емес. Дүкенге оралып, тапсырыстың төленгенін тексеріңіз.",
          "The bank's answer does not belong to this payment. Go back to the shop and see whether the order is paid.")),
  NOT_HERE(
      new PageTexts.Words("Здесь ничего нет", "Мұнда ештеңе жоқ", "There is nothing here"),
      new PageTexts.Words(
          "Проверьте адрес страницы или вернитесь в магазин.",
          "Беттің мекенжайын тексеріңіз немесе дүкенге оралыңыз.",
          "Check the address of the page or go back to the shop.")),
  FAILED(
      new PageTexts.Words("У нас неполадка", "Бізде ақау болды", "Something failed on our side"),
      new PageTexts.Words(
          "Если вы уже начали платить, не платите снова, пока магазин не подтвердит итог.",
          "Төлей бастаған болсаңыз, дүкен нәтижені растағанша қайта төлемеңіз.",
          "If you had begun to pay, do not pay again until the shop confirms the result."));

  /// The label of the number by which support finds the request.
  public static final PageTexts.Words REQUEST_ID =
      new PageTexts.Words("Номер запроса", "Сұрау нөмірі", "Request number");

  private final PageTexts.Words title;
  private final PageTexts.Words text;

  ProblemTexts(PageTexts.Words title, PageTexts.Words text) {
    this.title = title;
    this.text = text;
  }

  /// The HTTP status of a page with this problem.
  public int status() {
    return switch (this) {
      case LINK_BROKEN, STEP_BROKEN, ORDER_DIFFERS, NUMBER_TAKEN, CARD_NOT_THERE, NOT_YET -> 400;
      case NOT_HERE -> 404;
      case ALREADY_PAID, IN_PROGRESS, ATTEMPTS_ARE_OVER -> 409;
      case TIME_IS_OVER -> 410;
      case TOO_MANY -> 429;
      case FAILED -> 500;
    };
  }

  /// What is wrong, in a few words.
  public String title(Language language) {
    return title.in(language);
  }

  /// What it means for the buyer's money and what to do.
  public String text(Language language) {
    return text.in(language);
  }
}

package kz.tolem.gateway.page;

/// Texts of the card form, its labels, hints and the errors beside its fields.
public enum FormTexts implements PageTexts {
  TITLE("Оплата заказа {1}", "{1} тапсырысын төлеу", "Pay for order {1}"),
  VERIFICATION_TITLE("Проверка карты", "Картаны тексеру", "Card check"),
  PAY_BY_CARD("Оплата картой", "Картамен төлеу", "Pay by card"),
  YOUR_CARD("Данные карты", "Карта деректері", "Card details"),
  AMOUNT_DUE("К оплате", "Төленетін сома", "Amount to pay"),
  NOTHING_CHARGED(
      "Проверка карты: деньги не списываются",
      "Картаны тексеру: ақша алынбайды",
      "Card check: nothing is charged"),
  ORDER("Номер заказа", "Тапсырыс нөмірі", "Order number"),
  ALTERNATIVE_ORDER("Другой номер заказа", "Тапсырыстың басқа нөмірі", "Other order number"),
  DESCRIPTION("Описание", "Сипаттама", "Description"),
  TERMINAL("Точка продаж", "Сату нүктесі", "Point of sale"),

  CHOOSE_CARD("Какой картой оплатить", "Қай картамен төлейсіз", "Which card to use"),
  OTHER_CARD("Другая карта", "Басқа карта", "Another card"),
  SAVED_CARD("{1}, последние цифры {2}", "{1}, соңғы сандары {2}", "{1} ending in {2}"),
  VALID_UNTIL("до {1}", "{1} дейін", "until {1}"),
  NUMBER("Номер карты", "Карта нөмірі", "Card number"),
  EXPIRY("Срок действия", "Карта мерзімі", "Expiry date"),
  EXPIRY_FORM("ММ/ГГ", "АА/ЖЖ", "MM/YY"),
  CVC("CVC / CVV", "CVC / CVV", "CVC / CVV"),
  CVC_HINT(
      "3 цифры на обороте, у Amex 4 спереди",
      "Артындағы 3 сан, Amex картасының алдындағы 4",
      "3 digits on the back, Amex 4 on the front"),
  NAME("Имя на карте", "Картадағы аты-жөні", "Name on the card"),
  EMAIL("Эл. почта для чека", "Түбіртек жіберілетін эл. пошта", "E-mail for the receipt"),
  OPTIONAL("необязательно", "міндетті емес", "optional"),
  SAVE_CARD("Сохранить карту для этого магазина", "Картаны осы дүкен үшін сақтау", "Save the card for this shop"),
  SAVE_CARD_HINT(
      "Магазин сможет оплачивать ею ваши заказы, не видя её номера. CVC не сохраняется.",
      "Дүкен картаның нөмірін көрмей, тапсырыстарыңызды сонымен төлей алады. CVC сақталмайды.",
      "The shop can then pay your orders with it without seeing its number. The CVC is not kept."),
  CARD_WILL_BE_SAVED(
      "Карта будет сохранена для этого магазина",
      "Карта осы дүкен үшін сақталады",
      "The card will be saved for this shop"),
  ATTEMPTS_LEFT("Осталось попыток: {1}", "Қалған әрекет саны: {1}", "Attempts left: {1}"),

  PAY("Оплатить {1}", "{1} төлеу", "Pay {1}"),
  VERIFY("Проверить карту", "Картаны тексеру", "Check the card"),
  BUSY("Ждём ответа банка…", "Банктің жауабын күтудеміз…", "Waiting for the bank…"),
  CANCEL("Отменить и вернуться в магазин", "Бас тартып, дүкенге оралу", "Cancel and return to the shop"),

  ENTRY_WRONG("Проверьте введённые данные", "Енгізілген деректерді тексеріңіз", "Check what you entered"),
  ENTRY_WRONG_NEXT(
      "Исправьте отмеченные поля. Номер карты и CVC нужно ввести снова: мы их не запоминаем.",
      "Белгіленген өрістерді түзетіңіз. Карта нөмірі мен CVC кодын қайта енгізіңіз: біз оларды есте сақтамаймыз.",
      "Correct the marked fields. Enter the card number and CVC again: we do not remember them."),
  NUMBER_EMPTY("Введите номер карты", "Карта нөмірін енгізіңіз", "Enter the card number"),
  NUMBER_WRONG(
      "В номере карты ошибка: проверьте цифры",
      "Карта нөмірінде қате бар: сандарды тексеріңіз",
      "The card number has a mistake: check the digits"),
  EXPIRY_EMPTY("Введите срок действия", "Картаның мерзімін енгізіңіз", "Enter the expiry date"),
  EXPIRY_WRONG(
      "Месяц и год, как на карте", "Картадағыдай айы мен жылын жазыңыз", "Month and year, as on the card"),
  EXPIRY_PAST("Срок действия карты истёк", "Картаның мерзімі өтіп кеткен", "This card has expired"),
  CVC_EMPTY("Введите CVC", "CVC кодын енгізіңіз", "Enter the CVC"),
  CVC_WRONG("Проверьте число цифр CVC", "CVC сандарының санын тексеріңіз", "Check the number of CVC digits"),
  NAME_WRONG("Латинскими буквами, как на карте", "Картадағыдай латын әріптерімен", "In Latin letters, as on the card"),
  EMAIL_WRONG("Проверьте адрес почты", "Пошта мекенжайын тексеріңіз", "Check the e-mail address"),
  CARD_CHOICE_WRONG("Выберите карту из списка", "Тізімнен картаны таңдаңыз", "Choose a card from the list");

  private final Words words;

  FormTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

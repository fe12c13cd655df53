package kz.tolem.gateway.account.ledger;

import kz.tolem.gateway.page.PageTexts;

/// Texts of the payments' pages.
public enum LedgerTexts implements PageTexts {
  SEARCH("Поиск", "Іздеу", "Search"),
  SEARCH_HINT(
      "Номер заказа, референс, последние 4 цифры карты, e-mail, телефон, accountId",
      "Тапсырыс нөмірі, референс, картаның соңғы 4 саны, e-mail, телефон, accountId",
      "Order number, reference, card's last 4, e-mail, phone, account"),
  FIND("Найти", "Табу", "Find"),
  CLEAR("Сбросить", "Тазалау", "Clear"),
  AMOUNT_FROM("Сумма от", "Сома бастап", "Amount from"),
  AMOUNT_TO("Сумма до", "Сома дейін", "Amount to"),
  ORDER("Заказ", "Тапсырыс", "Order"),
  CARD("Карта", "Карта", "Card"),
  BUYER("Покупатель", "Сатып алушы", "Buyer"),
  LIVE("Обновляется само", "Өзі жаңарып тұрады", "Updates by itself"),
  LIST_EMPTY(
      "За это время платежей нет. Измените даты или условия.",
      "Бұл уақытта төлем жоқ. Күндерді немесе шарттарды өзгертіңіз.",
      "No payments in this time. Change the dates or the conditions."),
  TOO_MUCH(
      "Слишком много для одного поиска: сузьте даты.",
      "Бір іздеуге тым көп: күндерді тарылтыңыз.",
      "Too much for one search: choose a shorter time."),
  VIEWS("Сохранённые поиски", "Сақталған іздеулер", "Saved searches"),
  KEEP("Запомнить поиск", "Іздеуді сақтау", "Keep this search"),
  KEEP_AS("Название", "Атауы", "Name"),
  DROP("Удалить «{1}»", "«{1}» жою", "Remove “{1}”"),
  DOWNLOAD("Скачать", "Жүктеу", "Download"),
  PAYMENT("Платёж", "Төлем", "Payment"),
  HISTORY("История", "Тарихы", "History"),
  DETAILS("Подробности", "Мәліметтер", "Details"),
  ACTIONS("Действия", "Әрекеттер", "Actions"),
  INVOICE("Номер заказа", "Тапсырыс нөмірі", "Order number"),
  INVOICE_ALT("Второй номер", "Екінші нөмір", "Second number"),
  DESCRIPTION("Описание", "Сипаттама", "Description"),
  DATA("Данные магазина", "Дүкен деректері", "Shop's data"),
  REFERENCE("Референс", "Референс", "Reference"),
  APPROVAL("Код авторизации", "Авторизация коды", "Approval code"),
  ACCOUNT("accountId", "accountId", "Account"),
  NAME("Имя", "Аты", "Name"),
  EMAIL("E-mail", "E-mail", "E-mail"),
  PHONE("Телефон", "Телефон", "Phone"),
  ADDRESS("Адрес сети", "Желі мекенжайы", "Network address"),
  CHANNEL("Канал", "Арна", "Channel"),
  CHARGED("Списано", "Есептен шығарылды", "Charged"),
  RETURNED("Возвращено", "Қайтарылды", "Refunded"),
  LEFT("Осталось", "Қалды", "Left"),
  SECURE("3-D Secure", "3-D Secure", "3-D Secure"),
  ATTEMPTS("Другие попытки заказа", "Тапсырыстың басқа әрекеттері", "Other attempts on this order"),
  // What happened
  OPENED("Начат", "Басталды", "Begun"),
  OPENED_BY("{1}, попытка {2}", "{1}, {2}-әрекет", "{1}, attempt {2}"),
  STEP_LEFT("Покупатель вернулся из банка", "Сатып алушы банктен оралды", "The buyer is back from the bank"),
  APPROVED("Банк одобрил", "Банк мақұлдады", "The host approved"),
  DECLINED("Отклонён с кодом {1}", "{1} кодымен қабылданбады", "Declined with code {1}"),
  OPEN("Итог ещё неизвестен", "Нәтижесі әлі белгісіз", "The outcome is not known yet"),
  TOOK("за {1} мс", "{1} мс", "in {1} ms"),
  CHARGE("Списание", "Есептен шығару", "Charge"),
  CANCEL("Отмена", "Бас тарту", "Cancel"),
  RELEASE("Снятие старого блока", "Ескі бұғатты алу", "Release of an old block"),
  REFUND("Возврат", "Қайтару", "Refund"),
  OP_PENDING("ждём ответа банка", "банк жауабын күтудеміз", "waiting for the host"),
  OP_DONE("выполнено", "орындалды", "done"),
  OP_FAILED("банк отказал: {1}", "банк бас тартты: {1}", "the host refused: {1}"),
  NOTIFIED("Уведомление доставлено", "Хабарлама жеткізілді", "Notification delivered"),
  NOTIFYING("Уведомление ещё не доставлено", "Хабарлама әлі жеткізілмеді", "Notification not delivered yet"),
  NOTIFY_OVER("Уведомление не доставлено", "Хабарлама жеткізілмеді", "Notification given up"),
  TRY_FAILED("Попытка уведомить №{1} не удалась", "№{1} хабарлау әрекеті сәтсіз", "Try {1} to notify failed"),
  TRIES("попыток: {1}", "әрекет: {1}", "tries: {1}"),
  NEXT_TRY("следующая {1}", "келесісі {1}", "next at {1}"),
  BODY("Что отправлено", "Не жіберілді", "What was sent"),
  // What can be done
  DO_CHARGE("Списать", "Есептен шығару", "Charge"),
  DO_CANCEL("Отменить", "Бас тарту", "Cancel"),
  DO_REFUND("Вернуть", "Қайтару", "Refund"),
  ALL_LEFT("до {1}", "{1} дейін", "up to {1}"),
  CANCEL_LEAD("Блок {1} будет снят целиком.", "{1} бұғаты толық алынады.", "The block of {1} is released as a whole."),
  REASON_HINT("Видна в журнале", "Журналда көрінеді", "Shown in the audit"),
  NEEDS_SECOND(
      "Сверх {1} нужен второй сотрудник.",
      "{1} асса, екінші қызметкер керек.",
      "Above {1} a second person is needed."),
  NOTHING_TO_DO(
      "Сейчас с этим платежом сделать нечего.",
      "Қазір бұл төлеммен ештеңе істеуге болмайды.",
      "Nothing can be done with this payment now."),
  ASKED("Запрошен возврат {1}", "{1} қайтару сұралды", "A refund of {1} is asked for"),
  ASKED_BY("{1}: {2}", "{1}: {2}", "{1}: {2}"),
  ALLOW("Разрешить", "Рұқсат беру", "Allow"),
  TURN_DOWN("Отклонить", "Қабылдамау", "Turn down"),
  WITHDRAW("Отозвать", "Қайтарып алу", "Withdraw"),
  CARRY_OUT("Выполнить", "Орындау", "Carry out"),
  WAITING("Ждут второго сотрудника: {1}", "Екінші қызметкерді күтуде: {1}", "Waiting for a second person: {1}"),
  // What went wrong
  WRONG_STATE(
      "Состояние платежа этого уже не позволяет.",
      "Төлемнің күйі енді бұған жол бермейді.",
      "The payment's state does not allow this any more."),
  WRONG_AMOUNT(
      "Такая сумма не подходит: больше, чем осталось, или меньше минимума.",
      "Сома сәйкес келмейді: қалғаннан көп немесе ең азынан кем.",
      "The amount does not fit: more than is left, or less than the minimum."),
  UNDER_WAY("Такая операция уже выполняется.", "Мұндай операция орындалып жатыр.", "The same operation is under way."),
  REPEATED(
      "Эта форма уже отправлена. Откройте платёж заново.",
      "Бұл форма жіберілген. Төлемді қайта ашыңыз.",
      "This form was sent already. Open the payment again."),
  REFUSED("Банк отказал: {1} ({2})", "Банк бас тартты: {1} ({2})", "The host refused: {1} ({2})"),
  NO_REASON("Укажите причину.", "Себебін көрсетіңіз.", "Give a reason."),
  NOT_ALONE(
      "Свой запрос разрешает другой сотрудник.",
      "Өз сұрауыңызға басқа қызметкер рұқсат береді.",
      "Somebody else allows your own request."),
  DECIDED("Запрос уже решён.", "Сұрау шешілген.", "The request is decided already.");

  private final Words words;

  LedgerTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

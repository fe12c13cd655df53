package kz.tolem.gateway.account.desk;

import kz.tolem.gateway.page.PageTexts;

/// Texts of integration, cards, notifications, people and audit.
public enum DeskTexts implements PageTexts {
  // Integration
  CLIENT_SECRET("ClientSecret", "ClientSecret", "ClientSecret"),
  SIGNING_SECRET("Секрет подписи уведомлений", "Хабарлама қолының құпиясы", "Secret that signs notifications"),
  MADE("создан {1}", "{1} жасалды", "made {1}"),
  MAKE_SECOND("Создать второй", "Екіншісін жасау", "Make a second"),
  RETIRE("Отозвать старый", "Ескісін жою", "Retire the older"),
  SECRET_LEAD(
      "Действуют один или два. Создайте второй, перейдите на него в магазине, потом отзовите старый.",
      "Бірі не екеуі жарамды. Екіншісін жасап, дүкенде соған өтіңіз де, ескісін жойыңыз.",
      "One or two are live. Make a second, change the shop over to it, then retire the older."),
  SHOWN_ONCE(
      "Скопируйте сейчас: больше он не покажется.",
      "Қазір көшіріп алыңыз: қайта көрсетілмейді.",
      "Copy it now: it is not shown again."),
  TWO_ALREADY(
      "Уже действуют два. Отзовите старый.",
      "Екеуі жарамды. Ескісін жойыңыз.",
      "Two are live already. Retire the older."),
  LAST_ONE("Последний отозвать нельзя.", "Соңғысын жоюға болмайды.", "The last one cannot be retired."),
  TERMINALS("Терминалы", "Терминалдар", "Terminals"),
  TWO_STEP("двухстадийный", "екі сатылы", "two steps"),
  ONE_STEP("одностадийный", "бір сатылы", "one step"),
  LENIENT("терпимый диалект", "жұмсақ диалект", "lenient dialect"),
  NOTIFIES("уведомляет об операциях", "операциялар туралы хабарлайды", "notifies operations"),
  RELEASES("снимает блок через {1} дн.", "бұғатты {1} күннен кейін алады", "releases a block after {1} days"),
  TRY_IT("Попробовать", "Сынап көру", "Try it"),
  TRY_IT_LEAD(
      "Токен и платёж сохранённой картой. Подставьте свой секрет.",
      "Токен және сақталған картамен төлем. Құпияңызды қойыңыз.",
      "A token, and a payment with a saved card. Put your secret in."),
  LIMITS("Лимиты возвратов", "Қайтару лимиттері", "Refund limits"),
  LIMITS_LEAD(
      "Сколько вернёт поддержка сама, и сколько финансы без второго сотрудника. Пусто: без ограничения.",
      "Қолдау өзі қанша қайтара алады, қаржы екінші қызметкерсіз қанша. Бос: шектеусіз.",
      "How much support refunds, and how much finance refunds without a second person. Empty: any amount."),
  LIMIT_SUPPORT("Поддержка, до", "Қолдау, дейін", "Support, up to"),
  LIMIT_ALONE("Финансы без второго, до", "Қаржы екіншісіз, дейін", "Finance alone, up to"),
  WRONG_LIMIT(
      "Лимит: число, у финансов не меньше, чем у поддержки.",
      "Лимит: сан, қаржыда қолдаудан кем емес.",
      "A limit is a number, and finance's is not less than support's."),
  // Cards
  CARD_SEARCH_HINT(
      "accountId, последние 4 цифры или CardId",
      "accountId, соңғы 4 сан немесе CardId",
      "Account, last 4 digits or CardId"),
  CARD("Карта", "Карта", "Card"),
  EXPIRY("Срок", "Мерзімі", "Expiry"),
  ACCOUNT("accountId", "accountId", "Account"),
  SAVED_SINCE("Сохранена", "Сақталған", "Saved"),
  HOLDER("Держатель", "Ұстаушы", "Holder"),
  EXPIRED("истёк", "өтіп кеткен", "expired"),
  ITS_PAYMENTS("Платежи", "Төлемдер", "Payments"),
  DEACTIVATE("Отключить", "Өшіру", "Take out of use"),
  STOPPED("банк запретил: {1}", "банк тыйым салды: {1}", "stopped by the host: {1}"),
  NO_CARDS("Сохранённых карт нет.", "Сақталған карта жоқ.", "No saved cards."),
  // Notifications
  TROUBLE("С ошибками", "Қателері бар", "In trouble"),
  EVERY("Все", "Барлығы", "All"),
  NO_TROUBLE("Все уведомления доставлены.", "Барлық хабарлама жеткізілді.", "Every notification was delivered."),
  ADDRESS("Адрес", "Мекенжай", "Address"),
  OUTCOME("Итог", "Нәтиже", "Outcome"),
  SUCCESS("успех", "сәтті", "success"),
  FAILURE("отказ", "қабылданбады", "failure"),
  DELIVERED("доставлено {1}", "{1} жеткізілді", "delivered {1}"),
  WAITING("следующая попытка {1}", "келесі әрекет {1}", "next try {1}"),
  GIVEN_UP("больше не отправляется", "енді жіберілмейді", "given up"),
  TRIES("попыток: {1}", "әрекет: {1}", "tries: {1}"),
  RESEND("Отправить снова", "Қайта жіберу", "Send again"),
  RESEND_ALL(
      "Отправить снова все недоставленные",
      "Жеткізілмегендердің бәрін қайта жіберу",
      "Send all undelivered again"),
  RESENT("Отправляется снова: {1}", "Қайта жіберілуде: {1}", "Being sent again: {1}"),
  TEST("Пробное уведомление", "Сынақ хабарламасы", "Test notification"),
  TEST_LEAD(
      "Отправит образец по адресу, подписанный вашим секретом.",
      "Мекенжайға құпияңызбен қол қойылған үлгі жібереді.",
      "Posts a sample to an address, signed with your secret."),
  TEST_SEND("Отправить", "Жіберу", "Send"),
  TEST_ANSWER("Ответ: {1}", "Жауап: {1}", "Answer: {1}"),
  TEST_WRONG(
      "Адрес начинается с http:// или https://",
      "Мекенжай http:// немесе https:// деп басталады",
      "An address begins with http:// or https://"),
  // People
  INVITE("Пригласить", "Шақыру", "Invite"),
  LOGIN("E-mail или логин", "E-mail немесе логин", "E-mail or name"),
  ROLE("Роль", "Рөл", "Role"),
  LINK_FOR("Ссылка для {1}", "{1} үшін сілтеме", "The link for {1}"),
  LINK_LEAD(
      "Передайте её этому человеку. Она действует 72 часа, открывается один раз и больше не покажется.",
      "Оны осы адамға беріңіз. Ол 72 сағат жарамды, бір рет ашылады және қайта көрсетілмейді.",
      "Hand it to this person. It works for 72 hours, once, and is not shown again."),
  FRESH_LINK("Новая ссылка", "Жаңа сілтеме", "Fresh link"),
  TAKE_AWAY("Закрыть доступ", "Қолжетімділікті жабу", "Take access away"),
  DISABLED("отключён", "өшірілген", "disabled"),
  SECOND_FACTOR_ON("второй фактор есть", "екінші фактор бар", "second factor"),
  SECOND_FACTOR_OFF("без второго фактора", "екінші фактор жоқ", "no second factor"),
  WRONG_LOGIN(
      "Логин: от 1 до 100 латинских букв, цифр и знаков . _ + @ -",
      "Логин: 1-ден 100-ге дейін латын әрпі, сан және . _ + @ - таңбалары",
      "A name has 1 to 100 letters, digits and . _ + @ -"),
  NOT_ONESELF(
      "Свою роль меняет другой администратор.",
      "Өз рөліңізді басқа әкімші өзгертеді.",
      "Another administrator changes your own role."),
  NO_LINK(
      "Этот человек работает и с другими мерчантами: ссылку сделает оператор системы.",
      "Бұл адам басқа мерчанттармен де жұмыс істейді: сілтемені жүйе операторы жасайды.",
      "This person acts for other merchants too: the operator makes the link."),
  // Audit
  WHO("Кто", "Кім", "Who"),
  DID("Что сделал", "Не істеді", "Did what"),
  WHERE("Откуда", "Қайдан", "From where");

  private final Words words;

  DeskTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

package kz.tolem.gateway.account;

import kz.tolem.gateway.page.PageTexts;
import kz.tolem.gateway.user.Role;

/// Texts that stand around the account pages, and words that several of them use.
public enum AccountTexts implements PageTexts {
  OVERVIEW("Обзор", "Шолу", "Overview"),
  PAYMENTS("Платежи", "Төлемдер", "Payments"),
  CARDS("Карты", "Карталар", "Cards"),
  NOTIFICATIONS("Уведомления", "Хабарламалар", "Notifications"),
  STATEMENTS("Выписки", "Үзінділер", "Statements"),
  RECONCILIATION("Сверка", "Салыстыру", "Reconciliation"),
  CREDENTIALS("Интеграция", "Интеграция", "Integration"),
  PEOPLE("Сотрудники", "Қызметкерлер", "People"),
  AUDIT("Журнал", "Журнал", "Audit"),
  INSTALLATION("Система", "Жүйе", "Installation"),
  ME("Мой профиль", "Менің профилім", "My profile"),
  MENU("Разделы", "Бөлімдер", "Sections"),
  SKIP("К содержанию", "Мазмұнға өту", "Skip to content"),
  LANGUAGE("Язык", "Тіл", "Language"),
  MERCHANT("Мерчант", "Мерчант", "Merchant"),
  SWITCH("Сменить", "Ауыстыру", "Switch"),
  SIGN_OUT("Выйти", "Шығу", "Sign out"),
  SANDBOX("Песочница: деньги не списываются", "Құмсалғыш: ақша алынбайды", "Sandbox: no money moves"),
  VIEWER("Наблюдатель", "Бақылаушы", "Viewer"),
  SUPPORT("Поддержка", "Қолдау", "Support"),
  FINANCE("Финансы", "Қаржы", "Finance"),
  ADMINISTRATOR("Администратор", "Әкімші", "Administrator"),
  OPERATOR("Оператор системы", "Жүйе операторы", "Operator"),
  SAVE("Сохранить", "Сақтау", "Save"),
  BACK("Назад", "Артқа", "Back"),
  NEXT_PAGE("Дальше", "Әрі қарай", "Older"),
  FIRST_PAGE("К началу", "Басына", "Latest"),
  COPY("Скопировать", "Көшіру", "Copy"),
  COPIED("Скопировано", "Көшірілді", "Copied"),
  SURE("Вы уверены?", "Сенімдісіз бе?", "Are you sure?"),
  NOTHING("Ничего не найдено", "Ештеңе табылмады", "Nothing found"),
  ALL("Все", "Барлығы", "All"),
  FROM("С", "Бастап", "From"),
  TO("По", "Дейін", "To"),
  TERMINAL("Терминал", "Терминал", "Terminal"),
  CURRENCY("Валюта", "Валюта", "Currency"),
  AMOUNT("Сумма", "Сома", "Amount"),
  STATUS("Статус", "Күй", "Status"),
  TIME("Время", "Уақыт", "Time"),
  REASON("Причина", "Себеп", "Reason"),
  NAME("Название", "Атауы", "Name"),
  YES("да", "иә", "yes"),
  NO("нет", "жоқ", "no"),
  PROBLEM_NOT_FOUND("Такой страницы нет", "Мұндай бет жоқ", "There is no such page"),
  PROBLEM_FORBIDDEN("Сюда нет доступа", "Мұнда рұқсат жоқ", "You may not do this"),
  PROBLEM_FORBIDDEN_TEXT(
      "Для этого нужна другая роль, или форма устарела. Откройте страницу заново.",
      "Бұған басқа рөл керек немесе форма ескірген. Бетті қайта ашыңыз.",
      "It takes another role, or the form has grown old. Open the page again."),
  PROBLEM_REQUEST("Запрос не понят", "Сұрау түсініксіз", "The request cannot be read"),
  PROBLEM_BUSY("Слишком много работы, попробуйте ещё раз", "Жүктеме көп, қайталап көріңіз", "Too busy, try again"),
  PROBLEM_FAILED("Что-то сломалось", "Бірдеңе бұзылды", "Something broke"),
  PROBLEM_QUOTE("Номер запроса: {1}", "Сұрау нөмірі: {1}", "Request id: {1}"),
  HOME("На главную", "Басты бетке", "To the first page");

  private final Words words;

  AccountTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }

  public static AccountTexts role(Role role) {
    return switch (role) {
      case VIEWER -> VIEWER;
      case SUPPORT -> SUPPORT;
      case FINANCE -> FINANCE;
      case ADMINISTRATOR -> ADMINISTRATOR;
    };
  }
}

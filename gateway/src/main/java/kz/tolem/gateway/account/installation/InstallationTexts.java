package kz.tolem.gateway.account.installation;

import kz.tolem.gateway.page.PageTexts;

/// Texts of the operator's pages.
public enum InstallationTexts implements PageTexts {
  HEALTH("Состояние", "Жай-күйі", "Health"),
  LAST_MINUTES("Платежи за 15 минут", "15 минуттағы төлемдер", "Payments in 15 minutes"),
  APPROVED_SHARE("одобрено {1}", "{1} мақұлданды", "{1} approved"),
  PENDING("Итог неизвестен", "Нәтижесі белгісіз", "Outcome unknown"),
  STEP("Ждут 3-D Secure", "3-D Secure күтуде", "Waiting for 3-D Secure"),
  OPERATIONS("Операции без ответа", "Жауапсыз операциялар", "Operations without an answer"),
  OUTBOX("Уведомления в очереди", "Кезектегі хабарламалар", "Notifications in the outbox"),
  LATE("Просроченные повторы", "Мерзімі өткен қайталаулар", "Repeats that are late"),
  GIVEN_UP("Не доставлено, больше не отправляется", "Жеткізілмеді, енді жіберілмейді", "Undelivered and given up"),
  SIZE("База данных", "Дерекқор", "Database"),
  OLDEST("самый старый {1}", "ең ескісі {1}", "the oldest {1}"),
  GOOD("всё в порядке", "бәрі дұрыс", "all is well"),
  MERCHANTS("Мерчанты", "Мерчанттар", "Merchants"),
  TERMINALS("терминалов: {1}", "терминал: {1}", "terminals: {1}"),
  ADD_MERCHANT("Новый мерчант", "Жаңа мерчант", "New merchant"),
  MERCHANT_NAME("Название, его видят покупатели", "Атауы, оны сатып алушылар көреді", "Name, which buyers see"),
  CLIENT_ID("ClientID", "ClientID", "ClientID"),
  FIRST_ADMINISTRATOR("Первый администратор", "Бірінші әкімші", "First administrator"),
  ADD("Добавить", "Қосу", "Add"),
  ADD_TERMINAL("Новый терминал", "Жаңа терминал", "New terminal"),
  CURRENCIES("Валюты через запятую", "Валюталар үтір арқылы", "Currencies, by commas"),
  TWO_STEP("Двухстадийный", "Екі сатылы", "Two steps"),
  SECURE("3-D Secure", "3-D Secure", "3-D Secure"),
  MADE("{1}: сохраните это сейчас", "{1}: қазір сақтап алыңыз", "{1}: keep this now"),
  TAKEN("Такой ClientID уже есть.", "Мұндай ClientID бар.", "There is such a ClientID already."),
  LINK("Ссылка для входа", "Кіру сілтемесі", "Sign-in link"),
  LINK_LEAD(
      "Для того, кто потерял пароль или второй фактор. Убедитесь, что это он.",
      "Құпиясөзін немесе екінші факторын жоғалтқан адамға. Оның өзі екеніне көз жеткізіңіз.",
      "For somebody who lost password or second factor. Make sure that it is that person."),
  MAKE_LINK("Сделать ссылку", "Сілтеме жасау", "Make a link"),
  NOBODY("Такого пользователя нет.", "Мұндай пайдаланушы жоқ.", "There is no such person."),
  WRONG("Проверьте поля: {1}", "Өрістерді тексеріңіз: {1}", "Check the fields: {1}");

  private final Words words;

  InstallationTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

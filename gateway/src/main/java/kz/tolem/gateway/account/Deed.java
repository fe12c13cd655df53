package kz.tolem.gateway.account;

import kz.tolem.gateway.page.PageTexts;

/// What people do on the account pages, as the audit names it.
public enum Deed implements PageTexts {
  SIGNED_IN("Вход", "Кіру", "Signed in"),
  CODE_WRONG("Неверный код при входе", "Кіру кезінде қате код", "Wrong code at sign-in"),
  SIGNED_OUT("Выход", "Шығу", "Signed out"),
  SIGNED_OUT_EVERYWHERE("Выход на всех устройствах", "Барлық құрылғыдан шығу", "Signed out everywhere"),
  FACTOR_SET("Настроен второй фактор", "Екінші фактор орнатылды", "Set up the second factor"),
  CODES_MADE("Новые коды восстановления", "Жаңа қалпына келтіру кодтары", "Made recovery codes"),
  PASSWORD_CHANGED("Сменён пароль", "Құпиясөз ауыстырылды", "Changed the password"),
  INVITATION_USED("Открыто приглашение", "Шақыру ашылды", "Used an invitation"),
  CHARGE("Списание", "Есептен шығару", "Charge"),
  CANCEL("Отмена", "Бас тарту", "Cancel"),
  REFUND("Возврат", "Қайтару", "Refund"),
  REFUND_ASKED("Запрошен возврат", "Қайтару сұралды", "Asked for a refund"),
  REFUND_ALLOWED("Возврат разрешён", "Қайтаруға рұқсат", "Allowed a refund"),
  REFUND_REFUSED("Возврат отклонён", "Қайтару қабылданбады", "Turned a refund down"),
  CARD_DEACTIVATED("Карта отключена", "Карта өшірілді", "Took a card out of use"),
  NOTIFICATION_RESENT("Уведомление отправлено снова", "Хабарлама қайта жіберілді", "Sent a notification again"),
  NOTIFICATIONS_RESENT("Уведомления отправлены снова", "Хабарламалар қайта жіберілді", "Sent notifications again"),
  NOTIFICATION_TESTED("Пробное уведомление", "Сынақ хабарламасы", "Sent a test notification"),
  SECRET_MADE("Новый ClientSecret", "Жаңа ClientSecret", "Made a ClientSecret"),
  SECRET_RETIRED("ClientSecret отозван", "ClientSecret жойылды", "Retired a ClientSecret"),
  SIGNING_SECRET_MADE("Новый секрет подписи", "Жаңа қол қою құпиясы", "Made a signing secret"),
  SIGNING_SECRET_RETIRED("Секрет подписи отозван", "Қол қою құпиясы жойылды", "Retired a signing secret"),
  INVITED("Приглашение", "Шақыру", "Invited"),
  LINK_MADE("Новая ссылка для входа", "Кіруге жаңа сілтеме", "Made a sign-in link"),
  ROLE_CHANGED("Роль изменена", "Рөл өзгертілді", "Changed a role"),
  ROLE_TAKEN("Доступ закрыт", "Қолжетімділік жабылды", "Took access away"),
  LIMITS_CHANGED("Изменены лимиты возврата", "Қайтару лимиттері өзгертілді", "Changed refund limits"),
  STATEMENT_TAKEN("Выгружена выписка", "Үзінді жүктелді", "Downloaded a statement"),
  AUDIT_TAKEN("Выгружен журнал", "Журнал жүктелді", "Downloaded the audit"),
  BANK_FILE("Загружен файл банка", "Банк файлы жүктелді", "Uploaded a bank's file"),
  BANK_LINE_RESOLVED("Решено расхождение", "Айырмашылық шешілді", "Resolved a difference"),
  MERCHANT_ADDED("Добавлен мерчант", "Мерчант қосылды", "Added a merchant"),
  TERMINAL_ADDED("Добавлен терминал", "Терминал қосылды", "Added a terminal"),
  COMMAND("Команда", "Команда", "Command");

  private final Words words;

  Deed(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

package kz.tolem.gateway.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.gateway.page.PageTexts;

/// What a page says of what was just done.
public enum Said implements PageTexts {
  SAVED("Сохранено", "Сақталды", "Saved"),
  SIGNED_OUT_THERE("Сеанс завершён", "Сеанс аяқталды", "Signed out there"),
  PASSWORD_CHANGED("Пароль изменён", "Құпиясөз өзгертілді", "The password is changed"),
  DONE("Выполнено", "Орындалды", "Done"),
  ASKED(
      "Возврат ждёт второго сотрудника",
      "Қайтару екінші қызметкерді күтуде",
      "The refund waits for a second person"),
  ALLOWED("Возврат разрешён", "Қайтаруға рұқсат берілді", "The refund is allowed"),
  NOT_ALLOWED("Возврат отклонён", "Қайтару қабылданбады", "The refund is turned down"),
  CARD_OFF("Карта отключена", "Карта өшірілді", "The card is out of use"),
  SENT_AGAIN("Уведомление отправляется снова", "Хабарлама қайта жіберілуде", "The notification is being sent again"),
  SECRET_RETIRED("Старый секрет больше не действует", "Ескі құпия енді жарамсыз", "The old secret works no more"),
  ROLE_GIVEN("Роль назначена", "Рөл берілді", "The role is given"),
  ROLE_TAKEN("Доступ закрыт", "Қолжетімділік жабылды", "Access is taken away"),
  MERCHANT_ADDED("Мерчант добавлен", "Мерчант қосылды", "The merchant is added"),
  TERMINAL_ADDED("Терминал добавлен", "Терминал қосылды", "The terminal is added");

  private final Words words;

  Said(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }

  /// As it stands in an address.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Said> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}

package kz.tolem.gateway.account.ledger;

import kz.tolem.gateway.page.PageTexts;
import kz.tolem.gateway.payment.Standing;

/// How a payment stands, in words and in a colour.
public enum StateTexts implements PageTexts {
  PENDING("wait", "Выполняется", "Орындалуда", "In progress"),
  SECURE_STEP("wait", "Ждёт 3-D Secure", "3-D Secure күтуде", "Waits for 3-D Secure"),
  AUTHORIZED("blocked", "Заблокирован", "Бұғатталған", "Authorised"),
  CHARGED("good", "Оплачен", "Төленген", "Charged"),
  PARTLY_REFUNDED("good", "Возвращён частично", "Ішінара қайтарылған", "Partly refunded"),
  REFUNDED("calm", "Возвращён", "Қайтарылған", "Refunded"),
  VERIFIED("good", "Карта проверена", "Карта тексерілген", "Card verified"),
  CANCELLED("calm", "Отменён", "Бас тартылған", "Cancelled"),
  RELEASED("calm", "Блок снят по сроку", "Бұғат мерзімі өтті", "Released by age"),
  DECLINED("bad", "Отклонён", "Қабылданбаған", "Declined");

  private final String tone;
  private final Words words;

  StateTexts(String tone, String russian, String kazakh, String english) {
    this.tone = tone;
    this.words = new Words(russian, kazakh, english);
  }

  /// `good`, `bad`, `wait`, `blocked` or `calm`.
  public String tone() {
    return tone;
  }

  @Override
  public Words words() {
    return words;
  }

  /// @param charged minor units
  /// @param returned minor units
  public static StateTexts of(Standing.State state, long charged, long returned) {
    return switch (state) {
      case PENDING -> PENDING;
      case SECURE_STEP -> SECURE_STEP;
      case AUTHORIZED -> AUTHORIZED;
      case CHARGED -> returned == 0 ? CHARGED : returned < charged ? PARTLY_REFUNDED : REFUNDED;
      case VERIFIED -> VERIFIED;
      case CANCELLED -> CANCELLED;
      case RELEASED -> RELEASED;
      case DECLINED -> DECLINED;
    };
  }
}

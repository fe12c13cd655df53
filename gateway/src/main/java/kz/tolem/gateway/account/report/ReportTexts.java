package kz.tolem.gateway.account.report;

import kz.tolem.gateway.page.PageTexts;

/// Texts of overview and statements.
public enum ReportTexts implements PageTexts {
  TURNOVER("Оборот", "Айналым", "Turnover"),
  TURNOVER_HINT("списано за вычетом возвратов", "қайтарымсыз есептен шығарылды", "charged, less refunds"),
  PAYMENTS("Платежи", "Төлемдер", "Payments"),
  SHARE("Одобрено", "Мақұлданды", "Approved"),
  REFUNDS("Возвраты", "Қайтарулар", "Refunds"),
  BLOCKED("Заблокировано", "Бұғатталған", "Not charged yet"),
  P95("Ответ, 95 %", "Жауап, 95 %", "Answer, 95 %"),
  P95_HINT("без 3-D Secure", "3-D Secure-сыз", "without 3-D Secure"),
  BEFORE("было {1}", "бұрын {1}", "before {1}"),
  BY_DAY("По дням", "Күндер бойынша", "By day"),
  BY_HOUR("По часам", "Сағаттар бойынша", "By hour"),
  DECLINES("Причины отказов", "Бас тарту себептері", "Why declined"),
  BY_TERMINAL("По терминалам", "Терминалдар бойынша", "By terminal"),
  BY_SCHEME("По платёжным системам", "Төлем жүйелері бойынша", "By scheme"),
  NO_DECLINES("Отказов не было.", "Бас тарту болған жоқ.", "No declines."),
  TODAY("Сегодня", "Бүгін", "Today"),
  WEEK("7 дней", "7 күн", "7 days"),
  MONTH("30 дней", "30 күн", "30 days"),
  QUARTER("90 дней", "90 күн", "90 days"),
  SHOW("Показать", "Көрсету", "Show"),
  AS_TABLE("Таблицей", "Кестемен", "As a table"),
  APPROVED("одобрено", "мақұлданды", "approved"),
  TRIED("всего", "барлығы", "all"),
  TOO_MUCH(
      "Слишком длинный период: сузьте даты.",
      "Кезең тым ұзақ: күндерді тарылтыңыз.",
      "Too long a time: choose a shorter one."),
  MS("{1} мс", "{1} мс", "{1} ms"),
  // Statements
  STATEMENT_LEAD(
      "Списания и возвраты по времени, когда их подтвердил банк (Алматы). Суммы с точностью до тиына.",
      "Банк растаған уақыты бойынша есептен шығару мен қайтару (Алматы). Сомалар тиынға дейін дәл.",
      "Charges and refunds by the time when the host confirmed them (Almaty). Exact to the last tiyn."),
  DAY("День", "Күн", "Day"),
  CHARGES("Списания", "Есептен шығару", "Charges"),
  NET("Итого", "Барлығы", "Net"),
  TOTAL("Всего", "Жиыны", "Total"),
  NO_ROWS("За это время движений не было.", "Бұл уақытта қозғалыс болған жоқ.", "Nothing moved in this time."),
  KIND("Вид", "Түрі", "Kind"),
  CHARGE("Списание", "Есептен шығару", "Charge"),
  REFUND("Возврат", "Қайтару", "Refund"),
  PAYMENT_ID("ID платежа", "Төлем ID", "Payment id");

  private final Words words;

  ReportTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

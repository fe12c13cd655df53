package kz.tolem.gateway.account.reconcile;

import kz.tolem.gateway.page.PageTexts;

/// Texts of the reconciliation's pages.
public enum ReconcileTexts implements PageTexts {
  TITLE("Сверка с банком", "Банкпен салыстыру", "Reconciliation"),
  UPLOAD("Загрузить файл банка", "Банк файлын жүктеу", "Upload the bank's file"),
  UPLOAD_LEAD(
      "CSV в UTF-8, до 4 МБ, первая строка с названиями столбцов. Дни, за которые файл.",
      "UTF-8 CSV, 4 МБ дейін, бірінші жол баған атаулары. Файлдың күндері.",
      "CSV in UTF-8, up to 4 MB, column names in its first line. The days that it is for."),
  FILE("Файл", "Файл", "File"),
  COMPARE("Сверить", "Салыстыру", "Compare"),
  COLUMNS("Что в столбцах", "Бағандарда не бар", "What the columns are"),
  COLUMNS_LEAD(
      "Скажите один раз: файлы с такими же столбцами потом сверяются сразу.",
      "Бір рет айтыңыз: бағандары осындай файлдар кейін бірден салыстырылады.",
      "Say it once: files with the same columns are then compared at once."),
  REFERENCE("Референс", "Референс", "Reference"),
  AMOUNT("Сумма", "Сома", "Amount"),
  CURRENCY("Валюта", "Валюта", "Currency"),
  KIND("Вид операции", "Операция түрі", "Kind of operation"),
  NONE_TENGE("нет: всё в тенге", "жоқ: бәрі теңгемен", "none: all in tenge"),
  NONE_SIGN("нет: возвраты со знаком минус", "жоқ: қайтарулар минуспен", "none: refunds are below zero"),
  REFUND_WORD("Слово, которым назван возврат", "Қайтару аталатын сөз", "The word for a refund"),
  AS_IN("например: {1}", "мысалы: {1}", "as in: {1}"),
  MATCHED("Сошлось", "Сәйкес", "Matched"),
  AMOUNT_DIFFERS("Другая сумма", "Сома басқа", "Amount differs"),
  MISSING_HERE("Нет у нас", "Бізде жоқ", "Missing here"),
  MISSING_THERE("Нет у банка", "Банкте жоқ", "Missing at the bank"),
  OTHER_DAY("Другой день", "Басқа күн", "Another day"),
  REPEATED("Дважды у банка", "Банкте екі рет", "Twice at the bank"),
  UNREADABLE("Строка не читается", "Жол оқылмайды", "Cannot be read"),
  BANK_SAYS("У банка", "Банкте", "The bank"),
  WE_SAY("У нас", "Бізде", "Tolem"),
  DIFFERENCE("Разница", "Айырма", "Difference"),
  OPEN("открыто: {1}", "ашық: {1}", "open: {1}"),
  ALL_CLOSED("всё сошлось или решено", "бәрі сәйкес немесе шешілген", "all matched or resolved"),
  LINE("Строка", "Жол", "Line"),
  NOTE("Пометка", "Белгі", "Note"),
  RESOLVE("Решено", "Шешілді", "Resolve"),
  RESOLVED_BY("{1}: {2}", "{1}: {2}", "{1}: {2}"),
  NO_FILES("Файлов ещё не было.", "Файлдар әлі болған жоқ.", "No files yet."),
  NOT_MAPPED("ждёт описания столбцов", "баған сипаттамасын күтуде", "its columns are not known yet"),
  NOTHING_OPEN("Расхождений нет.", "Айырмашылық жоқ.", "Nothing differs."),
  TOO_LONG("Не больше 31 дня за раз.", "Бір ретте 31 күннен аспайды.", "At most 31 days at a time."),
  NOT_CSV(
      "Файл не читается: нужен CSV в UTF-8 с названиями столбцов и хотя бы одной строкой.",
      "Файл оқылмайды: баған атаулары және кемінде бір жолы бар UTF-8 CSV керек.",
      "The file cannot be read: it takes CSV in UTF-8 with column names and at least one line.");

  private final Words words;

  ReconcileTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

package kz.tolem.gateway.account.door;

import kz.tolem.gateway.page.PageTexts;

/// Texts of the pages before and around a sign-in.
public enum DoorTexts implements PageTexts {
  SIGN_IN("Вход", "Кіру", "Sign in"),
  LEAD("Кабинет мерчанта", "Мерчант кабинеті", "Account pages"),
  LOGIN("Логин или e-mail", "Логин немесе e-mail", "Name or e-mail"),
  PASSWORD("Пароль", "Құпиясөз", "Password"),
  ENTER("Войти", "Кіру", "Sign in"),
  WRONG(
      "Не получилось войти. Проверьте логин и пароль; после нескольких ошибок подождите 15 минут.",
      "Кіру мүмкін болмады. Логин мен құпиясөзді тексеріңіз; бірнеше қатеден кейін 15 минут күтіңіз.",
      "That did not work. Check name and password; after several mistakes wait 15 minutes."),
  BUSY(
      "Сейчас слишком много входов, попробуйте ещё раз",
      "Қазір кіру тым көп, қайталаңыз",
      "Too many sign-ins at once, try again"),
  FORGOT(
      "Забыли пароль? Новую ссылку для входа делает администратор мерчанта.",
      "Құпиясөзді ұмыттыңыз ба? Жаңа сілтемені мерчант әкімшісі жасайды.",
      "Forgot it? The merchant's administrator makes a fresh sign-in link."),
  TEST_PEOPLE("Для пробы в песочнице", "Құмсалғышта сынау үшін", "To try it out in the sandbox"),
  CODE_TITLE("Код подтверждения", "Растау коды", "Your code"),
  CODE_LEAD(
      "Введите шесть цифр из приложения-аутентификатора или код восстановления.",
      "Аутентификатордағы алты санды немесе қалпына келтіру кодын енгізіңіз.",
      "Type the six digits of your authenticator app, or a recovery code."),
  CODE("Код", "Код", "Code"),
  GO_ON("Продолжить", "Жалғастыру", "Go on"),
  CODE_WRONG("Код не подошёл", "Код сәйкес келмеді", "The code does not fit"),
  CODE_LOCKED(
      "Слишком много неверных кодов. Подождите 15 минут.",
      "Қате код тым көп. 15 минут күтіңіз.",
      "Too many wrong codes. Wait 15 minutes."),
  OTHER_PERSON("Войти под другим именем", "Басқа атпен кіру", "Sign in as somebody else"),
  SET_UP_TITLE("Второй фактор", "Екінші фактор", "Second factor"),
  SET_UP_LEAD(
      "Отсканируйте код приложением-аутентификатором (подойдёт любое) и введите шесть цифр, которые оно покажет.",
      "Кодты аутентификатор қолданбасымен сканерлеп, ол көрсеткен алты санды енгізіңіз.",
      "Scan the square with any authenticator app and type the six digits that it shows."),
  SET_UP_BY_HAND("Или введите ключ вручную", "Немесе кілтті қолмен енгізіңіз", "Or type this key by hand"),
  QR("Квадратный код для приложения", "Қолданбаға арналған код", "Square code for the app"),
  CODES_TITLE("Коды восстановления", "Қалпына келтіру кодтары", "Recovery codes"),
  CODES_LEAD(
      "Сохраните их: каждый один раз заменит приложение. Больше они не покажутся.",
      "Оларды сақтап қойыңыз: әрқайсысы қолданбаны бір рет алмастырады. Қайта көрсетілмейді.",
      "Keep them: each stands in for the app once. They are not shown again."),
  CODES_KEPT("Я их сохранил(а)", "Сақтап қойдым", "I have kept them"),
  INVITED_TITLE("Добро пожаловать", "Қош келдіңіз", "Welcome"),
  INVITED_LEAD(
      "Задайте пароль для {1}: не короче 12 знаков. Подойдёт фраза из нескольких слов.",
      "{1} үшін құпиясөз қойыңыз: кемінде 12 таңба. Бірнеше сөзден тұратын тіркес жарайды.",
      "Choose a password for {1}: at least 12 characters. A phrase of a few words will do."),
  NEW_PASSWORD("Новый пароль", "Жаңа құпиясөз", "New password"),
  AGAIN("Ещё раз", "Тағы бір рет", "Once more"),
  SET("Задать и войти", "Қойып, кіру", "Set it and sign in"),
  NOT_SAME("Пароли не совпадают", "Құпиясөздер бірдей емес", "The two do not match"),
  WRONG_LENGTH(
      "Пароль: от 12 до 200 знаков",
      "Құпиясөз: 12-ден 200 таңбаға дейін",
      "A password has 12 to 200 characters"),
  LINK_OVER_TITLE("Ссылка не действует", "Сілтеме жарамсыз", "This link works no more"),
  LINK_OVER(
      "Она уже открыта или устарела. Попросите администратора сделать новую.",
      "Ол ашылған немесе ескірген. Әкімшіден жаңасын сұраңыз.",
      "It was used, or has grown old. Ask the administrator for another."),
  SESSIONS("Где вы вошли", "Қайда кіргенсіз", "Where you are signed in"),
  SESSIONS_LEAD(
      "Сеанс кончается через два часа без дела и через двенадцать в любом случае.",
      "Сеанс екі сағат қолданылмаса және кез келген жағдайда он екі сағаттан кейін аяқталады.",
      "A sign-in ends after two hours of rest, and after twelve in any case."),
  THIS_BROWSER("этот браузер", "осы браузер", "this browser"),
  SINCE("с {1}", "{1} бастап", "since {1}"),
  END("Завершить", "Аяқтау", "Sign out"),
  EVERYWHERE("Выйти везде", "Барлық жерден шығу", "Sign out everywhere"),
  FACTOR_ON(
      "Настроен. Кодов восстановления осталось: {1}",
      "Орнатылған. Қалған қалпына келтіру кодтары: {1}",
      "Set up. Recovery codes left: {1}"),
  FACTOR_OFF("Не настроен", "Орнатылмаған", "Not set up"),
  FACTOR_SET_UP("Настроить", "Орнату", "Set up"),
  FRESH_CODES("Новые коды", "Жаңа кодтар", "Fresh codes"),
  CURRENT_PASSWORD("Нынешний пароль", "Қазіргі құпиясөз", "Current password"),
  CHANGE("Сменить", "Ауыстыру", "Change"),
  ROLES("Доступ", "Қолжетімділік", "Access");

  private final Words words;

  DoorTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  @Override
  public Words words() {
    return words;
  }
}

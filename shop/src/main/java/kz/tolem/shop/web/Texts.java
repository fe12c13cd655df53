package kz.tolem.shop.web;

import kz.tolem.protocol.Language;
import kz.tolem.shop.goods.Words;

/// Everything that the pages say, but for orders and goods.
public enum Texts {
  SHOP("Өрік", "Өрік", "Örik"),
  TAGLINE("Чай и сухофрукты", "Шай мен кептірілген жеміс", "Tea and dried fruit"),
  HERO("К чаю — всё самое\u00a0солнечное", "Шайға ең шуақты\u00a0дәмдер", "Sunshine to\u00a0go with\u00a0your tea"),
  HERO_TEXT(
      "Курага, орехи и мёд — прямо с рядов алматинского базара. Соберём сегодня, привезём завтра.",
      "Өрік, жаңғақ және бал — тура Алматы базарының қатарынан. Бүгін жинаймыз, ертең жеткіземіз.",
      "Apricots, nuts and honey straight from the stalls of Almaty's bazaar. Packed today, with you tomorrow."),
  TO_SHELF("К прилавку", "Сөреге өту", "To the shelf"),
  SHELF("На прилавке", "Сөреде", "On the shelf"),
  ADD("В корзину", "Себетке", "Add"),
  ADD_THIS("Положить в корзину: {1}", "Себетке салу: {1}", "Add to basket: {1}"),
  BASKET("Корзина", "Себет", "Basket"),
  IN_BASKET("в корзине: {1}", "себетте: {1}", "in the basket: {1}"),
  ORDERS("Заказы", "Тапсырыстар", "Orders"),
  SKIP("К содержанию", "Мазмұнға өту", "Skip to content"),
  LANGUAGE("Язык", "Тіл", "Language"),
  EMPTY_BASKET("В корзине пока пусто", "Себет әзірге бос", "The basket is empty"),
  EMPTY_BASKET_TEXT(
      "Самое время выбрать что-нибудь к чаю.", "Шайға бірдеңе таңдайтын кез келді.",
      "Time to pick something to go with the tea."),
  PIECES("Сколько: {1}", "Саны: {1}", "How many: {1}"),
  SET("Пересчитать", "Қайта есептеу", "Update"),
  REMOVE("Убрать", "Алып тастау", "Remove"),
  REMOVE_THIS("Убрать из корзины: {1}", "Себеттен алып тастау: {1}", "Remove from the basket: {1}"),
  DELIVERY("Доставка по Алматы", "Алматы бойынша жеткізу", "Delivery in Almaty"),
  FREE("бесплатно", "тегін", "free"),
  TOTAL("Итого", "Барлығы", "Total"),
  CHECKOUT("Оформление", "Рәсімдеу", "Checkout"),
  DELIVER_TO("Кому и куда", "Кімге және қайда", "Who and where"),
  DELIVER_TO_SAMPLE(
      "Айгерим, Алматы, ул. Панфилова, 98", "Айгерім, Алматы, Панфилов көшесі, 98",
      "Aigerim, 98 Panfilov Street, Almaty"),
  DELIVER_TO_MISSING(
      "Напишите, кому и куда привезти.", "Кімге және қайда жеткізу керегін жазыңыз.", "Tell us who and where."),
  HOW_TO_PAY("Чем платить", "Немен төлеу", "Pay with"),
  SAVED_CARD("Сохранённая карта", "Сақталған карта", "Saved card"),
  SAVED_CARD_NOTE("Одним нажатием, без ввода номера", "Нөмір термей, бір басумен", "One press, no number to type"),
  NEW_CARD("Новая карта", "Жаңа карта", "New card"),
  NEW_CARD_NOTE(
      "Номер вводится на странице шлюза; магазин его не видит",
      "Нөмір шлюз бетінде теріледі; дүкен оны көрмейді",
      "Typed on the gateway's page; the shop never sees it"),
  KEEP("Предложить сохранить карту", "Картаны сақтауды ұсыну", "Offer to save the card"),
  FORGET("Забыть карту", "Картаны ұмыту", "Forget card"),
  FORGET_THIS(
      "Забыть карту, которая кончается на {1}",
      "{1} деп аяқталатын картаны ұмыту",
      "Forget the card ending in {1}"),
  PAY("Оплатить {1}", "{1} төлеу", "Pay {1}"),
  NO_ORDERS("Заказов ещё нет", "Тапсырыс әлі жоқ", "No orders yet"),
  NO_ORDERS_TEXT(
      "Здесь появится всё, что вы закажете: с оплатой, отправкой и возвратом.",
      "Мұнда тапсырғаныңыздың бәрі көрінеді: төлемі, жөнелтілуі және қайтарылуы.",
      "Everything you order appears here: paid, sent, returned."),
  LIVE(
      "Страница меняется сама, как только придёт уведомление",
      "Хабарлама келісімен бет өзі өзгереді",
      "This page changes by itself as soon as a notification comes"),
  RELOAD("Обновить", "Жаңарту", "Reload"),
  COUNTER("За прилавком", "Сөренің ар жағында", "Behind the counter"),
  COUNTER_NOTE(
      "В этой витрине вы и покупатель, и продавец.",
      "Мұнда сіз әрі сатып алушы, әрі сатушысыз.",
      "Here you are the buyer and the seller."),
  STEPS("Что произошло, по шагам", "Не болды, қадам-қадамымен", "What happened, step by step"),
  PAY_AGAIN("Оплатить", "Төлеу", "Pay"),
  TO_BANK("Банк просит подтверждения", "Банк растауды сұрайды", "Your bank asks for confirmation"),
  TO_BANK_TEXT(
      "Сейчас откроется страница банка, выпустившего карту.", "Қазір картаны шығарған банктің беті ашылады.",
      "The page of the bank that issued the card opens now."),
  TO_BANK_GO("Перейти к банку", "Банкке өту", "Go to the bank"),
  NOT_THERE("Такой страницы нет", "Мұндай бет жоқ", "There is no such page"),
  NOT_THERE_TEXT("Зато на прилавке есть курага.", "Есесіне сөреде өрік бар.", "But there are apricots on the shelf."),
  NOT_ALLOWED("Так нельзя", "Бұлай болмайды", "Not like this"),
  NOT_ALLOWED_TEXT(
      "Эта форма пришла не со страницы магазина.", "Бұл форма дүкен бетінен келген жоқ.",
      "This form did not come from a page of the shop."),
  WRONG("Что-то сломалось", "Бірдеңе сынды", "Something broke"),
  WRONG_TEXT("Попробуйте ещё раз.", "Қайталап көріңіз.", "Please try again."),
  DEMO(
      "Пробный магазин Tolem: денег и кураги здесь нет.",
      "Tolem сынақ дүкені: мұнда ақша да, өрік те жоқ.",
      "Tolem's demo shop: no money and no apricots are here."),
  TEST_CARDS("Тестовая карта", "Сынақ картасы", "Test card"),
  GATEWAY("Шлюз", "Шлюз", "Gateway");

  private final Words words;

  Texts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  /// The text as this buyer reads it.
  public String in(Language language) {
    return words.in(language);
  }

  /// The same with something in the place of `{1}`.
  public String in(Language language, Object detail) {
    return in(language).replace("{1}", detail.toString());
  }
}

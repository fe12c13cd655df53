package kz.tolem.shop.web;

import kz.tolem.protocol.Language;
import kz.tolem.shop.goods.Words;
import kz.tolem.shop.order.Order;
import kz.tolem.shop.order.Step;

/// Everything that is said about orders. `{1}` is an amount, a card or a detail.
public enum OrderTexts {
  NUMBER("Заказ {1}", "{1} тапсырыс", "Order {1}"),
  WAITS("Ждёт оплаты", "Төлемді күтуде", "Waits for payment"),
  WAITS_NOTE(
      "Как только банк ответит, эта строка изменится сама.",
      "Банк жауап берісімен бұл жол өзі өзгереді.",
      "As soon as the bank answers, this line changes by itself."),
  DECLINED("Оплата не прошла", "Төлем өтпеді", "Payment declined"),
  CHECKING("Проверяем оплату", "Төлемді тексерудеміз", "Checking the payment"),
  CHECKING_NOTE(
      "Ответ банка потерялся. Не платите ещё раз: мы узнаем, чем кончилось.",
      "Банктің жауабы жоғалды. Қайта төлемеңіз: немен біткенін білеміз.",
      "The bank's answer was lost. Do not pay again: we are finding out."),
  HELD("Оплачен", "Төленді", "Paid"),
  HELD_NOTE(
      "{1} заблокированы на карте. Спишем, когда отправим.",
      "{1} картада бұғатталды. Жөнелткенде аламыз.",
      "{1} is held on the card. We take it when we ship."),
  PAID("Оплачен", "Төленді", "Paid"),
  PAID_NOTE("{1} списаны с карты.", "{1} картадан алынды.", "{1} was taken from the card."),
  SHIPPED("Отправлен", "Жөнелтілді", "Shipped"),
  SHIPPED_NOTE(
      "{1} списаны. Курьер уже в пути.",
      "{1} алынды. Курьер жолда.",
      "{1} was taken. The courier is on the way."),
  CANCELLED("Отменён", "Тоқтатылды", "Cancelled"),
  CANCELLED_NOTE(
      "Блокировка снята, {1} снова ваши.",
      "Бұғат алынды, {1} қайтадан сіздікі.",
      "The hold is lifted, {1} is yours again."),
  REFUNDED("Деньги возвращены", "Ақша қайтарылды", "Refunded"),
  REFUNDED_NOTE("{1} вернулись на карту.", "{1} картаға қайтты.", "{1} went back to the card."),
  LAPSED("Не оплачен", "Төленбеді", "Never paid"),
  LAPSED_NOTE("Оплаты не было сутки.", "Бір тәулік төлем болмады.", "There was no payment for a day."),
  SHIPPING("Отправляем…", "Жөнелтудеміз…", "Shipping…"),
  GIVING_BACK("Возвращаем деньги…", "Ақшаны қайтарудамыз…", "Giving the money back…"),
  SHIP("Отправить и списать {1}", "Жөнелтіп, {1} алу", "Ship and take {1}"),
  JUST_SHIP("Отправить", "Жөнелту", "Ship"),
  CANCEL("Отменить заказ", "Тапсырысты тоқтату", "Cancel the order"),
  REFUND("Вернуть {1}", "{1} қайтару", "Refund {1}"),
  STAGE_PLACED("Оформлен", "Рәсімделді", "Placed"),
  STAGE_PAID("Оплачен", "Төленді", "Paid"),
  STAGE_SHIPPED("Отправлен", "Жөнелтілді", "Shipped"),
  STAGE_RETURNED("Возврат", "Қайтару", "Returned"),
  STEP_PLACED(
      "Заказ записан в базу магазина",
      "Тапсырыс дүкен дерекқорына жазылды",
      "The order is in the shop's database"),
  STEP_PAGE(
      "Токен получен, покупатель отправлен на страницу оплаты",
      "Токен алынды, сатып алушы төлем бетіне жіберілді",
      "A token was fetched, the buyer was sent to the payment page"),
  STEP_BACK(
      "Покупатель вернулся: это ничего не доказывает",
      "Сатып алушы қайтты: бұл ештеңені дәлелдемейді",
      "The buyer came back: that proves nothing"),
  STEP_SENT(
      "Оплата сохранённой картой {1}: записана, затем отправлена",
      "{1} сақталған картасымен төлем: жазылды, сосын жіберілді",
      "Payment with the saved card {1}: written down, then sent"),
  STEP_NOTIFIED(
      "Пришло уведомление, статус подтвердил: {1}",
      "Хабарлама келді, күйі растады: {1}",
      "A notification came, the status confirmed: {1}"),
  STEP_ASKED(
      "Уведомления нет, магазин спрашивает статус сам",
      "Хабарлама жоқ, дүкен күйін өзі сұрайды",
      "No notification, the shop asks for the status itself"),
  STEP_HELD("Деньги заблокированы", "Ақша бұғатталды", "The money is held"),
  STEP_PAID("Деньги списаны", "Ақша алынды", "The money was taken"),
  STEP_CARD_SAVED(
      "Покупатель сохранил карту: CardId {1}",
      "Сатып алушы картаны сақтады: CardId {1}",
      "The buyer saved the card: CardId {1}"),
  STEP_DECLINED("Отказ с кодом {1}", "{1} кодымен қабылданбады", "Declined with code {1}"),
  STEP_IN_DOUBT(
      "Ответа нет: {1}. Магазин узнает позже",
      "Жауап жоқ: {1}. Дүкен кейін біледі",
      "No answer: {1}. The shop finds out later"),
  STEP_TO_BANK(
      "Банк просит подтверждения (3-D Secure)",
      "Банк растауды сұрайды (3-D Secure)",
      "The bank asks for confirmation (3-D Secure)"),
  STEP_CHARGE(
      "Заказ уходит: POST /operation/…/charge",
      "Тапсырыс кетеді: POST /operation/…/charge",
      "The goods leave: POST /operation/…/charge"),
  STEP_SHIPPED(
      "Деньги списаны, заказ отправлен",
      "Ақша алынды, тапсырыс жөнелтілді",
      "The money was taken, the goods were sent"),
  STEP_CANCEL(
      "Отмена: POST /operation/…/cancel",
      "Тоқтату: POST /operation/…/cancel",
      "Cancelling: POST /operation/…/cancel"),
  STEP_CANCELLED("Блокировка снята", "Бұғат алынды", "The hold is lifted"),
  STEP_REFUND(
      "Возврат: POST /operation/…/refund",
      "Қайтару: POST /operation/…/refund",
      "Refunding: POST /operation/…/refund"),
  STEP_REFUNDED("Деньги возвращены", "Ақша қайтарылды", "The money was given back"),
  STEP_REFUSED("Шлюз отказал: {1}", "Шлюз бас тартты: {1}", "The gateway refused: {1}"),
  STEP_NOT_REACHED("Шлюз не отвечает", "Шлюз жауап бермейді", "The gateway does not answer"),
  STEP_LAPSED("Сутки без оплаты", "Бір тәулік төлемсіз", "A day without payment");

  private final Words words;

  OrderTexts(String russian, String kazakh, String english) {
    words = new Words(russian, kazakh, english);
  }

  String in(Language language, String detail) {
    return words.in(language).replace("{1}", detail);
  }

  String in(Language language) {
    return words.in(language);
  }

  /// The sentence of a step.
  static String of(Step step, Language language) {
    return valueOf("STEP_" + step.kind().name()).in(language, step.detail());
  }

  /// The headline of an order that nothing is being done to.
  static OrderTexts headline(Order order) {
    return switch (order.state()) {
      case OPEN -> open(order.money());
      case HELD -> HELD;
      case PAID -> PAID;
      case SHIPPED -> SHIPPED;
      case CANCELLED -> CANCELLED;
      case REFUNDED -> REFUNDED;
      case LAPSED -> LAPSED;
    };
  }

  private static OrderTexts open(Order.Payment money) {
    if (money.attempt().isPresent()) {
      return CHECKING;
    }
    return money.decline().isPresent() ? DECLINED : WAITS;
  }

  static OrderTexts note(Order order) {
    return switch (order.state()) {
      case OPEN -> order.money().attempt().isPresent() ? CHECKING_NOTE : WAITS_NOTE;
      case HELD -> HELD_NOTE;
      case PAID -> PAID_NOTE;
      case SHIPPED -> SHIPPED_NOTE;
      case CANCELLED -> CANCELLED_NOTE;
      case REFUNDED -> REFUNDED_NOTE;
      case LAPSED -> LAPSED_NOTE;
    };
  }
}

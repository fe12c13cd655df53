package kz.tolem.gateway.page;

import kz.tolem.protocol.Language;

/// Why a card was declined and what the buyer can do, by the bank's code. Source: EPAY.md 11.
///
/// Many codes are one reason to a buyer. A stolen and a blocked card read alike on purpose: the page does not tell
/// whoever holds a card that its owner has noticed.
public enum DeclineTexts {
  FUNDS(
      new PageTexts.Words("На карте не хватает денег", "Картада ақша жеткіліксіз", "Not enough money on the card"),
      new PageTexts.Words(
          "Пополните карту или оплатите другой.",
          "Картаға ақша салыңыз немесе басқа картамен төлеңіз.",
          "Top up the card or pay with another one.")),
  CARD_DATA(
      new PageTexts.Words(
          "Банк не принял данные карты",
          "Банк карта деректерін қабылдамады",
          "The bank did not accept the card details"),
      new PageTexts.Words(
          "Проверьте номер, срок действия и CVC и попробуйте снова.",
          "Нөмірін, мерзімін және CVC кодын тексеріп, қайталап көріңіз.",
          "Check the number, expiry date and CVC and try again.")),
  EXPIRED(
      new PageTexts.Words("Срок действия карты истёк", "Картаның мерзімі өтіп кеткен", "The card has expired"),
      new PageTexts.Words("Оплатите другой картой.", "Басқа картамен төлеңіз.", "Pay with another card.")),
  CARD_CLOSED(
      new PageTexts.Words(
          "Этой картой платить нельзя", "Бұл картамен төлеуге болмайды", "This card cannot be used to pay"),
      new PageTexts.Words(
          "Оплатите другой картой или позвоните в банк, который её выпустил.",
          "Басқа картамен төлеңіз немесе картаны шығарған банкке хабарласыңыз.",
          "Pay with another card or call the bank that issued this one.")),
  ISSUER(
      new PageTexts.Words(
          "Банк карты отклонил оплату", "Картаның банкі төлемді қабылдамады", "The card's bank declined"),
      new PageTexts.Words(
          "Позвоните в банк карты или оплатите другой.",
          "Картаның банкіне хабарласыңыз немесе басқа картамен төлеңіз.",
          "Call the card's bank or pay with another card.")),
  ONLINE_CLOSED(
      new PageTexts.Words(
          "Платежи в интернете закрыты для этой карты",
          "Бұл карта үшін интернеттегі төлемдер жабық",
          "Online payments are switched off for this card"),
      new PageTexts.Words(
          "Откройте их в приложении банка или оплатите другой картой.",
          "Оларды банктің қосымшасында ашыңыз немесе басқа картамен төлеңіз.",
          "Switch them on in the bank's app or pay with another card.")),
  LIMIT(
      new PageTexts.Words(
          "Сумма выше лимита карты", "Сома картаның лимитінен асады", "The amount is above the card's limit"),
      new PageTexts.Words(
          "Измените лимит в приложении банка или оплатите другой картой.",
          "Лимитті банктің қосымшасында өзгертіңіз немесе басқа картамен төлеңіз.",
          "Change the limit in the bank's app or pay with another card.")),
  TOO_OFTEN(
      new PageTexts.Words("Слишком много попыток", "Тым көп әрекет жасалды", "Too many attempts"),
      new PageTexts.Words(
          "Попробуйте не раньше чем через 30 минут или оплатите другой картой.",
          "Кемінде 30 минуттан кейін қайталаңыз немесе басқа картамен төлеңіз.",
          "Wait at least 30 minutes or pay with another card.")),
  SECURE(
      new PageTexts.Words(
          "Банк не подтвердил, что платите вы",
          "Банк төлеушінің сіз екеніңізді растамады",
          "The bank could not confirm it is you"),
      new PageTexts.Words(
          "Попробуйте снова и введите код, который пришлёт банк.",
          "Қайталап көріп, банк жіберген кодты енгізіңіз.",
          "Try again and enter the code that the bank sends.")),
  UNAVAILABLE(
      new PageTexts.Words("Банк сейчас не отвечает", "Банк қазір жауап бермейді", "The bank does not answer now"),
      new PageTexts.Words(
          "Попробуйте через несколько минут.", "Бірнеше минуттан кейін қайталаңыз.", "Try again in a few minutes.")),
  MERCHANT(
      new PageTexts.Words(
          "Магазин не может принять эту оплату",
          "Дүкен бұл төлемді қабылдай алмайды",
          "The shop cannot take this payment"),
      new PageTexts.Words("Свяжитесь с магазином.", "Дүкенге хабарласыңыз.", "Contact the shop.")),
  COUNTRY(
      new PageTexts.Words(
          "Магазин не принимает карты этой страны",
          "Дүкен бұл елдің карталарын қабылдамайды",
          "The shop does not take cards of this country"),
      new PageTexts.Words("Оплатите другой картой.", "Басқа картамен төлеңіз.", "Pay with another card.")),
  /// No decline at all; here so that such a code is never answered with "try again".
  UNSURE(
      new PageTexts.Words("Итог оплаты неизвестен", "Төлемнің нәтижесі белгісіз", "The outcome is not known"),
      new PageTexts.Words(
          "Не платите снова, пока магазин не подтвердит итог: сумма могла заблокироваться на карте.",
          "Дүкен нәтижені растағанша қайта төлемеңіз: сома картада бұғатталған болуы мүмкін.",
          "Do not pay again until the shop confirms the result: the amount may be held on the card.")),
  TECHNICAL(
      new PageTexts.Words("Техническая ошибка", "Техникалық қате", "Technical error"),
      new PageTexts.Words(
          "Проверьте данные и баланс карты и попробуйте позже.",
          "Картаның деректері мен балансын тексеріп, кейінірек қайталаңыз.",
          "Check the details and the balance of the card and try again later."));

  private final PageTexts.Words reason;
  private final PageTexts.Words next;

  DeclineTexts(PageTexts.Words reason, PageTexts.Words next) {
    this.reason = reason;
    this.next = next;
  }

  /// The texts of a final decline; [#TECHNICAL] for a code nobody knows, as EPAY.md 11 asks.
  ///
  /// Codes of an unknown outcome (454 and its like, [#UNSURE]) are no declines: show them as [ResultView.Pending].
  public static DeclineTexts of(int code) {
    return switch (code) {
      case 484 -> FUNDS;
      case 457, 469, 471, 472, 501, 522, 2357, 3339 -> CARD_DATA;
      case 478, 485 -> EXPIRED;
      case 465, 467, 479, 481, 482, 483, 489, 492, 525, 2092, 2740, 2872 -> CARD_CLOSED;
      case 462, 463, 466, 468, 477, 480, 521, 523, 524, 527, 1636 -> ISSUER;
      case 486, 490, 495 -> ONLINE_CLOSED;
      case 488, 528 -> LIMIT;
      case 476, 491, 505 -> TOO_OFTEN;
      case 455, 473, 496, 499, 500, 503, 877, 1654 -> SECURE;
      case 456, 458, 461, 493, 494, 497, 502, 526, 1267, 1611 -> UNAVAILABLE;
      case 464, 470, 487, 529, 2678, 3298 -> MERCHANT;
      case 1612 -> COUNTRY;
      case 454, 459, 460, 504, 690, 1563, 1564, 1568, 1569, 1570, 2032, 3225 -> UNSURE;
      default -> TECHNICAL;
    };
  }

  /// Why the card was declined.
  public String reason(Language language) {
    return reason.in(language);
  }

  /// What the buyer can do about it.
  public String next(Language language) {
    return next.in(language);
  }
}

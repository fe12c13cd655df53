package kz.tolem.gateway.page.checkout;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.tolem.gateway.card.CardEntry;
import kz.tolem.gateway.card.CardNumber;
import kz.tolem.gateway.card.CardNumbersInText;
import kz.tolem.gateway.card.Cvc;
import kz.tolem.gateway.card.Expiry;
import kz.tolem.gateway.card.Scheme;
import kz.tolem.gateway.card.StoredCard;
import kz.tolem.gateway.page.FormTexts;
import kz.tolem.gateway.page.FormView.Cards;
import kz.tolem.gateway.page.FormView.Field;
import kz.tolem.gateway.page.ProblemTexts;

/// Reads the card form. The script on the page checks the same things, but a buyer may have none. Thread-safe.
final class EntryReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z .,'’/-]{0,63}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]{1,189}");

  private final SavedCards cards;
  private final boolean pastExpiryPasses;
  private final InstantSource time;

  /// @param pastExpiryPasses whether an expired card goes to the card host all the same: some documented test cards
  ///     have expired
  EntryReader(SavedCards cards, boolean pastExpiryPasses, InstantSource time) {
    this.cards = cards;
    this.pastExpiryPasses = pastExpiryPasses;
    this.time = time;
  }

  /// @throws Refused when a saved card is chosen and there is none
  Entry read(Map<String, String> form, Checkout checkout) {
    Visit visit = checkout.visit();
    List<StoredCard> saved = cards.of(checkout);
    boolean mayType = visit.given().isEmpty();
    Map<Field, FormTexts> errors = new EnumMap<>(Field.class);
    // A card check has no receipt to be sent, so its page asks for no address.
    String email = checkout.isVerification() ? checkout.buyer().email() : text(form, Field.EMAIL).strip();
    if (!checkout.isVerification() && !email.isEmpty() && !isEmail(email)) {
      errors.put(Field.EMAIL, FormTexts.EMAIL_WRONG);
    }
    String name = text(form, Field.NAME).strip();
    // A verification is there to save the card; its page says so and asks no more.
    boolean save = visit.cardSave() && (checkout.isVerification() || text(form, Field.SAVE_CARD).equals("true"));
    String choice = text(form, Field.CARD_CHOICE);
    Entry entry;
    if (mayType && (choice.isEmpty() || choice.equals(Cards.NEW_CARD))) {
      entry = newCard(form, errors, name, email, save);
    } else if (mayType && saved.isEmpty()) {
      // The page had no list to choose from, or its cards are gone.
      throw new Refused(ProblemTexts.CARD_NOT_THERE);
    } else {
      entry = savedCard(form, errors, saved, choice, email);
    }
    if (errors.isEmpty()) {
      return entry;
    }
    boolean offered = saved.stream().anyMatch(card -> card.id().toString().equals(choice));
    return new Entry.Wrong(errors, offered ? choice : Cards.NEW_CARD, shown(name), shown(email), save);
  }

  private Entry newCard(
      Map<String, String> form, Map<Field, FormTexts> errors, String name, String email, boolean save) {
    Optional<CardNumber> number = CardNumber.parse(text(form, Field.NUMBER).strip());
    if (number.isEmpty()) {
      note(errors, form, Field.NUMBER, FormTexts.NUMBER_EMPTY, FormTexts.NUMBER_WRONG);
    }
    Optional<Expiry> expiry = Expiry.parse(text(form, Field.EXPIRY));
    if (expiry.isEmpty()) {
      note(errors, form, Field.EXPIRY, FormTexts.EXPIRY_EMPTY, FormTexts.EXPIRY_WRONG);
    } else if (!pastExpiryPasses && expiry.get().isBefore(thisMonth())) {
      errors.put(Field.EXPIRY, FormTexts.EXPIRY_PAST);
    }
    // Without a number nobody knows how many digits its code has.
    Optional<Cvc> cvc = cvc(form, errors, number.map(CardNumber::scheme));
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      errors.put(Field.NAME, FormTexts.NAME_WRONG);
    }
    if (!errors.isEmpty()) {
      return new Entry.Wrong(errors, Cards.NEW_CARD, name, email, save);
    }
    CardEntry card = new CardEntry(number.orElseThrow(), expiry.orElseThrow(), cvc.orElseThrow(), name);
    return new Entry.NewCard(card, save, email);
  }

  private Entry savedCard(
      Map<String, String> form, Map<Field, FormTexts> errors, List<StoredCard> saved, String choice, String email) {
    Optional<StoredCard> card = saved.stream().filter(each -> each.id().toString().equals(choice)).findFirst();
    if (card.isEmpty()) {
      errors.put(Field.CARD_CHOICE, FormTexts.CARD_CHOICE_WRONG);
      return new Entry.Wrong(errors, Cards.NEW_CARD, "", email, false);
    }
    Optional<Cvc> cvc = cvc(form, errors, card.map(StoredCard::scheme));
    return errors.isEmpty()
        ? new Entry.SavedCard(card.get(), cvc.orElseThrow(), email)
        : new Entry.Wrong(errors, choice, "", email, false);
  }

  private static Optional<Cvc> cvc(Map<String, String> form, Map<Field, FormTexts> errors, Optional<Scheme> scheme) {
    Optional<Cvc> cvc = scheme.flatMap(known -> Cvc.parse(text(form, Field.CVC), known));
    if (cvc.isEmpty() && (scheme.isPresent() || text(form, Field.CVC).isBlank())) {
      note(errors, form, Field.CVC, FormTexts.CVC_EMPTY, FormTexts.CVC_WRONG);
    }
    return cvc;
  }

  private static void note(
      Map<Field, FormTexts> errors, Map<String, String> form, Field field, FormTexts empty, FormTexts wrong) {
    errors.put(field, text(form, field).isBlank() ? empty : wrong);
  }

  private static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches()
        && text.chars().noneMatch(Character::isISOControl)
        && !CardNumbersInText.isIn(text);
  }

  /// A number typed into the wrong field is not sent back.
  private static String shown(String text) {
    return CardNumbersInText.isIn(text) || text.length() > 254 ? "" : text;
  }

  /// Cards end with their month; somewhere it is still that month.
  private YearMonth thisMonth() {
    return YearMonth.from(time.instant().atOffset(ZoneOffset.ofHours(-12)));
  }

  private static String text(Map<String, String> form, Field field) {
    return form.getOrDefault(field.wire(), "");
  }
}

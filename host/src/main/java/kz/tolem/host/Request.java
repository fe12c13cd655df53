package kz.tolem.host;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.cardline.Field;
import kz.tolem.cardline.Message;
import kz.tolem.cardline.PrivateData;
import kz.tolem.cardline.PrivateData.Part;
import kz.tolem.protocol.Money;

/// A message of the line as the host understands it. Prints no card number.
///
/// @param payment what it is about
/// @param operation the step that follows a payment; the payment itself otherwise
/// @param cardNumber empty in what follows a payment
record Request(Message message, UUID payment, UUID operation, String terminal, Money amount, String cardNumber) {

  private static final String GIVE_BACK = "20";

  /// Empty when the message lacks what it must have.
  static Optional<Request> read(Message message) {
    PrivateData more = message.privateData();
    Optional<Currency> currency = currency(message.text(Field.CURRENCY));
    String amount = message.text(Field.AMOUNT);
    if (currency.isEmpty() || amount.isEmpty() || message.text(Field.TRACE).isEmpty()) {
      return Optional.empty();
    }
    UUID payment = id(more.text(Part.PAYMENT)).orElseGet(() -> byTrace(message));
    return Optional.of(
        new Request(
            message,
            payment,
            id(more.text(Part.OPERATION)).orElse(payment),
            message.text(Field.TERMINAL),
            new Money(Long.parseLong(amount), currency.get()),
            message.text(Field.CARD_NUMBER)));
  }

  /// Whether money is to go back to the card.
  boolean isRefund() {
    return message.text(Field.PROCESSING_CODE).startsWith(GIVE_BACK);
  }

  private static Optional<UUID> id(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// A payment without a name of its own is known by terminal, trace number and time; so a reversal finds it by field
  /// 90.
  private static UUID byTrace(Message message) {
    String original = message.text(Field.ORIGINAL);
    String trace = original.isEmpty() ? message.text(Field.TRACE) : original.substring(4, 10);
    String at = original.isEmpty() ? message.text(Field.TRANSMITTED_AT) : original.substring(10, 20);
    String name = message.text(Field.TERMINAL) + " " + trace + " " + at;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static Optional<Currency> currency(String number) {
    return number.isEmpty()
        ? Optional.empty()
        : Currency.availableCurrencies().filter(each -> each.getNumericCodeAsString().equals(number)).findFirst();
  }

  @Override
  public String toString() {
    return message + " of payment " + payment;
  }
}

package kz.tolem.gateway.sandbox.switches;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;
import kz.tolem.protocol.SandboxScript.Match;

/// What a script may be matched against.
///
/// @param card its mask, such as `440563...5096`
record Facts(String invoice, BigDecimal amount, UUID cardId, String card, UUID terminal, String terminalNumber) {

  /// The facts of a payment, whose intent is on disk before anybody is asked about it.
  static Optional<Facts> of(Database database, PaymentId payment) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select p.invoice_number, p.amount, p.currency, p.card_id, p.terminal_id,
                           c.first_six || '...' || c.last_four as mask, t.number
                      from payment p
                      join card c on c.id = p.card_id
                      join terminal t on t.id = p.terminal_id
                     where p.id = :id
                    """)
                .bind("id", payment.value())
                .map(
                    (row, _) ->
                        new Facts(
                            row.getString("invoice_number"),
                            new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency")))
                                .majorUnits(),
                            row.getObject("card_id", UUID.class),
                            row.getString("mask"),
                            row.getObject("terminal_id", UUID.class),
                            row.getString("number")))
                .findOne());
  }

  Facts withAmount(Money other) {
    return new Facts(invoice, other.majorUnits(), cardId, card, terminal, terminalNumber);
  }

  boolean fit(Match match) {
    return match.invoice().map(invoice::equals).orElse(true)
        && match.amount().map(wanted -> wanted.compareTo(amount) == 0).orElse(true)
        && match.card().map(this::isCard).orElse(true)
        && match.terminal().map(wanted -> wanted.equals(terminalNumber) || is(wanted, terminal)).orElse(true);
  }

  private boolean isCard(String wanted) {
    boolean isNumber = wanted.length() >= 12 && wanted.chars().allMatch(c -> c >= '0' && c <= '9');
    String mask = isNumber ? wanted.substring(0, 6) + "..." + wanted.substring(wanted.length() - 4) : wanted;
    return mask.equals(card) || is(wanted, cardId);
  }

  private static boolean is(String wanted, UUID id) {
    return wanted.equalsIgnoreCase(id.toString());
  }
}

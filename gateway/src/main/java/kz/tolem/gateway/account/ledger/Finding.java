package kz.tolem.gateway.account.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.payment.Standing;
import kz.tolem.protocol.TerminalId;

/// What somebody looks for among payments, as it stands in the address of a page. What cannot be read is left out.
///
/// @param text an order number, a reference, the last four digits of a card, an e-mail, a phone, an account, an id
/// @param least in major units
/// @param most in major units
public record Finding(
    String text,
    LocalDate from,
    LocalDate to,
    Optional<Standing.State> state,
    Optional<TerminalId> terminal,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most) {

  static final int DAYS = 30;
  private static final int TEXT_CHARS_MAX = 100;

  /// @param today the last day, unless another is asked for
  public static Finding of(Map<String, String> query, LocalDate today) {
    LocalDate to = Moments.parse(query.getOrDefault("to", "")).orElse(today);
    LocalDate from =
        Moments.parse(query.getOrDefault("from", "")).filter(day -> !day.isAfter(to)).orElse(to.minusDays(DAYS - 1));
    String text = query.getOrDefault("q", "").strip();
    return new Finding(
        text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text,
        from,
        to,
        Arrays.stream(Standing.State.values()).filter(state -> state.name().equals(query.get("state"))).findFirst(),
        IdText.read(query.getOrDefault("terminal", "")).map(TerminalId::new),
        Amounts.major(query.getOrDefault("least", "")),
        Amounts.major(query.getOrDefault("most", "")));
  }

  /// The fields of the address that says the same.
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("q", text);
    fields.put("from", from.toString());
    fields.put("to", to.toString());
    fields.put("state", state.map(Enum::name).orElse(""));
    fields.put("terminal", terminal.map(Object::toString).orElse(""));
    fields.put("least", least.map(BigDecimal::toPlainString).orElse(""));
    fields.put("most", most.map(BigDecimal::toPlainString).orElse(""));
    return fields;
  }

  @Override
  public String toString() {
    return "finding";
  }
}

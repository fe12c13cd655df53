package kz.tolem.gateway.account.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.tolem.gateway.account.IdText;
import kz.tolem.gateway.account.Moments;
import kz.tolem.gateway.merchant.Terminal;

/// Makes SQL of a [Finding]: pieces that stand here, values bound by name.
///
/// @param sql conditions on payment `p` and card `c`, joined by `and`
record Conditions(String sql, Map<String, Object> values) {

  /// The ways to read what was typed, the likeliest first; the first that finds anything is the answer. A number or an
  /// id is found whenever it was, anything else within the chosen days.
  ///
  /// @param terminals of the merchant
  static List<Conditions> of(Finding finding, List<Terminal> terminals, Moments moments) {
    List<Conditions> ways = new ArrayList<>();
    Conditions narrow = narrowing(finding, terminals);
    Conditions within = within(finding, moments).and(narrow);
    String text = finding.text();
    Optional<UUID> id = IdText.read(text);
    String digits = text.replaceAll("[\\s+()-]", "");
    if (text.isEmpty()) {
      ways.add(within);
    } else if (id.isPresent()) {
      ways.add(new Conditions("p.id = :q", Map.of("q", id.get())).and(narrow));
      ways.add(new Conditions("p.card_id = :q", Map.of("q", id.get())).and(within));
    } else if (text.contains("@")) {
      ways.add(new Conditions("lower(p.email) = lower(:q)", Map.of("q", text)).and(within));
    } else if (digits.matches("[0-9]{1,20}")) {
      ways.add(ofInvoice(digits, terminals).and(narrow));
      if (digits.length() == 4) {
        ways.add(new Conditions("c.last_four = :q", Map.of("q", digits)).and(within));
      }
      ways.add(
          new Conditions(
                  "(p.reference = :q or p.invoice_alt = :q or p.phone in (:q, :phone) or p.account_id = :q)",
                  Map.of("q", digits, "phone", "7" + digits.substring(1)))
              .and(within));
    } else {
      ways.add(
          new Conditions(
                  "(p.account_id = :q or p.invoice_alt = :q or p.reference = :q or p.approval_code = :q)",
                  Map.of("q", text))
              .and(within));
      ways.add(
          new Conditions(
                  "(p.payer_name ilike :like or p.description ilike :like)", Map.of("like", "%" + literal(text) + "%"))
              .and(within));
    }
    return ways;
  }

  private static Conditions ofInvoice(String digits, List<Terminal> terminals) {
    String ids = terminals.stream().map(each -> each.id().toString()).collect(Collectors.joining(",", "{", "}"));
    return new Conditions(
        "p.terminal_id = any(cast(:terminals as uuid[])) and p.invoice_number = :q", Map.of(
            "terminals", ids, "q", digits));
  }

  private static Conditions within(Finding finding, Moments moments) {
    return new Conditions(
        "p.opened_at >= :from and p.opened_at < :to",
        Map.of("from", moments.startOf(finding.from()), "to", moments.startOf(finding.to().plusDays(1))));
  }

  private static Conditions narrowing(Finding finding, List<Terminal> terminals) {
    Conditions all = new Conditions("true", Map.of());
    if (finding.state().isPresent()) {
      all = all.and(new Conditions("p.state = :state", Map.of("state", finding.state().get().name())));
    }
    if (finding.terminal().isPresent()) {
      all = all.and(new Conditions("p.terminal_id = :terminal", Map.of("terminal", finding.terminal().get().value())));
    }
    return finding.least().isEmpty() && finding.most().isEmpty() ? all : all.and(amounts(finding, terminals));
  }

  /// Amounts are kept in minor units, whose size each currency has of its own.
  private static Conditions amounts(Finding finding, List<Terminal> terminals) {
    Set<Currency> currencies =
        terminals.stream()
            .flatMap(terminal -> terminal.currencies().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> each = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    for (Currency currency : currencies) {
      String code = currency.getCurrencyCode();
      int digits = currency.getDefaultFractionDigits();
      each.add("p.currency = :is" + code + " and p.amount between :least" + code + " and :most" + code);
      values.put("is" + code, code);
      values.put(
          "least" + code, finding.least().map(least -> least.movePointRight(digits)).orElse(java.math.BigDecimal.ZERO));
      values.put("most" + code, finding.most().map(most -> most.movePointRight(digits)).orElse(MOST));
    }
    return new Conditions("(" + String.join(" or ", each.isEmpty() ? List.of("false") : each) + ")", values);
  }

  private static final java.math.BigDecimal MOST =
      java.math.BigDecimal.valueOf(kz.tolem.protocol.Money.MINOR_UNITS_MAX);

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  Conditions and(Conditions other) {
    Map<String, Object> both = new HashMap<>(values);
    both.putAll(other.values);
    return new Conditions(sql + " and " + other.sql, both);
  }
}

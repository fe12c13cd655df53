package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.HostJournal;

/// Holds Tolem's book against the card host's: what the host approved is paid here, once, with the same amount, card and
/// references, and nothing else is.
public final class Books {

  private Books() {}

  /// @param gateway with no payment under way
  public static void agree(TestGateway gateway) {
    agree(gateway.journal(), gateway.sql());
  }

  public static void agree(List<HostJournal.Entry> journal, Sql sql) {
    Map<String, List<String>> theirs = new TreeMap<>();
    for (HostJournal.Entry entry : journal) {
      if (entry.reply() instanceof AcquirerReply.Approved(var reference, var intReference, var code, _)) {
        String what =
            entry.amount().minorUnits() + " " + entry.amount().currency() + " " + entry.card() + " " + reference + " "
                + intReference + " " + code;
        theirs.computeIfAbsent(entry.payment().toString(), _ -> new ArrayList<>()).add(what);
      }
    }
    Map<String, List<String>> ours = new TreeMap<>();
    List<List<String>> paid =
        sql.rows(
            """
            select p.id, p.amount, p.currency, c.first_six || '...' || c.last_four, p.reference, p.int_reference,
                   p.approval_code
              from payment p join card c on c.id = p.card_id
             where p.state in ('AUTHORIZED', 'CHARGED', 'VERIFIED')
            """);
    paid.forEach(row -> ours.put(row.getFirst(), List.of(String.join(" ", row.subList(1, row.size())))));
    assertThat(ours).as("our book against the host's").isEqualTo(theirs);
    assertThat(
            sql.rows(
                """
                select terminal_id, invoice_number from payment
                 where state <> 'DECLINED' group by 1, 2 having count(*) > 1
                """))
        .as("invoices paid twice")
        .isEmpty();
    assertThat(sql.rows("select token_id, attempt from payment group by 1, 2 having count(*) > 1"))
        .as("tokens used twice")
        .isEmpty();
  }
}

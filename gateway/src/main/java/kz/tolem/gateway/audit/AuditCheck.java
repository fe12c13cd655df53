package kz.tolem.gateway.audit;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.sql.Database;

/// Goes along the chain from its beginning and holds every seal against the rows: finds what was altered, taken away, put
/// in or moved since. Belongs to one thread.
public final class AuditCheck {

  private static final int SEALS_AT_ONCE = 500;

  private final SealStore store;
  private final Map<String, AuditedRows> sources = new LinkedHashMap<>();
  private final Mac mac;

  private final List<String> findings = new ArrayList<>();
  private final Map<String, Seal> lastOf = new HashMap<>();
  private long seals;
  private long rows;

  public AuditCheck(Database database, Keys keys, List<AuditedRows> sources) {
    this.store = new SealStore(database);
    this.mac = keys.auditChain();
    sources.forEach(source -> this.sources.put(source.table(), source));
  }

  /// What was found.
  ///
  /// @param head the last link, to be kept elsewhere; empty: there is none
  /// @param findings in words; empty: all is as it was sealed
  public record Report(long seals, long rows, Optional<String> head, List<String> findings) {}

  /// @param expected a head that was kept elsewhere, which must be in the chain
  public Report run(Optional<String> expected) {
    Optional<Seal> before = Optional.empty();
    Set<String> heads = new HashSet<>();
    for (List<Seal> some = store.behind(0, SEALS_AT_ONCE);
        !some.isEmpty();
        some = store.behind(some.getLast().no(), SEALS_AT_ONCE)) {
      for (Seal seal : some) {
        check(before, seal);
        if (expected.filter(seal.head()::equals).isPresent()) {
          heads.add(seal.head());
        }
        before = Optional.of(seal);
      }
    }
    lastOf.forEach((source, seal) -> checkOpen(source, seal));
    expected
        .filter(head -> !heads.contains(head))
        .ifPresent(head -> findings.add("the chain does not have the link that was expected: it was cut off or made anew"));
    return new Report(seals, rows, before.map(Seal::head), List.copyOf(findings));
  }

  private void check(Optional<Seal> before, Seal seal) {
    seals++;
    long expected = before.map(Seal::no).orElse(0L) + 1;
    if (seal.no() != expected) {
      findings.add("seals " + expected + " to " + (seal.no() - 1) + " are gone");
    }
    try {
      mac.verifyMac(seal.chain(), seal.linked(before.map(Seal::chain).orElse(new byte[0])));
    } catch (GeneralSecurityException _) {
      findings.add("seal " + seal.no() + " was altered, or the one before it was, or is gone");
    }
    AuditedRows source = sources.get(seal.source());
    if (source == null) {
      findings.add("seal " + seal.no() + " is of a table that is not known here: " + seal.source());
    } else {
      checkRows(source, Optional.ofNullable(lastOf.put(seal.source(), seal)), seal);
    }
  }

  private void checkRows(AuditedRows source, Optional<Seal> before, Seal seal) {
    if (!seal.after().equals(before.map(Seal::upto).orElse(Seal.FIRST))) {
      findings.add("seal " + seal.no() + " does not begin where the one before it ended");
    }
    Set<UUID> open = new HashSet<>(seal.open());
    List<UUID> closedSince =
        before.map(Seal::open).orElse(List.of()).stream().filter(id -> !open.contains(id)).toList();
    List<SealedBatch.Row> there = new ArrayList<>(store.between(source, seal.after(), seal.upto()));
    there.removeIf(row -> open.contains(row.id()));
    there.addAll(store.these(source, closedSince));
    SealedBatch batch = new SealedBatch();
    batch.add(there);
    rows += seal.rows();
    String where = "seal " + seal.no() + ", " + source.table() + " " + seal.after() + " to " + seal.upto() + ": ";
    if (batch.size() < seal.rows()) {
      findings.add(where + (seal.rows() - batch.size()) + " of " + seal.rows() + " rows are gone or open again");
    } else if (batch.size() > seal.rows() || !batch.open().isEmpty()) {
      findings.add(where + "rows were put in later");
    } else if (!Arrays.equals(batch.digest(), seal.digest())) {
      findings.add(where + "rows were altered, exchanged or moved");
    }
    for (UUID id : store.contradicting(source, seal.after(), seal.upto())) {
      findings.add(where + "row " + id + " contradicts what is sealed of it");
    }
  }

  /// What was open at the last seal may have closed since, but must be there.
  private void checkOpen(String table, Seal last) {
    AuditedRows source = sources.get(table);
    Set<UUID> there = new HashSet<>();
    store.these(source, last.open()).forEach(row -> there.add(row.id()));
    for (UUID id : last.open()) {
      if (!there.contains(id)) {
        findings.add(table + " " + id + " is gone; it was open at seal " + last.no());
      }
    }
  }
}

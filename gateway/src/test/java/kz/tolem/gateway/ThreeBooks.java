package kz.tolem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import kz.tolem.gateway.NotificationBook.Told;
import kz.tolem.gateway.acquirer.AcquirerReply;
import kz.tolem.gateway.acquirer.FollowUp;
import kz.tolem.gateway.acquirer.FollowUpJournal;
import kz.tolem.gateway.acquirer.HostJournal;

/// Holds three books against each other: the gateway's tables, the card host's journals, and what the shops were told.
/// Nothing is paid, taken, released or given back that is not in all of them, nothing twice, and nothing beyond what there
/// was. Every payment must have had a postLink to the book, on a terminal that notifies operations.
public final class ThreeBooks {

  private record Paid(String state, long amount, long charged, long returned) {}

  private record Operated(String payment, String kind, long amount, String state) {}

  private final Map<String, Paid> payments = new HashMap<>();
  private final Map<String, Operated> operations = new HashMap<>();
  private final Map<String, List<Long>> approved = new HashMap<>();
  private final Map<String, List<FollowUp>> followUps = new HashMap<>();

  private final Set<Told> givenUp = new HashSet<>();

  private ThreeBooks() {}

  /// Compares everything that happened at a gateway where nothing is under way.
  public static void agree(TestGateway gateway, NotificationBook told) {
    ThreeBooks books = new ThreeBooks();
    books.readTables(gateway.sql(), "select id from merchant");
    books.readJournals(gateway, _ -> true);
    books.compare(told.told());
    assertThat(told.contradictions()).as("notifications that say different things under one id").isEmpty();
  }

  /// Compares what happened at one shop.
  public static void agree(TestGateway gateway, TestShop shop, NotificationBook told) {
    ThreeBooks books = new ThreeBooks();
    books.readTables(gateway.sql(), "select '" + shop.merchant().value() + "'::uuid");
    books.readJournals(gateway, books.payments::containsKey);
    books.compare(told.told().stream().filter(each -> books.payments.containsKey(each.payment())).toList());
    assertThat(told.contradictions()).as("notifications that say different things under one id").isEmpty();
  }

  private void readTables(Sql sql, String merchants) {
    sql.rows(
            "select id, state, amount, charged_amount, returned_amount from payment where merchant_id in ("
                + merchants
                + ")")
        .forEach(
            row ->
                payments.put(
                    row.getFirst(),
                    new Paid(row.get(1), number(row.get(2)), number(row.get(3)), number(row.get(4)))));
    readGivenUp(sql);
    sql.rows("select id, payment_id, kind, amount, state from operation where merchant_id in (" + merchants + ")")
        .forEach(
            row ->
                operations.put(
                    row.getFirst(), new Operated(row.get(1), row.get(2), number(row.get(3)), row.get(4))));
  }

  /// Failures that nobody took and that gave way to a success (docs/reference/notification.md).
  private void readGivenUp(Sql sql) {
    sql.column("select body from notification where delivered_at is null and next_try_at is null and not success")
        .forEach(body -> givenUp.add(NotificationBook.told(Json.object(body))));
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }

  private void readJournals(TestGateway gateway, Predicate<String> wanted) {
    var folder = gateway.data().resolve("cardhost");
    try (HostJournal authorizations = HostJournal.open(folder);
        FollowUpJournal later = FollowUpJournal.open(folder)) {
      authorizations.forEach(
          entry -> {
            String payment = entry.payment().toString();
            if (entry.reply() instanceof AcquirerReply.Approved && wanted.test(payment)) {
              approved.computeIfAbsent(payment, _ -> new ArrayList<>(1)).add(entry.amount().minorUnits());
            }
          });
      later.forEach(
          entry -> {
            String payment = entry.what().payment().toString();
            if (wanted.test(payment)) {
              followUps.computeIfAbsent(payment, _ -> new ArrayList<>(2)).add(entry.what());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(Collection<Told> told) {
    assertThat(payments.keySet()).as("payments that the host approved").containsAll(approved.keySet());
    assertThat(payments.keySet()).as("payments that the host worked on").containsAll(followUps.keySet());
    List<String> wrong = new ArrayList<>();
    payments.forEach((id, paid) -> compare(id, paid, wrong));
    compareOperations(wrong);
    compareTold(told, wrong);
    assertThat(wrong).as("gateway, card host and notifications differ").isEmpty();
  }

  private void compare(String id, Paid paid, List<String> wrong) {
    List<Long> host = approved.getOrDefault(id, List.of());
    boolean ours = !paid.state().equals("DECLINED");
    if (!host.equals(ours ? List.of(paid.amount()) : List.of())) {
      wrong.add(id + " is " + paid + ", the host approved " + host);
    }
    if (paid.state().equals("PENDING") || paid.state().equals("SECURE_STEP")) {
      wrong.add(id + " is still under way");
    }
    List<FollowUp> done = followUps.getOrDefault(id, List.of());
    long captured = sum(done, FollowUp.Kind.CAPTURE);
    long refunded = sum(done, FollowUp.Kind.REFUND);
    long endings = done.stream().filter(each -> each.kind() != FollowUp.Kind.REFUND).count();
    boolean oneStep = paid.state().equals("CHARGED") && endings == 0;
    boolean sums =
        refunded == paid.returned()
            && (oneStep ? paid.charged() == paid.amount() : captured == paid.charged())
            && refunded <= (oneStep ? paid.amount() : captured)
            && captured <= paid.amount();
    boolean released = done.stream().anyMatch(each -> each.kind() == FollowUp.Kind.REVERSE);
    boolean state = released == (paid.state().equals("CANCELLED") || paid.state().equals("RELEASED"));
    if (!sums || !state || endings > 1) {
      wrong.add(id + " is " + paid + ", the host did " + done);
    }
  }

  private static long sum(List<FollowUp> done, FollowUp.Kind kind) {
    return done.stream().filter(each -> each.kind() == kind).mapToLong(each -> each.amount().minorUnits()).sum();
  }

  private void compareOperations(List<String> wrong) {
    Map<String, Operated> host = new HashMap<>();
    followUps
        .values()
        .forEach(
            list ->
                list.forEach(
                    each -> {
                      Operated done =
                          new Operated(
                              each.payment().toString(), ours(each.kind()), each.amount().minorUnits(), "DONE");
                      if (host.put(each.operation().toString(), done) != null) {
                        wrong.add("the host did " + each.operation() + " twice");
                      }
                    }));
    Set<String> all = new HashSet<>(host.keySet());
    all.addAll(operations.keySet());
    for (String id : all) {
      Operated ours = operations.get(id);
      boolean done = ours != null && ours.state().equals("DONE");
      Operated released = done && ours.kind().equals("RELEASE") ? new Operated(ours.payment(), "CANCEL", ours.amount(), "DONE") : ours;
      if (done ? !released.equals(host.get(id)) : host.containsKey(id) || ours.state().equals("PENDING")) {
        wrong.add("operation " + id + " is " + ours + ", of the host " + host.get(id));
      }
    }
  }

  private static String ours(FollowUp.Kind kind) {
    return switch (kind) {
      case CAPTURE -> "CHARGE";
      case REVERSE -> "CANCEL";
      case REFUND -> "REFUND";
    };
  }

  /// One notification for every payment that has an outcome, and one for every operation; no other.
  private void compareTold(Collection<Told> told, List<String> wrong) {
    Map<Told, Integer> counts = new HashMap<>();
    told.forEach(each -> counts.merge(each, 1, Integer::sum));
    payments.forEach(
        (id, paid) -> expect(counts, new Told(id, "", !paid.state().equals("DECLINED")), wrong));
    operations.forEach(
        (id, done) -> expect(counts, new Told(done.payment(), id, done.state().equals("DONE")), wrong));
    counts.keySet().forEach(each -> wrong.add(each + " was told for nothing"));
  }

  private void expect(Map<Told, Integer> counts, Told expected, List<String> wrong) {
    Integer count = counts.remove(expected);
    boolean none = count == null && givenUp.contains(expected);
    if (!none && (count == null || count != 1)) {
      wrong.add(expected + " was told " + (count == null ? "never" : count + " times"));
    }
  }

  /// The states of a shop's payments by their ids: state, charged and returned minor units.
  public static Map<UUID, List<String>> payments(TestGateway gateway, TestShop shop) {
    Map<UUID, List<String>> found = new HashMap<>();
    gateway
        .sql()
        .rows(
            "select id, state, charged_amount, returned_amount from payment where merchant_id = ?",
            shop.merchant().value())
        .forEach(row -> found.put(UUID.fromString(row.getFirst()), row.subList(1, 4)));
    return found;
  }
}

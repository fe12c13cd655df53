package kz.tolem.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.tolem.host.Book;
import kz.tolem.host.Event;
import kz.tolem.host.Journal;

/// Holds the books against each other once nothing is killed any more. What does not agree is told in words.
final class Audit {

  private static final int HURRY_EVERY = 15;

  private final Databases database;
  private final Optional<Path> hostFolder;
  private final Path receiverBook;
  private final Shops shops;
  private final List<String> faults = new ArrayList<>();
  private long lost;
  private long doubled;
  private long open;

  /// @param hostFolder where the card host keeps its book; empty: it has none of its own
  Audit(Databases database, Optional<Path> hostFolder, Path receiverBook, Shops shops) {
    this.database = database;
    this.hostFolder = hostFolder;
    this.receiverBook = receiverBook;
    this.shops = shops;
  }

  /// Where the money of a payment is, in the words of all three books.
  private record Row(String invoice, String state, long amount, String place) {

    boolean isPaid() {
      return !state.equals("DECLINED") && !state.equals("PENDING");
    }
  }

  /// Waits until nothing is open, then compares.
  void run(Duration wait) throws SQLException, IOException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      untilNothingIsOpen(statement, wait);
      Map<String, Row> ours = ours(statement);
      if (hostFolder.isPresent()) {
        compareWithHost(ours, Book.of(Journal.read(hostFolder.get())));
      }
      compareWithShops(ours, operations(statement));
      compareWithReceiver(statement);
    }
  }

  private void untilNothingIsOpen(Statement statement, Duration wait) throws SQLException {
    String question =
        """
        select (select count(*) from payment where state = 'PENDING')
             + (select count(*) from payment where given_up_at is not null and reversed_at is null)
             + (select count(*) from operation where state = 'PENDING')
             + (select count(*) from notification where next_try_at is not null)
        """;
    long end = System.nanoTime() + wait.toNanos();
    open = count(statement, question);
    for (int i = 0; open > 0 && System.nanoTime() < end; i++) {
      if (i % HURRY_EVERY == 0) {
        // The next try may be far off, since receiver and senders were away often; nobody wants to wait for that here.
        statement.executeUpdate("update notification set next_try_at = now() where next_try_at > now()");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      open = count(statement, question);
    }
    if (open > 0) {
      faults.add(open + " payments, operations or notifications are still open");
    }
  }

  private static long count(Statement statement, String question) throws SQLException {
    try (ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Map<String, Row> ours(Statement statement) throws SQLException {
    Map<String, Row> ours = new TreeMap<>();
    String question =
        """
        select id, invoice_number, state, amount,
               case state when 'AUTHORIZED' then 'BLOCKED ' || amount
                          when 'CHARGED' then 'TAKEN ' || charged_amount || ' ' || returned_amount
                          when 'DECLINED' then '' when 'PENDING' then ''
                          else 'LET GO' end
          from payment
        """;
    try (ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        ours.put(rows.getString(1), new Row(rows.getString(2), rows.getString(3), rows.getLong(4), rows.getString(5)));
      }
    }
    return ours;
  }

  private static Set<String> operations(Statement statement) throws SQLException {
    Set<String> done = new HashSet<>();
    String question = "select payment_id, lower(kind), amount from operation where state = 'DONE'";
    try (ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        done.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getLong(3));
      }
    }
    return done;
  }

  private void compareWithHost(Map<String, Row> ours, Book book) {
    Map<String, String> theirs = new HashMap<>();
    book.payments().forEach((id, entry) -> theirs.put(id.toString(), place(entry)));
    Map<String, String> paidInvoices = new HashMap<>();
    theirs.forEach(
        (id, place) -> {
          Row row = ours.get(id);
          if (row == null) {
            faults.add("the host knows payment " + id + " and Tolem does not");
            lost++;
          } else if (!place.isEmpty()) {
            String other = paidInvoices.put(row.invoice(), id);
            if (other != null) {
              faults.add("invoice " + row.invoice() + " is paid twice: " + id + " and " + other);
              doubled++;
            }
          }
        });
    ours.forEach(
        (id, row) -> {
          String place = theirs.getOrDefault(id, "");
          if (!place.equals(row.place())) {
            faults.add(
                "payment " + id + " is " + row.state() + " '" + row.place() + "' here and '" + place + "' there");
          }
        });
  }

  private static String place(Book.Entry entry) {
    if (!entry.stands()) {
      return "";
    }
    Event.Decided decided = entry.decided().orElseThrow();
    if (entry.isBlocked()) {
      return "BLOCKED " + decided.amount().minorUnits();
    }
    return entry.released() ? "LET GO" : "TAKEN " + entry.taken() + " " + entry.returned();
  }

  private void compareWithShops(Map<String, Row> ours, Set<String> done) {
    Set<String> paid = new HashSet<>();
    ours.values().stream().filter(Row::isPaid).forEach(row -> paid.add(row.invoice()));
    shops
        .book()
        .values()
        .forEach(
            told -> {
              if (told.status() == 200) {
                Row row = ours.get(told.payment());
                if (row == null || !row.isPaid() || row.amount() != Long.parseLong(told.amount()) * 100) {
                  faults.add("invoice " + told.invoice() + " was told to be paid and is not");
                  lost++;
                }
              } else if (paid.contains(told.invoice())) {
                faults.add("invoice " + told.invoice() + " is paid, and the shop was told " + told.status());
                lost++;
              }
              for (String each : told.done()) {
                String verb = each.split(" ")[0];
                long minorUnits = Long.parseLong(each.split(" ")[1]) * 100;
                if (!done.contains(told.payment() + " " + verb + " " + minorUnits)) {
                  faults.add("the " + verb + " of invoice " + told.invoice() + " was told to be done and is not");
                  lost++;
                }
              }
            });
  }

  private void compareWithReceiver(Statement statement) throws SQLException, IOException {
    Map<String, String> applied = new HashMap<>();
    for (String line : Files.readAllLines(receiverBook, StandardCharsets.US_ASCII)) {
      String[] words = line.split(" ");
      if (applied.put(words[0], words[1] + " " + words[2]) != null) {
        faults.add("notification " + words[0] + " was applied twice");
      }
    }
    String question = "select id, payment_id || case when success then ' ok' else ' error' end from notification";
    Set<String> notified = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        notified.add(rows.getString(2));
        if (!rows.getString(2).equals(applied.remove(rows.getString(1)))) {
          faults.add("notification " + rows.getString(1) + " of payment " + rows.getString(2) + " was not applied");
        }
      }
    }
    applied.keySet().forEach(id -> faults.add("notification " + id + " was applied and never written"));
    String settled =
        """
        select id || case when state = 'DECLINED' then ' error' else ' ok' end from payment where settled_at is not null
        """;
    try (ResultSet rows = statement.executeQuery(settled)) {
      while (rows.next()) {
        if (!notified.contains(rows.getString(1))) {
          faults.add("payment " + rows.getString(1) + " was settled without a notification");
        }
      }
    }
  }

  List<String> faults() {
    return faults;
  }

  long lost() {
    return lost;
  }

  long doubled() {
    return doubled;
  }

  long open() {
    return open;
  }
}

package kz.tolem.host;

import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The sum of a journal: what became of every payment, and what each card has spent. Not thread-safe.
public final class Book {

  private final Map<UUID, Entry> payments = new LinkedHashMap<>();
  private final Map<String, Long> spent = new HashMap<>();

  /// How one payment stands.
  public static final class Entry {

    private Optional<Event.Decided> decided = Optional.empty();
    private boolean undone;
    private boolean released;
    private boolean completed;
    private long taken;
    private long returned;
    private final Map<UUID, Event.Followed> steps = new LinkedHashMap<>();

    private Entry() {}

    /// What was answered; empty when the payment was undone before it was seen.
    public Optional<Event.Decided> decided() {
      return decided;
    }

    /// Whether it was approved and not undone since.
    public boolean stands() {
      return decided.map(event -> event.answer().approved()).orElse(false) && !undone;
    }

    public boolean undone() {
      return undone;
    }

    /// Whether its block was let go.
    public boolean released() {
      return released;
    }

    /// Whether there is a block that may still be completed or released.
    public boolean isBlocked() {
      return stands() && decided.orElseThrow().kind() == Event.Kind.BLOCK && !released && !completed;
    }

    /// Minor units taken in all.
    public long taken() {
      return undone ? 0 : taken;
    }

    /// Minor units given back.
    public long returned() {
      return returned;
    }

    /// What followed, by operation.
    public Map<UUID, Event.Followed> steps() {
      return steps;
    }

    private long held() {
      if (!stands() || released) {
        return 0;
      }
      return completed || decided.orElseThrow().kind() == Event.Kind.PURCHASE
          ? taken - returned
          : decided.orElseThrow().amount().minorUnits();
    }
  }

  /// Adds up a journal.
  public static Book of(List<Event> events) {
    Book book = new Book();
    events.forEach(book::add);
    return book;
  }

  /// One event more.
  void add(Event event) {
    Entry entry = payments.computeIfAbsent(event.payment(), _ -> new Entry());
    long before = entry.held();
    switch (event) {
      case Event.Decided decided -> {
        entry.decided = Optional.of(decided);
        entry.taken = decided.answer().approved() && decided.kind() == Event.Kind.PURCHASE
            ? decided.amount().minorUnits()
            : 0;
      }
      case Event.Undone _ -> entry.undone = true;
      case Event.Followed followed -> follow(entry, followed);
    }
    entry.decided.ifPresent(
        decided ->
            spent.merge(account(decided.card(), decided.amount().currency()), entry.held() - before, Long::sum));
  }

  private static void follow(Entry entry, Event.Followed followed) {
    entry.steps.put(followed.operation(), followed);
    if (!followed.answer().approved()) {
      return;
    }
    switch (followed.step()) {
      case COMPLETE -> {
        entry.completed = true;
        entry.taken = followed.amount().minorUnits();
      }
      case RELEASE -> entry.released = true;
      case REFUND -> entry.returned += followed.amount().minorUnits();
    }
  }

  public Optional<Entry> find(UUID payment) {
    return Optional.ofNullable(payments.get(payment));
  }

  /// All payments, the oldest first.
  public Map<UUID, Entry> payments() {
    return Map.copyOf(payments);
  }


  int size() {
    return payments.size();
  }

  /// Minor units that a card has blocked or spent, less what came back.
  long spent(String card, Currency currency) {
    return spent.getOrDefault(account(card, currency), 0L);
  }

  private static String account(String card, Currency currency) {
    return card + " " + currency.getCurrencyCode();
  }
}

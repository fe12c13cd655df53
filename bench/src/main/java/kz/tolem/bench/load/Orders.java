package kz.tolem.bench.load;

import java.util.List;
import java.util.Optional;
import kz.tolem.protocol.TerminalId;

/// Fresh order numbers, round the terminals, never the same and never the same last six digits at one terminal: that is
/// what the documents ask of a shop, so a terminal takes a million orders.
public final class Orders {

  /// Orders that one terminal can take.
  public static final long PER_TERMINAL = 1_000_000;

  private static final String BEFORE = "100000";

  private final List<TerminalId> terminals;
  private long next;

  /// @param taken how many orders the terminals hold already, dealt to them in turn
  public Orders(List<TerminalId> terminals, long taken) {
    this.terminals = List.copyOf(terminals);
    this.next = taken;
  }

  /// An order to be paid.
  ///
  /// @param terminal which of the terminals
  record Order(int terminal, String number) {}

  /// Goes on as if so many orders had been taken.
  public void startAt(long taken) {
    next = taken;
  }

  /// The next order.
  ///
  /// @throws IllegalStateException when the terminals are full
  Order take() {
    long order = next++;
    int terminal = (int) (order % terminals.size());
    return new Order(
        terminal,
        numberOf(order / terminals.size())
            .orElseThrow(() -> new IllegalStateException("all terminals have taken a million orders")));
  }

  /// The number of an order by its place at its terminal, from 0 on; empty when the terminal is full.
  public static Optional<String> numberOf(long place) {
    return place < PER_TERMINAL ? Optional.of(BEFORE + Long.toString(PER_TERMINAL + place).substring(1)) : Optional.empty();
  }

  public List<TerminalId> terminals() {
    return terminals;
  }
}

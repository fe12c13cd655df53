package kz.tolem.gateway.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One way in which an order may stand, as far as anybody outside can tell. As long as an answer is open there are
/// several. Immutable; equal worlds are one.
///
/// @param attempts by the number of the request that made them
/// @param errands charges, cancels and refunds, by the number of the call that began them
/// @param cardActive whether the saved card may still be used
record World(
    boolean twoStep, boolean secure, Map<Integer, Attempt> attempts, Map<Integer, Errand> errands, boolean cardActive) {

  /// How long a buyer has at his bank, in minutes.
  static final int STEP_LIFE = 15;

  /// Where an attempt stands. At the GATE it is decided whether the buyer must go to his bank; there he is in a STEP. An
  /// attempt that is LEAVING will be declined.
  enum State {
    GATE,
    STEP,
    LEAVING,
    PENDING,
    AUTHORIZED,
    CHARGED,
    CANCELLED,
    DECLINED;

    boolean isOpen() {
      return this == GATE || this == LEAVING || this == PENDING;
    }
  }

  /// @param away what was given back or is set aside for that
  /// @param old whether the gateway may have asked the host what became of it
  /// @param waited minutes that the buyer has been away
  record Attempt(long amount, State state, long charged, long away, boolean old, int waited) {

    static Attempt begun(long amount, boolean secure) {
      return new Attempt(amount, secure ? State.GATE : State.PENDING, 0, 0, false, 0);
    }

    Attempt now(State next) {
      return new Attempt(amount, next, charged, away, false, 0);
    }

    Attempt charged(long taken) {
      return new Attempt(amount, State.CHARGED, taken, 0, false, 0);
    }

    Attempt away(long more) {
      return new Attempt(amount, state, charged, away + more, old, waited);
    }

    /// Whether the buyer has been away for too long.
    boolean isOverdue() {
      return state == State.STEP && waited >= STEP_LIFE;
    }

    long left() {
      return (state == State.CHARGED ? charged : amount) - away;
    }
  }

  enum Verb {
    CHARGE,
    CANCEL,
    REFUND
  }

  enum End {
    OPEN,
    DONE,
    FAILED
  }

  /// @param externalId empty text: none
  record Errand(Verb verb, int attempt, long amount, String externalId, End end, boolean old) {}

  static World empty(boolean twoStep, boolean secure) {
    return new World(twoStep, secure, Map.of(), Map.of(), true);
  }

  /// The attempt that is under way or succeeded.
  Optional<Attempt> live() {
    return attempts.values().stream().filter(attempt -> attempt.state() != State.DECLINED).findFirst();
  }

  World with(int request, Attempt attempt) {
    Map<Integer, Attempt> copy = new TreeMap<>(attempts);
    copy.put(request, attempt);
    return new World(twoStep, secure, Map.copyOf(copy), errands, cardActive);
  }

  World with(int call, Errand errand) {
    Map<Integer, Errand> copy = new TreeMap<>(errands);
    copy.put(call, errand);
    return new World(twoStep, secure, attempts, Map.copyOf(copy), cardActive);
  }

  World withoutCard() {
    return new World(twoStep, secure, attempts, errands, false);
  }

  /// The errand that has this id of the shop's, unless it failed.
  Optional<Integer> byExternalId(String externalId) {
    return errands.entrySet().stream()
        .filter(each -> each.getValue().externalId().equals(externalId) && each.getValue().end() != End.FAILED)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  boolean isEnding(int attempt) {
    return errands.values().stream()
        .anyMatch(each -> each.attempt() == attempt && each.verb() != Verb.REFUND && each.end() == End.OPEN);
  }

  /// Without what can never matter again.
  World tidied() {
    Map<Integer, Errand> kept = new TreeMap<>(errands);
    kept.values()
        .removeIf(each -> each.end() == End.FAILED || each.end() == End.DONE && each.externalId().isEmpty());
    return new World(twoStep, secure, attempts, Map.copyOf(kept), cardActive);
  }

  /// Whether nothing is under way.
  boolean isQuiet() {
    return attempts.values().stream().noneMatch(each -> each.state().isOpen() || each.state() == State.STEP)
        && errands.values().stream().noneMatch(each -> each.end() == End.OPEN);
  }

  /// So many minutes later: what is under way may be asked about from now on.
  World later(int minutes) {
    Map<Integer, Attempt> aged = new TreeMap<>(attempts);
    aged.replaceAll(
        (_, each) ->
            switch (each.state()) {
              case PENDING, LEAVING -> new Attempt(each.amount(), each.state(), 0, 0, true, 0);
              case GATE, STEP ->
                  new Attempt(each.amount(), each.state(), 0, 0, true, Math.min(STEP_LIFE, each.waited() + minutes));
              case AUTHORIZED, CHARGED, CANCELLED, DECLINED -> each;
            });
    Map<Integer, Errand> agedErrands = new TreeMap<>(errands);
    agedErrands.replaceAll(
        (_, each) ->
            new Errand(each.verb(), each.attempt(), each.amount(), each.externalId(), each.end(), each.end() == End.OPEN));
    return new World(twoStep, secure, Map.copyOf(aged), Map.copyOf(agedErrands), cardActive);
  }

  /// The worlds that this one may become by itself, by one thing that comes to its end.
  List<World> ends() {
    List<World> next = new ArrayList<>();
    attempts.forEach((request, attempt) -> next.addAll(ends(request, attempt)));
    errands.forEach(
        (call, errand) -> {
          if (errand.end() == End.OPEN) {
            next.addAll(ends(call, errand));
          }
        });
    return next;
  }

  private List<World> ends(int request, Attempt attempt) {
    List<World> next = new ArrayList<>();
    World declined = with(request, attempt.now(State.DECLINED));
    switch (attempt.state()) {
      case GATE -> {
        next.add(with(request, attempt.now(State.STEP)));
        if (attempt.old()) {
          next.add(with(request, new Attempt(attempt.amount(), State.STEP, 0, 0, false, attempt.waited())));
          next.add(declined);
        }
      }
      case STEP -> {
        if (attempt.isOverdue()) {
          next.add(with(request, attempt.now(State.LEAVING)));
        }
      }
      case LEAVING -> next.add(declined);
      case PENDING -> {
        if (mayBeDone(Fate.of(attempt.amount()), attempt.old())) {
          next.add(with(request, twoStep ? attempt.now(State.AUTHORIZED) : attempt.charged(attempt.amount())));
        }
        if (mayFail(Fate.of(attempt.amount()), attempt.old())) {
          next.add(declined);
        }
      }
      case AUTHORIZED, CHARGED, CANCELLED, DECLINED -> {}
    }
    return next;
  }

  private List<World> ends(int call, Errand errand) {
    List<World> next = new ArrayList<>();
    Attempt attempt = attempts.get(errand.attempt());
    if (mayBeDone(Fate.of(errand.amount()), errand.old())) {
      Attempt moved =
          switch (errand.verb()) {
            case CHARGE -> attempt.charged(errand.amount());
            case CANCEL -> attempt.now(State.CANCELLED);
            case REFUND -> attempt;
          };
      next.add(with(errand.attempt(), moved).with(call, ended(errand, End.DONE)));
    }
    if (mayFail(Fate.of(errand.amount()), errand.old())) {
      Attempt moved = errand.verb() == Verb.REFUND ? attempt.away(-errand.amount()) : attempt;
      next.add(with(errand.attempt(), moved).with(call, ended(errand, End.FAILED)));
    }
    return next;
  }

  private static Errand ended(Errand errand, End end) {
    return new Errand(errand.verb(), errand.attempt(), errand.amount(), errand.externalId(), end, false);
  }

  private static boolean mayBeDone(Fate fate, boolean old) {
    return switch (fate) {
      case APPROVED, LATE -> true;
      case ANSWER_LOST -> old;
      case DECLINED, REQUEST_LOST -> false;
    };
  }

  /// Whoever asks the host about something that has not come in yet hears that it never will.
  private static boolean mayFail(Fate fate, boolean old) {
    return fate == Fate.DECLINED || old;
  }
}

package kz.tolem.gateway.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tolem.gateway.model.World.Attempt;
import kz.tolem.gateway.model.World.End;
import kz.tolem.gateway.model.World.Errand;
import kz.tolem.gateway.model.World.State;
import kz.tolem.gateway.model.World.Verb;

/// Looks for every order of events in which calls that were made at once could have been answered as they were.
///
/// A call is looked at, begins, and is answered; what it began comes to its end at a time of its own. All orders are
/// tried, so whatever the gateway answers in a race must be what it could have answered one thing after the other.
final class Explanation {

  private final List<Call> calls;
  private final List<Seen> seen;
  private final int firstNumber;
  private final Deque<Node> open = new ArrayDeque<>();
  private final Set<Node> known = new HashSet<>();

  private Explanation(List<Call> calls, List<Seen> seen, int firstNumber) {
    this.calls = calls;
    this.seen = seen;
    this.firstNumber = firstNumber;
  }

  /// How far a call is.
  private sealed interface Phase {
    record Fresh() implements Phase {}

    /// Nothing speaks against it so far.
    record Looked(long amount) implements Phase {}

    record OnAttempt(int request) implements Phase {}

    record OnErrand(int call) implements Phase {}

    record Answered() implements Phase {}
  }

  private record Node(World world, List<Phase> phases) {

    Node with(World next, int call, Phase phase) {
      List<Phase> copy = new ArrayList<>(phases);
      copy.set(call, phase);
      return new Node(next, List.copyOf(copy));
    }
  }

  /// @param firstNumber the number of the first of the calls; the others follow
  /// @return the worlds in which all may have ended; empty when there is no explanation
  static Set<World> of(Set<World> before, List<Call> calls, List<Seen> seen, int firstNumber) {
    return new Explanation(calls, seen, firstNumber).search(before);
  }

  private Set<World> search(Set<World> before) {
    List<Phase> fresh = Collections.nCopies(calls.size(), new Phase.Fresh());
    before.forEach(world -> add(new Node(world, fresh)));
    Set<World> found = new HashSet<>();
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.phases().stream().allMatch(Phase.Answered.class::isInstance)) {
        found.add(node.world().tidied());
        continue;
      }
      if (answersOne(node)) {
        continue;
      }
      node.world().ends().forEach(next -> add(new Node(next, node.phases())));
      for (int i = 0; i < calls.size(); i++) {
        advance(node, i);
      }
    }
    return found;
  }

  private void add(Node node) {
    if (known.add(node)) {
      open.push(node);
    }
  }

  /// An answer changes nothing, so one that can be given need not be tried later.
  private boolean answersOne(Node node) {
    for (int i = 0; i < calls.size(); i++) {
      boolean fits =
          switch (node.phases().get(i)) {
            case Phase.Fresh _, Phase.Looked _, Phase.Answered _ -> false;
            case Phase.OnAttempt(int request) ->
                seen.get(i) instanceof Seen.Unknown || Telling.fits(node.world().attempts().get(request), seen.get(i));
            case Phase.OnErrand(int call) ->
                seen.get(i) instanceof Seen.Unknown || Telling.fits(node.world().errands().get(call), seen.get(i));
          };
      if (fits) {
        add(node.with(node.world(), i, new Phase.Answered()));
        return true;
      }
    }
    return false;
  }

  private void advance(Node node, int i) {
    switch (node.phases().get(i)) {
      case Phase.Answered _, Phase.OnAttempt _, Phase.OnErrand _ -> {}
      case Phase.Looked(long amount) -> begin(node, i, (Call.Act) calls.get(i), amount);
      case Phase.Fresh _ -> {
        switch (calls.get(i)) {
          case Call.Pay pay -> pay(node, i, pay);
          case Call.Act act -> look(node, i, act);
          case Call.Confirm confirm -> confirm(node, i, confirm);
          case Call.Look(int request) ->
              answered(node, i, node.world(), Telling.stands(node.world().attempts().get(request)).equals(seen.get(i)));
          case Call.LookByInvoice _ -> answered(node, i, node.world(), Telling.counts(node.world(), seen.get(i)));
          case Call.Leap(int minutes) -> answered(node, i, node.world().later(minutes), true);
          case Call.Deactivate _ -> {
            boolean done = node.world().cardActive();
            answered(node, i, node.world().withoutCard(), seen.get(i) instanceof Seen.Done == done);
          }
        }
      }
    }
  }

  private void answered(Node node, int i, World next, boolean fits) {
    if (fits) {
      add(node.with(next, i, new Phase.Answered()));
    }
  }

  private void refused(Node node, int i) {
    answered(node, i, node.world(), seen.get(i) instanceof Seen.Refused);
  }

  /// What is settled is told at once; what is open is waited for.
  private void waitFor(Node node, int i, int request) {
    Attempt attempt = node.world().attempts().get(request);
    if (attempt.state().isOpen()) {
      add(node.with(node.world(), i, new Phase.OnAttempt(request)));
    } else {
      answered(node, i, node.world(), Telling.fits(attempt, seen.get(i)));
    }
  }

  private void pay(Node node, int i, Call.Pay pay) {
    World world = node.world();
    if (world.attempts().containsKey(pay.request())) {
      waitFor(node, i, pay.request());
    } else if (pay.savedCard() && !world.cardActive() || world.live().isPresent()) {
      refused(node, i);
    } else {
      World begun = world.with(pay.request(), Attempt.begun(pay.amount(), world.secure()));
      add(node.with(begun, i, new Phase.OnAttempt(pay.request())));
    }
  }

  private void confirm(Node node, int i, Call.Confirm confirm) {
    World world = node.world();
    Attempt attempt = world.attempts().get(confirm.request());
    if (attempt.state() != State.STEP) {
      waitFor(node, i, confirm.request());
      return;
    }
    Phase waiting = new Phase.OnAttempt(confirm.request());
    boolean goesOn = confirm.passed() && !attempt.isOverdue();
    if (goesOn) {
      add(node.with(world.with(confirm.request(), attempt.now(State.PENDING)), i, waiting));
    }
    // A saved card that is gone by now is not asked for any more.
    if (!goesOn || !world.cardActive()) {
      add(node.with(world.with(confirm.request(), attempt.now(State.LEAVING)), i, waiting));
    }
  }

  private void look(Node node, int i, Call.Act act) {
    Attempt attempt = node.world().attempts().get(act.request());
    if (repeats(node, i, act)) {
      return;
    }
    State needed = act.verb() == Verb.REFUND ? State.CHARGED : State.AUTHORIZED;
    long amount = act.amount().orElse(attempt.left());
    boolean tooSmall = act.verb() == Verb.REFUND && amount < 1000 && amount != attempt.left();
    if (attempt.state() != needed || amount == 0 || amount > attempt.left() || tooSmall) {
      refused(node, i);
    } else {
      add(node.with(node.world(), i, new Phase.Looked(amount)));
    }
  }

  /// Whether the shop's own id of a refund is in use; then the earlier refund decides.
  private boolean repeats(Node node, int i, Call.Act act) {
    Optional<Integer> before =
        act.externalId().isEmpty() ? Optional.empty() : node.world().byExternalId(act.externalId());
    if (before.isEmpty()) {
      return false;
    }
    Errand errand = node.world().errands().get(before.get());
    if (errand.attempt() != act.request() || act.amount().orElse(errand.amount()) != errand.amount()) {
      refused(node, i);
    } else if (errand.end() == End.OPEN) {
      add(node.with(node.world(), i, new Phase.OnErrand(before.get())));
    } else {
      answered(node, i, node.world(), Telling.fits(errand, seen.get(i)));
    }
    return true;
  }

  private void begin(Node node, int i, Call.Act act, long amount) {
    World world = node.world();
    Attempt attempt = world.attempts().get(act.request());
    if (!act.externalId().isEmpty() && world.byExternalId(act.externalId()).isPresent()) {
      lookAgain(node, i);
      return;
    }
    boolean free =
        act.verb() == Verb.REFUND
            ? attempt.away() + amount <= attempt.charged()
            : attempt.state() == State.AUTHORIZED && !world.isEnding(act.request());
    if (!free) {
      lookAgain(node, i);
      return;
    }
    Attempt reserved = act.verb() == Verb.REFUND ? attempt.away(amount) : attempt;
    int number = firstNumber + i;
    Errand errand = new Errand(act.verb(), act.request(), amount, act.externalId(), End.OPEN, false);
    add(node.with(world.with(act.request(), reserved).with(number, errand), i, new Phase.OnErrand(number)));
  }

  /// Somebody was first: either that is told, or he has failed by the time one looks again.
  private void lookAgain(Node node, int i) {
    refused(node, i);
    add(node.with(node.world(), i, new Phase.Fresh()));
  }
}

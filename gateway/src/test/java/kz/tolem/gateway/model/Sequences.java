package kz.tolem.gateway.model;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kz.tolem.gateway.NotificationBook;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestPause;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.ThreeBooks;
import kz.tolem.gateway.merchant.NewTerminal;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/// Random sequences of everything that can be done to an order, and the gateway that they are played at. Each second of
/// the card host takes ten milliseconds here; the gateway waits 150 for it.
final class Sequences implements AutoCloseable {

  private static final int MOVES_MAX = 12;
  // A day, so that no token expires in a run.
  private static final Duration TOKEN_LIFE = Duration.ofDays(1);

  private final TestGateway gateway =
      TestGateway.start(
          s -> s.pause(TestPause.SWIFT).acquirerWait(Duration.ofMillis(150)).with("TOLEM_SECURE_STEP_LIFE", "PT15M"));
  private final NotificationBook book = NotificationBook.open();
  private final TestShop thief = gateway.shop();
  private boolean allWell = true;

  private OrderRun run(UnaryOperator<NewTerminal> change) {
    UnaryOperator<NewTerminal> telling =
        terminal -> change.apply(Terminals.ruled(terminal, Terminals.rules(0, 30, 0, true)));
    return new OrderRun(gateway, book, gateway.shop(telling, TOKEN_LIFE, ExpiresInForm.NUMBER), thief);
  }

  /// Plays a sequence to its end and compares the three books.
  void play(ActionChain<OrderRun> sequence) {
    allWell = false;
    sequence.run().finish();
    allWell = true;
  }

  Arbitrary<ActionChain<OrderRun>> twoStep() {
    return sequences(UnaryOperator.identity(), Sequences::operations);
  }

  Arbitrary<ActionChain<OrderRun>> oneStep() {
    return sequences(Terminals::oneStep, Sequences::operations);
  }

  Arbitrary<ActionChain<OrderRun>> secure() {
    return sequences(
        Terminals::secure3d,
        () ->
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(true, true, false).<Move>map(Move.Confirm::new)), Tuple.of(4, operations())));
  }

  private Arbitrary<ActionChain<OrderRun>> sequences(
      UnaryOperator<NewTerminal> terminal, Supplier<Arbitrary<Move>> operations) {
    Arbitrary<Move> calls =
        Arbitraries.frequencyOf(
            Tuple.of(4, payments()),
            Tuple.of(3, Arbitraries.integers().between(0, 2).<Move>map(Move.PayAgain::new)),
            Tuple.of(9, operations.get()),
            Tuple.of(2, Arbitraries.of(Move.Plain.STATUS, Move.Plain.STATUS_BY_INVOICE).<Move>map(Function.identity())),
            Tuple.of(1, Arbitraries.of(3, 20).<Move>map(Move.Leap::new)));
    Arbitrary<Move> others =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.of(Move.Plain.values()).<Move>map(Function.identity())),
            Tuple.of(1, Arbitraries.of(NotificationBook.Mood.values()).<Move>map(Move.ShopServer::new)));
    Arbitrary<Move> together =
        Arbitraries.frequencyOf(Tuple.of(12, calls), Tuple.of(1, Arbitraries.of((Move) Move.Plain.DEACTIVATE)))
            .list()
            .ofMinSize(2)
            .ofMaxSize(4)
            .map(Move.AtOnce::new);
    return ActionChain.startWith(() -> run(terminal))
        .withAction(5, playing(calls))
        .withAction(4, playing(together))
        .withAction(1, playing(others))
        .withMaxTransformations(MOVES_MAX);
  }

  private static Action<OrderRun> playing(Arbitrary<Move> moves) {
    return (Action.Independent<OrderRun>)
        () -> moves.map(move -> Transformer.mutate(move.toString(), run -> run.play(move)));
  }

  /// docs/sandbox.md: what the simulated host does by amount.
  private static Arbitrary<Move> payments() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(4, 2_000_000),
                Tuple.of(4, 1_000),
                Tuple.of(3, 900_484),
                Tuple.of(2, 910_003),
                Tuple.of(2, 910_030),
                Tuple.of(2, 920_000),
                Tuple.of(2, 930_000)),
            Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)))
        .as(Move.PayNew::new);
  }

  private static Arbitrary<Move> operations() {
    Arbitrary<OptionalInt> amounts =
        Arbitraries.frequency(
            Tuple.of(6, OptionalInt.empty()),
            Tuple.of(3, OptionalInt.of(600)),
            Tuple.of(2, OptionalInt.of(300)),
            Tuple.of(1, OptionalInt.of(5)),
            Tuple.of(2, OptionalInt.of(1_100_000)),
            Tuple.of(2, OptionalInt.of(900_484)),
            Tuple.of(2, OptionalInt.of(910_003)),
            Tuple.of(2, OptionalInt.of(910_030)),
            Tuple.of(2, OptionalInt.of(920_000)),
            Tuple.of(2, OptionalInt.of(930_000)));
    Arbitrary<World.Verb> verbs =
        Arbitraries.frequency(
            Tuple.of(3, World.Verb.CHARGE), Tuple.of(2, World.Verb.CANCEL), Tuple.of(6, World.Verb.REFUND));
    return Combinators.combine(verbs, amounts, Arbitraries.of("", "", "a", "b")).as(Move.Act::new);
  }

  /// Compares all books once more: what the host did late must not have been done at all.
  @Override
  public void close() {
    try {
      if (allWell) {
        ThreeBooks.agree(gateway, book);
      }
    } finally {
      book.close();
      gateway.close();
    }
  }
}

package kz.tolem.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.gateway.Eventually;
import kz.tolem.gateway.NotificationBook;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.ThreeBooks;

/// One order at a real gateway, and beside it the worlds in which it can be by what was heard so far.
final class OrderRun {

  private final TestGateway gateway;
  private final NotificationBook book;
  private final TestShop shop;
  private final TestShop thief;
  private final String invoice = TestShop.freshInvoice();
  private final Shopkeeper shopkeeper;
  private final Requests requests;
  private final List<String> story = new ArrayList<>();
  private Set<World> worlds;
  private int callsMade;

  OrderRun(TestGateway gateway, NotificationBook book, TestShop shop, TestShop thief) {
    this.gateway = gateway;
    this.book = book;
    this.shop = shop;
    this.thief = thief;
    this.shopkeeper = new Shopkeeper(gateway, shop, shop.granted(shop.serviceToken()));
    this.requests = new Requests(gateway, shop, invoice, book.url());
    this.worlds = Set.of(World.empty(shop.terminal().twoStep(), shop.terminal().secure3d()));
    book.mood(NotificationBook.Mood.TAKES);
  }

  /// A call that is ready to be made.
  private record Planned(Call call, Callable<Seen> sending) {}

  /// Makes one move, or several at once, and looks for an explanation of what was heard.
  void play(Move move) {
    List<Move> moves = move instanceof Move.AtOnce(var many) ? many : List.of(move);
    List<Planned> planned = moves.stream().flatMap(each -> plan(each).stream()).toList();
    List<Call> calls = planned.stream().map(Planned::call).toList();
    List<Seen> seen = atOnce(planned.stream().map(Planned::sending).toList());
    requests.visitBanks();
    story.add(move + "\n      " + calls + "\n      " + seen);
    Set<World> next = Explanation.of(worlds, calls, seen, callsMade);
    callsMade += calls.size();
    if (next.isEmpty()) {
      throw new AssertionError("nothing explains the last answers:\n" + String.join("\n", story) + "\nbefore them:\n" + worlds);
    }
    worlds = next;
  }

  private static List<Seen> atOnce(List<Callable<Seen>> sendings) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Seen>> futures = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<Seen> sending : sendings) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return sending.call();
                }));
      }
      start.countDown();
      for (Future<Seen> future : futures) {
        seen.add(future.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    return seen;
  }

  /// Empty when there is nothing to do it with yet, or when it is done already and cannot change anything.
  private Optional<Planned> plan(Move move) {
    OptionalInt paid = requests.lastPaid();
    return switch (move) {
      case Move.PayNew(int amount, boolean cryptogram) -> Optional.of(sending(requests.make(amount, cryptogram)));
      case Move.PayAgain(int back) ->
          requests.count() > back ? Optional.of(sending(requests.count() - 1 - back)) : Optional.empty();
      case Move.Act act -> paid.isPresent() ? Optional.of(acting(act, paid.getAsInt())) : Optional.empty();
      case Move.Confirm(boolean passed) -> {
        OptionalInt step = requests.lastChallenged();
        yield step.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Planned(
                    new Call.Confirm(step.getAsInt(), passed), () -> requests.confirm(step.getAsInt(), passed)));
      }
      case Move.Leap(int minutes) ->
          Optional.of(
              new Planned(
                  new Call.Leap(minutes),
                  () -> {
                    gateway.clock().advance(Duration.ofMinutes(minutes));
                    return new Seen.Done();
                  }));
      case Move.ShopServer(var mood) -> {
        book.mood(mood);
        yield Optional.empty();
      }
      case Move.Plain plain -> plan(plain, paid);
      case Move.AtOnce _ -> throw new IllegalArgumentException("moves at once do not nest");
    };
  }

  private Optional<Planned> plan(Move.Plain plain, OptionalInt paid) {
    if (plain == Move.Plain.DEACTIVATE) {
      return Optional.of(new Planned(new Call.Deactivate(), shopkeeper::deactivates));
    }
    if (plain == Move.Plain.STATUS_BY_INVOICE) {
      return Optional.of(
          new Planned(new Call.LookByInvoice(), () -> shopkeeper.asksByInvoice(invoice)));
    }
    if (paid.isEmpty()) {
      return Optional.empty();
    }
    int request = paid.getAsInt();
    switch (plain) {
      case STATUS -> {
        return Optional.of(
            new Planned(new Call.Look(request), () -> shopkeeper.asks(requests.id(request))));
      }
      case OTHER_CONTENT -> requests.sendOther(request);
      case STRANGER -> new Stranger(gateway, thief, shop).tries(requests.id(request));
      case DEACTIVATE, STATUS_BY_INVOICE -> {}
    }
    return Optional.empty();
  }

  private Planned sending(int request) {
    return new Planned(requests.call(request), () -> requests.send(request));
  }

  private Planned acting(Move.Act act, int request) {
    OptionalLong amount =
        act.amount().isPresent() && act.verb() != World.Verb.CANCEL
            ? OptionalLong.of(act.amount().getAsInt() * 100L)
            : OptionalLong.empty();
    String externalId = act.verb() == World.Verb.REFUND ? act.externalId() : "";
    return new Planned(
        new Call.Act(act.verb(), request, amount, externalId),
        () -> shopkeeper.operates(requests.id(request), act.verb(), act.amount(), externalId));
  }

  /// Lets everything come to its end; then the gateway must stand in one of the worlds, and the three books must agree.
  void finish() {
    book.mood(NotificationBook.Mood.TAKES);
    gateway.clock().advance(Duration.ofMinutes(World.STEP_LIFE + 5));
    Eventually.holds(
        "nothing is under way",
        () -> {
          gateway.clock().advance(Duration.ofMinutes(1)); // what was not taken is tried again
          return openRows() == 0;
        });
    Set<World> quiet = quiet(worlds);
    Map<Integer, List<String>> found = found();
    if (quiet.stream().noneMatch(world -> isIn(world, found))) {
      throw new AssertionError("the gateway has " + found + ":\n" + String.join("\n", story) + "\nexpected one of:\n" + quiet);
    }
    try {
      ThreeBooks.agree(gateway, shop, book);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + String.join("\n", story), e);
    }
  }

  private long openRows() {
    return gateway
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select (select count(*) from payment
                                 where merchant_id = :shop and state in ('PENDING', 'SECURE_STEP'))
                             + (select count(*) from operation where merchant_id = :shop and state = 'PENDING')
                             + (select count(*) from notification where merchant_id = :shop and next_try_at is not null)
                        """)
                    .bind("shop", shop.merchant().value())
                    .mapTo(Long.class)
                    .one());
  }

  /// Every world that these may end in when nobody does anything any more.
  private static Set<World> quiet(Set<World> from) {
    Set<World> known = new HashSet<>();
    List<World> open = new ArrayList<>(from.stream().map(world -> world.later(World.STEP_LIFE)).toList());
    while (!open.isEmpty()) {
      World world = open.removeLast();
      if (known.add(world)) {
        world.ends().stream().map(next -> next.isQuiet() ? next : next.later(World.STEP_LIFE)).forEach(open::add);
      }
    }
    known.removeIf(world -> !world.isQuiet());
    return known;
  }

  private Map<Integer, List<String>> found() {
    var rows = ThreeBooks.payments(gateway, shop);
    Map<Integer, List<String>> found = new HashMap<>();
    requests.ids().forEach((number, id) -> found.put(number, rows.remove(UUID.fromString(id))));
    assertThat(rows).as("payments that nobody has heard of").isEmpty();
    return found;
  }

  private static boolean isIn(World world, Map<Integer, List<String>> found) {
    Map<Integer, List<String>> expected = new HashMap<>();
    world
        .attempts()
        .forEach(
            (number, attempt) ->
                expected.put(
                    number,
                    List.of(attempt.state().name(), Long.toString(attempt.charged()), Long.toString(attempt.away()))));
    return expected.equals(found);
  }
}

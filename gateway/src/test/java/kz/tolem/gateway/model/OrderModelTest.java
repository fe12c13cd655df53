package kz.tolem.gateway.model;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.ActionChain;

/// Whatever is done to an order, in whatever order and however much of it at once, and whatever the card host does with
/// its answers: the gateway answers as one thing after the other would have been answered, and the three books agree.
/// `./tolem model` plays many more.
class OrderModelTest {

  private static Sequences sequences;

  @BeforeContainer
  static void start() {
    sequences = new Sequences();
  }

  @AfterContainer
  static void stop() {
    sequences.close();
  }

  @Provide
  Arbitrary<ActionChain<OrderRun>> twoStep() {
    return sequences.twoStep();
  }

  @Provide
  Arbitrary<ActionChain<OrderRun>> oneStep() {
    return sequences.oneStep();
  }

  @Provide
  Arbitrary<ActionChain<OrderRun>> secure() {
    return sequences.secure();
  }

  @Property(tries = 7)
  void an_order_of_a_two_step_terminal_is_in_all_books_alike(@ForAll("twoStep") ActionChain<OrderRun> sequence) {
    sequences.play(sequence);
  }

  @Property(tries = 5)
  void an_order_of_a_one_step_terminal_is_in_all_books_alike(@ForAll("oneStep") ActionChain<OrderRun> sequence) {
    sequences.play(sequence);
  }

  @Property(tries = 3)
  void an_order_with_3d_secure_is_in_all_books_alike(@ForAll("secure") ActionChain<OrderRun> sequence) {
    sequences.play(sequence);
  }
}

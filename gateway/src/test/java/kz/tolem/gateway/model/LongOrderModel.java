package kz.tolem.gateway.model;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.state.ActionChain;

/// What `./tolem model` runs: as many sequences of each kind as it is asked for (`jqwik.tries.default`). Its name keeps
/// it out of the usual tests.
class LongOrderModel {

  private static final int STEP = 25;

  private Sequences sequences;
  private int played;

  @BeforeProperty
  void start() {
    sequences = new Sequences();
    played = 0;
  }

  @AfterProperty
  void stop() {
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

  @Property
  void an_order_of_a_two_step_terminal_is_in_all_books_alike(@ForAll("twoStep") ActionChain<OrderRun> sequence) {
    play("two-step", sequence);
  }

  @Property
  void an_order_of_a_one_step_terminal_is_in_all_books_alike(@ForAll("oneStep") ActionChain<OrderRun> sequence) {
    play("one-step", sequence);
  }

  @Property
  void an_order_with_3d_secure_is_in_all_books_alike(@ForAll("secure") ActionChain<OrderRun> sequence) {
    play("3-D Secure", sequence);
  }

  private void play(String kind, ActionChain<OrderRun> sequence) {
    sequences.play(sequence);
    played++;
    if (played % STEP == 0) {
      System.out.printf("%s: %,d sequences, the three books agree after each%n", kind, played);
    }
  }
}

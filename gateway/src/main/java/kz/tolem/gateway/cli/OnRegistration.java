package kz.tolem.gateway.cli;

import java.io.PrintWriter;
import kz.tolem.gateway.Ground;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.merchant.Registration;

/// A command that reads or changes what is registered.
abstract class OnRegistration extends OnGround {

  OnRegistration(Edges edges) {
    super(edges);
  }

  @Override
  final int run(Ground ground, PrintWriter out) {
    return run(new Registration(ground.database(), ground.keys(), edges().ids(), edges().time()), out);
  }

  /// Does the work.
  /// @return what the program exits with
  abstract int run(Registration registration, PrintWriter out);
}

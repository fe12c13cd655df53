package kz.tolem.gateway.sql;

import java.util.List;

/// The database cannot be trusted with money: it may lose what it has confirmed. The message is for the operator.
public final class DurabilityFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  DurabilityFailure(List<String> problems) {
    super("This database may lose payments that it has confirmed: " + String.join("; ", problems) + ".");
    this.problems = List.copyOf(problems);
  }

  /// One sentence for each setting that stands in the way.
  public List<String> problems() {
    return problems;
  }
}

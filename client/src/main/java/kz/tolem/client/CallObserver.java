package kz.tolem.client;

import java.util.function.Supplier;

/** Looks at calls as they are made, for metrics and traces. Must be thread-safe. */
@FunctionalInterface
public interface CallObserver {

  /** Looks at nothing. */
  CallObserver NONE =
      new CallObserver() {
        @Override
        public <T> T around(String operation, Supplier<T> call) {
          return call.get();
        }
      };

  /**
   * Makes the call, exactly once, and gives what it gives or throws what it throws.
   *
   * @param operation a fixed word such as {@code pay} or {@code status}
   */
  <T> T around(String operation, Supplier<T> call);
}

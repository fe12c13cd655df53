package kz.tolem.client.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.Supplier;
import kz.tolem.client.CallObserver;
import kz.tolem.client.OperationResult;
import kz.tolem.client.PaymentResult;

/**
 * Observes every call as {@code tolem.client} with the keys {@code operation} and {@code outcome}. Neither order nor
 * card is among them. Thread-safe.
 */
public final class ObservedCalls implements CallObserver {

  private static final String NAME = "tolem.client";

  private final ObservationRegistry registry;

  /** Reports to a registry. */
  @SuppressWarnings("exports") // who has no Micrometer does not call this
  public ObservedCalls(ObservationRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public <T> T around(String operation, Supplier<T> call) {
    Observation observation =
        Observation.createNotStarted(NAME, registry)
            .contextualName("tolem " + operation)
            .lowCardinalityKeyValue("operation", operation)
            .lowCardinalityKeyValue("outcome", "failed");
    return observation.observe(
        () -> {
          T result = call.get();
          observation.lowCardinalityKeyValue("outcome", word(result));
          return result;
        });
  }

  private static String word(Object result) {
    boolean outcome = result instanceof PaymentResult || result instanceof OperationResult;
    return outcome ? result.getClass().getSimpleName() : "answered";
  }
}

package kz.tolem.client.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tolem.client.Doubt;
import kz.tolem.client.OperationResult;
import kz.tolem.protocol.PaymentId;
import org.junit.jupiter.api.Test;

class ObservedCallsTest {

  private final List<String> seen = new ArrayList<>();
  private final ObservedCalls calls = new ObservedCalls(registry());

  private ObservationRegistry registry() {
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }

              @Override
              public void onStop(Observation.Context context) {
                StringBuilder line = new StringBuilder(context.getName());
                context.getLowCardinalityKeyValues().forEach(pair -> line.append(' ').append(pair.getValue()));
                seen.add(line + (context.getError() == null ? "" : " with an error"));
              }
            });
    return registry;
  }

  @Test
  void outcomes_are_told_apart_and_nothing_else_is_told() {
    PaymentId id = PaymentId.parse("01a20be0-a4a9-7688-a596-11009e060519").orElseThrow();
    calls.around("charge", () -> new OperationResult.InDoubt(id, Doubt.ANSWER_LOST, Optional.empty()));
    calls.around("cards", List::of);

    assertThat(seen).containsExactly("tolem.client charge InDoubt", "tolem.client cards answered");
  }

  @Test
  void an_exception_passes_through() {
    assertThatThrownBy(
            () ->
                calls.around(
                    "status",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(seen).containsExactly("tolem.client status failed with an error");
  }
}

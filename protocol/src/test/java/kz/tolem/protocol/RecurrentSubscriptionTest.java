package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tolem's own answers about subscriptions. */
class RecurrentSubscriptionTest {

  private static RecurrentSubscription subscription(
      RecurrentSubscription.Status status, List<RecurrentSubscription.Attempt> payments) {
    boolean active = status == RecurrentSubscription.Status.ACTIVE;
    return new RecurrentSubscription(
        "0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c",
        PaymentId.parse("5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d").orElseThrow(),
        status,
        OffsetDateTime.parse("2026-01-15T14:00:00.123456+05:00"),
        PaymentFrequency.MONTHLY,
        active ? Optional.of(OffsetDateTime.parse("2026-02-15T14:00:00+05:00")) : Optional.empty(),
        OffsetDateTime.parse("2027-01-15T14:00:00+05:00"),
        "test",
        "67e34d63-102f-4bd1-898e-370781d0074d",
        "100000451",
        new BigDecimal("1500.5"),
        "KZT",
        active ? 0 : 484,
        payments);
  }

  @Test
  void one_is_read_as_it_was_written() {
    var tried =
        new RecurrentSubscription.Attempt(1, 2, "260215123456", OffsetDateTime.parse("2026-02-15T15:00:00+05:00"));
    for (RecurrentSubscription.Status status : RecurrentSubscription.Status.values()) {
      var written = subscription(status, List.of(tried));

      assertThat(RecurrentSubscription.read(written.write())).isEqualTo(written);
    }
  }

  @Test
  void a_newer_servers_word_is_read_and_cannot_be_asked_for() {
    byte[] newer =
        new String(subscription(RecurrentSubscription.Status.ENDED, List.of()).write(), UTF_8)
            .replace("ENDED", "PAUSED")
            .getBytes(UTF_8);

    assertThat(RecurrentSubscription.read(newer).status()).isEqualTo(RecurrentSubscription.Status.NOT_KNOWN);
    assertThat(RecurrentSubscription.Status.find("NOT_KNOWN")).isEmpty();
  }

  @Test
  void a_list_leaves_the_payments_out() {
    var active = subscription(RecurrentSubscription.Status.ACTIVE, List.of());
    var failed = subscription(RecurrentSubscription.Status.FAILED, List.of());
    byte[] body = RecurrentSubscription.writeList(List.of(active, failed));

    assertThat(RecurrentSubscription.readList(body)).containsExactly(active, failed);
    assertThat(new String(body, UTF_8)).doesNotContain("payments").contains("\"nextPaymentDate\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "transactionId", "status", "createdDate", "lastPaymentDate", "amount", "paymentFrequency"})
  void what_is_needed_is_missed_by_name(String name) {
    var whole = new String(subscription(RecurrentSubscription.Status.ACTIVE, List.of()).write(), UTF_8);
    byte[] lacking = whole.replace("\"" + name + "\":", "\"other\":").getBytes(UTF_8);

    assertThat(catchThrowableOfType(MalformedMessage.class, () -> RecurrentSubscription.read(lacking)))
        .hasMessageContaining(name);
  }
}

package kz.tolem.client.notification;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import kz.tolem.client.TolemClient;
import kz.tolem.protocol.InvoiceId;

/** Puts a {@link NotificationReceiver} together. Belongs to one thread. */
public final class NotificationReceiverBuilder {

  private static final int REMEMBERED = 100_000;

  private final TolemClient client;
  private List<String> signingSecrets = List.of();
  private BiPredicate<InvoiceId, String> secretHash;
  private SeenNotifications seen = SeenNotifications.inMemory(REMEMBERED);
  private InstantSource time = InstantSource.system();

  NotificationReceiverBuilder(TolemClient client) {
    this.client = Objects.requireNonNull(client, "client");
    this.secretHash = client.secretHashes()::recognises;
  }

  /**
   * Demands a signature by one of these secrets: {@code whsec_} and Base64, two while one replaces the other. A Tolem
   * signs; the bank does not.
   */
  public NotificationReceiverBuilder signingSecrets(String... secrets) {
    signingSecrets = List.of(secrets);
    return this;
  }

  /**
   * Recognises hashes of the shop's own, given with {@code PurchaseBuilder.secretHash}. Compare in constant time:
   * {@code MessageDigest.isEqual}.
   */
  public NotificationReceiverBuilder secretHash(BiPredicate<InvoiceId, String> recognises) {
    secretHash = Objects.requireNonNull(recognises, "recognises");
    return this;
  }

  /**
   * Takes notifications without looking at their hash. Only for orders whose tokens were not made by this client; the
   * status still has to confirm each one.
   */
  public NotificationReceiverBuilder anySecretHash() {
    secretHash = (invoice, hash) -> true;
    return this;
  }

  /** What remembers handled notifications; at first the memory of this process. */
  public NotificationReceiverBuilder seen(SeenNotifications value) {
    seen = Objects.requireNonNull(value, "seen");
    return this;
  }

  NotificationReceiverBuilder time(InstantSource value) {
    time = value;
    return this;
  }

  /** Completes it. */
  public NotificationReceiver build() {
    return new NotificationReceiver(client, NotificationSignature.of(signingSecrets), secretHash, seen, time);
  }
}

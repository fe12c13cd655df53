package kz.tolem.gateway.notification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.ReusedThreads;
import kz.tolem.gateway.merchant.Merchant;
import kz.tolem.gateway.merchant.MerchantId;
import kz.tolem.gateway.merchant.Merchants;
import kz.tolem.gateway.merchant.SigningSecret;
import kz.tolem.gateway.sql.Committer;
import kz.tolem.gateway.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts what the outbox holds until it is delivered, given up, or not wanted (ADR 14).
///
/// A fresh notification is posted at once by the process that wrote it ([#offer]); whatever that path drops, or a dead
/// process leaves behind, the poller finds by its time. Thread-safe.
public final class Sender implements AutoCloseable {

  /// How long a taken notification is this process's own.
  public static final Duration LEASE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final Duration TRY_WAIT = Duration.ofSeconds(10);
  private static final Duration POLL_EVERY = Duration.ofMillis(500);
  private static final int AT_ONCE_MAX = 256;
  // A shop that does not answer may tie up this many tries and no more.
  private static final int AT_ONCE_PER_HOST_MAX = 32;
  private static final Duration HOST_WAIT = Duration.ofSeconds(1);
  // Nobody waits for it to be written that a shop was told, so that is done in few transactions, apart from payments.
  private static final int RECORDS_MAX = 256;
  private static final int RECORDS_WAITING_MAX = 8192;
  private static final Duration RECORDS_PACE = Duration.ofMillis(50);
  // Whoever moves a sandbox's time waits for it.
  private static final Duration SANDBOX_RECORDS_PACE = Duration.ofMillis(1);

  private final Outbox outbox;
  private final Committer records;
  private final Merchants merchants;
  private final Postman postman;
  private final InstantSource time;
  private final Courier courier;
  private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX);
  private final Semaphore wake = new Semaphore(0);
  private final ReusedThreads threads = new ReusedThreads("deliver");
  private final Cache<String, Semaphore> hosts =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofMinutes(10)).build();
  // From the beginning of a try until what became of it is on disk. A lease that runs out meanwhile tells other processes
  // that this one may be dead; this one knows better.
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private final Thread poller;
  private volatile boolean closed;

  private Sender(
      Outbox outbox,
      Committer records,
      Merchants merchants,
      Postman postman,
      InstantSource time,
      Courier courier) {
    this.outbox = outbox;
    this.records = records;
    this.merchants = merchants;
    this.postman = postman;
    this.time = time;
    this.courier = courier;
    this.poller = Thread.ofPlatform().name("outbox").unstarted(this::poll);
  }

  /// Sends to public addresses, each notification as it is.
  public static Sender start(Database database, Merchants merchants, InstantSource time) {
    return start(database, merchants, time, Reach.publicOnly(), RECORDS_PACE, Courier.straight());
  }

  /// Sends to private addresses too, as a sandbox does, and writes down at once what came of it.
  ///
  /// @param courier takes each notification
  public static Sender startInSandbox(
      Database database, Merchants merchants, InstantSource time, Courier courier) {
    return start(database, merchants, time, Reach.anywhere(), SANDBOX_RECORDS_PACE, courier);
  }

  private static Sender start(
      Database database,
      Merchants merchants,
      InstantSource time,
      Reach reach,
      Duration recordsPace,
      Courier courier) {
    Postman postman = new Postman(reach, TRY_WAIT, AT_ONCE_MAX, AT_ONCE_PER_HOST_MAX);
    Committer records =
        Committer.start(
            database, RECORDS_MAX, RECORDS_WAITING_MAX, () -> Pause.sleeping().forAtLeast(recordsPace));
    Sender sender = new Sender(new Outbox(database, records), records, merchants, postman, time, courier);
    sender.poller.start();
    return sender;
  }

  /// Posts a notification that was written a moment ago with a first try time one [#LEASE] ahead. When there is no room
  /// it is left to the poller.
  public void offer(Notification notification) {
    if (!closed && atOnce.tryAcquire()) {
      deliver(new Outbox.Due(notification, 0), false);
    }
  }

  /// Looks into the outbox now instead of at the next turn.
  public void poke() {
    wake.release();
  }

  private void poll() {
    while (!closed) {
      try {
        if (wake.tryAcquire(POLL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
        drain();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("the outbox cannot be read; trying again in {} ms", POLL_EVERY.toMillis(), e);
      }
    }
  }

  /// Begins to post all that is due, on this thread's account instead of the poller's.
  ///
  /// @return how many
  public int postDue() throws InterruptedException {
    return drain();
  }

  /// Whether nothing is being posted.
  public boolean hasPosted() {
    return atOnce.availablePermits() == AT_ONCE_MAX;
  }

  /// Whether nothing is being posted, and what became of all that was is on disk.
  public boolean isIdle() {
    return hasPosted() && underWay.isEmpty();
  }

  /// @return how many were found
  private int drain() throws InterruptedException {
    int found = 0;
    while (!closed) {
      int room = Math.min(atOnce.availablePermits(), 64);
      if (room == 0) {
        return found;
      }
      List<Outbox.Due> due = outbox.take(room, time.instant(), LEASE);
      for (Outbox.Due each : due) {
        atOnce.acquire();
        deliver(each, true);
      }
      found += due.size();
      if (due.size() < room) {
        return found;
      }
    }
    return found;
  }

  /// Delivers on a thread of its own, which gives back the permit that the caller took.
  ///
  /// @param polled whether it was found in the outbox, where others of its invoice may stand behind it
  private void deliver(Outbox.Due due, boolean polled) {
    threads.execute(
        () -> {
          try {
            tryOnce(due, polled);
          } catch (RuntimeException e) {
            LOG.warn("{} stays in the outbox and comes up again within {}", due.notification(), LEASE, e);
          } finally {
            atOnce.release();
          }
        });
  }

  private void tryOnce(Outbox.Due due, boolean polled) {
    UUID id = due.notification().id();
    if (!underWay.add(id)) {
      return;
    }
    boolean recording = false;
    try {
      recording = postAndRecord(due, polled);
    } finally {
      if (!recording) {
        underWay.remove(id);
      }
    }
  }

  /// @return whether it was tried, and what became of it is being written
  private boolean postAndRecord(Outbox.Due due, boolean polled) {
    Notification notification = due.notification();
    Semaphore host = hosts.get(host(notification.url()), _ -> fair(AT_ONCE_PER_HOST_MAX));
    if (!admitted(host)) {
      return false; // its lease ends by itself
    }
    Delivery delivery;
    try {
      Courier.Way way = (body, headers) -> post(notification, body, headers);
      delivery = courier.take(new Courier.Parcel(notification, due.tries(), way));
    } finally {
      host.release();
    }
    outbox
        .record(tried(due, delivery))
        .whenComplete(
            (_, failure) -> {
              underWay.remove(notification.id());
              if (failure != null) {
                LOG.warn("{} was tried, which cannot be written; it is tried again within {}", notification, LEASE, failure);
              } else if ((polled || !notification.success()) && !(delivery instanceof Delivery.Failed)) {
                poke(); // what came later on the same invoice may be waiting for this one
              }
            });
    return true;
  }

  /// In the order of coming, or those that come later could keep one waiting until its patience is over.
  private static Semaphore fair(int permits) {
    return new Semaphore(permits, true);
  }

  /// A busy shop that answers quickly is worth a short wait; one that does not answer holds up nobody else for longer.
  private static boolean admitted(Semaphore host) {
    try {
      return host.tryAcquire(HOST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Delivery post(Notification notification, String body, UnaryOperator<Map<String, String>> headers) {
    Instant now = time.instant();
    List<SigningSecret> secrets =
        merchants.merchant(notification.merchant()).map(Merchant::signingSecrets).orElse(List.of());
    try {
      int status =
          postman.post(
              notification.url(), body, headers.apply(Signature.headers(notification.id(), now, body, secrets)));
      return Delivery.ofStatus(status, notification.success());
    } catch (IOException e) {
      return new Delivery.Failed(e.getClass().getSimpleName());
    }
  }

  /// Posts a message that is not in the outbox, once.
  ///
  /// @return such as `HTTP 200`, else what kind of failure it was
  String tryOut(MerchantId merchant, UUID id, String url, String body) {
    Instant now = time.instant();
    List<SigningSecret> secrets = merchants.merchant(merchant).map(Merchant::signingSecrets).orElse(List.of());
    try {
      return "HTTP " + postman.post(url, body, Signature.headers(id, now, body, secrets));
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private Outbox.Tried tried(Outbox.Due due, Delivery delivery) {
    Notification notification = due.notification();
    Instant now = time.instant();
    int tries = due.tries() + 1;
    return switch (delivery) {
      case Delivery.Delivered _ ->
          new Outbox.Tried(notification.id(), tries, now, Optional.of(now), Optional.empty(), "");
      case Delivery.NotWanted(String why) -> {
        LOG.warn("{} is not wanted ({}); not trying again", notification, why);
        yield new Outbox.Tried(notification.id(), tries, now, Optional.empty(), Optional.empty(), why);
      }
      case Delivery.Postponed(Duration by) ->
          new Outbox.Tried(notification.id(), due.tries(), now, Optional.empty(), Optional.of(now.plus(by)), "");
      case Delivery.Failed(String why) -> {
        Optional<Instant> next = RetryPlan.next(notification.createdAt(), tries, now);
        if (next.isPresent()) {
          LOG.info("{} failed at try {} ({}); next try at {}", notification, tries, why, next.get());
        } else {
          LOG.error("{} failed for {} ({}); given up", notification, RetryPlan.GIVE_UP_AFTER, why);
        }
        yield new Outbox.Tried(notification.id(), tries, now, Optional.empty(), next, why);
      }
    };
  }

  private static String host(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() + ":" + uri.getPort();
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// Begins no further delivery and waits a little for those under way. What is not delivered stays in the outbox.
  @Override
  public void close() {
    closed = true;
    poller.interrupt();
    try {
      poller.join();
      atOnce.tryAcquire(AT_ONCE_MAX, TRY_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    records.close();
    try {
      postman.close();
    } catch (IOException e) {
      LOG.debug("closing the HTTP client failed", e);
    }
  }
}

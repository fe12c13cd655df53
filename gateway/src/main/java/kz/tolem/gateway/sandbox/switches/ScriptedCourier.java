package kz.tolem.gateway.sandbox.switches;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.gateway.notification.Courier;
import kz.tolem.gateway.notification.Delivery;
import kz.tolem.gateway.notification.Notification;
import kz.tolem.gateway.sql.Database;
import kz.tolem.protocol.SandboxDelivery;
import kz.tolem.protocol.SandboxScript;
import kz.tolem.protocol.SandboxScript.Fault;
import kz.tolem.protocol.SandboxScript.Notice;
import kz.tolem.protocol.SandboxScript.Operation;

/// Brings notifications to shops as the scripts say, and writes a book of it. Thread-safe.
final class ScriptedCourier implements Courier {

  private static final Pattern OPERATION = Pattern.compile("\"operationId\":\"([0-9a-f-]{36})\"");
  private static final Pattern KIND = Pattern.compile("\"operation\":\"(\\w+)\"");
  private static final Pattern SECRET_HASH = Pattern.compile("(\"secret_hash\":\")[^\"]*\"");
  private static final String WRONG_HASH = "0000000000000000000000000000000000000000000000000000000000000000";

  private final Scripts scripts;
  private final MailBook book;
  private final Database database;
  private final InstantSource time;

  /// What a script has come to with one notification.
  ///
  /// @param until when its fault is over, with one that takes time
  /// @param left how many tries still fail, with one that counts
  private record Progress(Instant until, int left) {}

  // Guarded by this object.
  private final Map<UUID, Progress> begun = new HashMap<>();
  private final Map<String, List<Parcel>> held = new HashMap<>();

  ScriptedCourier(Scripts scripts, MailBook book, Database database, InstantSource time) {
    this.scripts = scripts;
    this.book = book;
    this.database = database;
    this.time = time;
  }

  synchronized void empty() {
    begun.clear();
    held.clear();
  }

  @Override
  public Delivery take(Parcel parcel) {
    Optional<Notice> notice = script(parcel.notification()).flatMap(SandboxScript::notification);
    if (notice.isEmpty()) {
      return post(parcel, "");
    }
    return switch (notice.get().fault()) {
      case LOST -> without(parcel, Fault.LOST, "lost", new Delivery.Delivered());
      case LATE -> late(parcel, notice.get());
      case TWICE -> {
        Delivery first = post(parcel, "twice");
        post(parcel, "twice");
        yield first;
      }
      case AFTER_NEXT -> hold(parcel);
      case WRONG_SECRET_HASH -> postAltered(parcel);
      case WRONG_SIGNATURE -> postUnsigned(parcel);
      case DOWN -> down(parcel, notice.get());
      case FAILS -> fails(parcel, notice.get());
    };
  }

  private Optional<SandboxScript> script(Notification notification) {
    Matcher operation = OPERATION.matcher(notification.body());
    boolean isOperation = operation.find();
    return scripts.of(
        isOperation ? UUID.fromString(operation.group(1)) : notification.payment().value(),
        isOperation ? kind(notification.body()) : Operation.PAYMENT,
        notification.createdAt(),
        () -> Facts.of(database, notification.payment()));
  }

  private static Operation kind(String body) {
    Matcher kind = KIND.matcher(body);
    return switch (kind.find() ? kind.group(1).toLowerCase(Locale.ROOT) : "") {
      case "refund" -> Operation.REFUND;
      case "charge" -> Operation.CHARGE;
      default -> Operation.CANCEL;
    };
  }

  private Delivery late(Parcel parcel, Notice notice) {
    Instant now = time.instant();
    Progress progress = progress(parcel, new Progress(now.plus(notice.by()), 0));
    if (now.isBefore(progress.until())) {
      return without(parcel, Fault.LATE, "postponed", new Delivery.Postponed(Duration.between(now, progress.until())));
    }
    return post(parcel, "late");
  }

  private Delivery down(Parcel parcel, Notice notice) {
    Instant now = time.instant();
    Progress progress = progress(parcel, new Progress(now.plus(notice.by()), 0));
    return now.isBefore(progress.until())
        ? without(parcel, Fault.DOWN, "HttpHostConnectException", new Delivery.Failed("HttpHostConnectException"))
        : post(parcel, "");
  }

  private Delivery fails(Parcel parcel, Notice notice) {
    UUID id = parcel.notification().id();
    boolean fails;
    synchronized (this) {
      int left = begun.getOrDefault(id, new Progress(Instant.EPOCH, notice.times())).left();
      fails = left > 0;
      begun.put(id, new Progress(Instant.EPOCH, Math.max(0, left - 1)));
    }
    return fails
        ? without(
            parcel,
            Fault.FAILS,
            "HTTP " + notice.status(),
            Delivery.ofStatus(notice.status(), parcel.notification().success()))
        : post(parcel, "");
  }

  private synchronized Progress progress(Parcel parcel, Progress fresh) {
    return begun.computeIfAbsent(parcel.notification().id(), _ -> fresh);
  }

  private Delivery hold(Parcel parcel) {
    synchronized (this) {
      held.computeIfAbsent(order(parcel), _ -> new ArrayList<>()).add(parcel);
    }
    return without(parcel, Fault.AFTER_NEXT, "held", new Delivery.Delivered());
  }

  private static String order(Parcel parcel) {
    return parcel.notification().terminal() + " " + parcel.notification().invoice();
  }

  /// Posts it, and whatever of its order was held until now.
  private Delivery post(Parcel parcel, String script) {
    Delivery delivery = parcel.post();
    write(parcel, script, result(delivery), parcel.notification().body());
    releaseHeld(parcel);
    return delivery;
  }

  private Delivery postAltered(Parcel parcel) {
    String body =
        SECRET_HASH.matcher(parcel.notification().body()).replaceFirst("$1" + WRONG_HASH + "\"");
    Delivery delivery = parcel.way().post(body, headers -> headers);
    write(parcel, "wrongSecretHash", result(delivery), body);
    releaseHeld(parcel);
    return delivery;
  }

  private Delivery postUnsigned(Parcel parcel) {
    Delivery delivery =
        parcel
            .way()
            .post(
                parcel.notification().body(),
                headers -> {
                  Map<String, String> altered = new TreeMap<>(headers);
                  altered.put("webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
                  return altered;
                });
    write(parcel, "wrongSignature", result(delivery), parcel.notification().body());
    releaseHeld(parcel);
    return delivery;
  }

  private void releaseHeld(Parcel parcel) {
    List<Parcel> waiting;
    synchronized (this) {
      waiting = held.remove(order(parcel));
    }
    if (waiting != null) {
      waiting.forEach(each -> write(each, "afterNext", result(each.post()), each.notification().body()));
    }
  }

  private Delivery without(Parcel parcel, Fault fault, String result, Delivery delivery) {
    String script =
        switch (fault) {
          case LOST -> "lost";
          case LATE -> "late";
          case TWICE -> "twice";
          case AFTER_NEXT -> "afterNext";
          case WRONG_SECRET_HASH -> "wrongSecretHash";
          case WRONG_SIGNATURE -> "wrongSignature";
          case DOWN -> "down";
          case FAILS -> "fails";
        };
    write(parcel, script, result, parcel.notification().body());
    return delivery;
  }

  private static String result(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered _ -> SandboxDelivery.DELIVERED;
      case Delivery.NotWanted(String why) -> why;
      case Delivery.Failed(String why) -> why;
      case Delivery.Postponed _ -> "postponed";
    };
  }

  private void write(Parcel parcel, String script, String result, String body) {
    Notification told = parcel.notification();
    book.write(
        new SandboxDelivery(
            told.id().toString(),
            told.invoice().digits(),
            told.payment().toString(),
            told.url(),
            told.success(),
            script,
            result,
            time.instant().toString(),
            body));
  }
}

package kz.tolem.gateway.key;

import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kz.tolem.gateway.edge.Edges;
import kz.tolem.gateway.key.RotationStore.Rotation;
import kz.tolem.gateway.key.RotationStore.Stage;
import kz.tolem.gateway.sql.Database;
import org.jdbi.v3.core.Handle;

/// Exchanges the working keys while payments run: adds a new key to each keyset, seals with it once every gateway knows
/// it, seals anew what the old ones sealed, and takes those away. All keysets are sealed under the master key of now.
/// Where it was broken off it is gone on with, by whoever asks next (ADR 47).
public final class KeyRotation {

  /// How long something that was sealed or read before may still be on its way: the longest wait for the database and
  /// for a card host, several times over.
  public static final Duration SETTLING = Duration.ofSeconds(60);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Database database;
  private final Keys keys;
  private final List<SealedRows> sealed;
  private final RotationStore store;
  private final Edges edges;
  private final Duration settling;
  private final Consumer<String> progress;

  /// @param sealed every column that keysets seal
  /// @param settling [#SETTLING], unless nobody else is there
  /// @param progress hears, in words, what is being done
  public KeyRotation(
      Database database,
      Keys keys,
      List<SealedRows> sealed,
      Edges edges,
      Duration settling,
      Consumer<String> progress) {
    this.database = database;
    this.keys = keys;
    this.sealed = sealed;
    this.store = new RotationStore(database);
    this.edges = edges;
    this.settling = settling;
    this.progress = progress;
  }

  /// How it ended.
  public sealed interface End {

    /// @param fadeAt when the old keys of tokens and pages go
    record Done(Instant fadeAt) implements End {}

    /// Nothing was changed: these gateways could not go on.
    record NotKnownEverywhere(List<UUID> processes) implements End {}
  }

  /// Rotates all keys, or goes on with what was begun.
  ///
  /// @param fading how long tokens and pages that are out there are still opened; zero when old keys may have leaked
  public End run(Duration fading) throws InterruptedException {
    keys.refresh();
    List<UUID> strangers =
        keys.store().holders().stream()
            .filter(holder -> holder.isLive() && !List.of(holder.masters().split(",")).contains(keys.masters().id()))
            .map(KeysetStore.Holder::process)
            .toList();
    if (!strangers.isEmpty()) {
      return new End.NotKnownEverywhere(strangers);
    }
    if (store.begin(edges.ids().random(), edges.time().instant())) {
      progress.accept("begun");
    } else {
      progress.accept("going on with what was begun");
    }
    Optional<Rotation> rotation = store.underWay();
    Instant fadeAt = edges.time().instant().plus(fading);
    while (rotation.isPresent()) {
      advance(rotation.get(), fadeAt);
      rotation = store.underWay();
    }
    return new End.Done(fadeAt);
  }

  private void advance(Rotation rotation, Instant fadeAt) throws InterruptedException {
    switch (rotation.stage()) {
      case BEGUN -> {
        change(rotation, Stage.ADDED, this::withFreshKey);
        progress.accept("new keys are made; waiting until every gateway knows them");
      }
      case ADDED -> {
        awaitEverybody();
        change(rotation, Stage.PRIMARY, KeyRotation::withNewestFirst);
        progress.accept("new keys seal; waiting until every gateway uses them");
      }
      case PRIMARY -> {
        awaitEverybody();
        resealAll();
        step(rotation, Stage.RESEALED);
        progress.accept("all is sealed anew; waiting for what may be on its way, " + settling.toSeconds() + " s");
      }
      case RESEALED -> {
        edges.pause().forAtLeast(settling);
        resealAll();
        dropOld(rotation, fadeAt);
        awaitEverybody();
        progress.accept("old keys are gone");
      }
      case DONE -> throw new IllegalStateException("a rotation that is done is not under way");
    }
  }

  private void step(Rotation rotation, Stage to) {
    database.transaction(handle -> RotationStore.step(handle, rotation, to, edges.time().instant()));
  }

  /// How a keyset changes.
  @FunctionalInterface
  private interface Change {
    KeysetHandle of(Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException;
  }

  private KeysetHandle withFreshKey(Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException {
    if (!purpose.isExchanged()) {
      return keyset; // gets the seal of the master key of now, and no more
    }
    return KeysetHandle.newBuilder(keyset)
        .addEntry(KeysetHandle.generateEntryFromParameters(purpose.parameters()).withRandomId())
        .build();
  }

  private static KeysetHandle withNewestFirst(Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException {
    if (!purpose.isExchanged()) {
      return keyset;
    }
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
    builder.getAt(builder.size() - 1).makePrimary();
    return builder.build();
  }

  private void change(Rotation rotation, Stage to, Change change) {
    inStep(rotation, to, (handle, purpose, row) -> replace(handle, purpose, row, change));
  }

  private void replace(Handle handle, Purpose purpose, KeysetStore.Row row, Change change) {
    MasterKeys masters = keys.masters();
    try {
      byte[] changed = masters.seal(purpose, change.of(purpose, masters.open(purpose, row.sealed())));
      KeysetStore.replace(handle, row, changed, masters.id(), row.fadesAt());
    } catch (GeneralSecurityException e) {
      throw new WrongMasterKey(e);
    }
  }

  /// What is done to one keyset, which nobody else changes meanwhile.
  @FunctionalInterface
  private interface Work {
    void on(Handle handle, Purpose purpose, KeysetStore.Row row);
  }

  /// The step and what it is about are one commit, so a kill leaves both or neither; and of two that rotate at once one
  /// takes the step.
  private void inStep(Rotation rotation, Stage to, Work work) {
    database.transaction(
        handle -> {
          List<KeysetStore.Row> rows = KeysetStore.hold(handle);
          if (RotationStore.step(handle, rotation, to, edges.time().instant())) {
            for (Purpose purpose : Purpose.values()) {
              work.on(handle, purpose, Ring.row(rows, purpose).orElseThrow());
            }
          }
          return rows.size();
        });
    keys.refresh();
  }

  private void dropOld(Rotation rotation, Instant fadeAt) {
    inStep(
        rotation,
        Stage.DONE,
        (handle, purpose, row) -> {
          switch (purpose.change()) {
            case RESEALING -> FadedKeys.dropOlder(handle, keys.masters(), purpose, row);
            case FADING ->
                KeysetStore.replace(handle, row, row.sealed(), row.master(), Optional.of(fadeAt));
            case NONE -> {}
          }
        });
    new FadedKeys(database, keys, edges.time()).drop();
  }

  /// Waits until every process that holds keys holds these. One that says nothing stops sealing by itself.
  private void awaitEverybody() throws InterruptedException {
    keys.refresh();
    long generation = keys.ring().generation();
    while (keys.store().holders().stream().anyMatch(each -> each.isLive() && each.generation() < generation)) {
      edges.pause().forAtLeast(LOOK_AGAIN);
    }
  }

  private void resealAll() {
    for (SealedRows rows : sealed) {
      reseal(rows);
    }
  }

  private void reseal(SealedRows rows) {
    byte[] prefix = keys.ring().prefix(rows.purpose());
    long all = rows.left(database, prefix);
    long done = 0;
    for (long left = all; left > 0; left = rows.left(database, prefix)) {
      Optional<UUID> behind = Optional.empty();
      do {
        SealedRows.Turn turn = rows.reseal(database, keys.sealing(rows.purpose()), prefix, behind);
        behind = turn.last();
        done += turn.done();
        if (turn.done() > 0) {
          progress.accept(rows.table() + ": " + done + " of " + all + " sealed anew");
        }
      } while (behind.isPresent());
    }
  }
}

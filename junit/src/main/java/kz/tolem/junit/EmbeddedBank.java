package kz.tolem.junit;

import java.nio.file.Path;
import java.util.Map;
import kz.tolem.bank.Bank;
import kz.tolem.gateway.Gateway;
import kz.tolem.gateway.config.Config;
import kz.tolem.gateway.edge.Edges;

/// A gateway in this JVM, in sandbox mode, with a PostgreSQL of its own whose time can be moved. Thread-safe.
public final class EmbeddedBank implements AutoCloseable {

  private final Slot slot;
  private final Gateway gateway;
  private final Bank bank;
  private final Thread hook;
  private boolean closed;

  private EmbeddedBank(Slot slot, Gateway gateway) {
    this.slot = slot;
    this.gateway = gateway;
    this.bank = Bank.at("http://127.0.0.1:" + gateway.port());
    // Whoever stops a run from outside stops PostgreSQL too.
    this.hook = new Thread(this::stop, "bank-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Starts it, empty. The first start on a machine makes the database; later ones find it in the folder for temporary
  /// files, or in the one that the system property `tolem.bank.folder` names.
  public static EmbeddedBank start() {
    Slot slot = Slot.take();
    try {
      return on(slot);
    } catch (RuntimeException e) {
      // What an earlier run left there may be broken; it held nothing that anybody needs.
      slot.clear();
      try {
        return on(slot);
      } catch (RuntimeException again) {
        slot.close();
        again.addSuppressed(e);
        throw again;
      }
    }
  }

  private static EmbeddedBank on(Slot slot) {
    Path data = slot.data();
    Config config = Config.read(Map.of("TOLEM_PORT", "0", "TOLEM_DATA", data.toString()));
    Gateway gateway = Gateway.start(config, Edges.movable(), _ -> {});
    try {
      EmbeddedBank started = new EmbeddedBank(slot, gateway);
      started.bank.empty();
      return started;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  /// What a test is given.
  public Bank bank() {
    return bank;
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // It is running.
    }
  }

  private synchronized void stop() {
    if (!closed) {
      closed = true;
      bank.close();
      gateway.close();
      slot.close();
    }
  }
}

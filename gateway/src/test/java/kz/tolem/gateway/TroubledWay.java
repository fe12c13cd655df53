package kz.tolem.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.tolem.gateway.sql.DatabaseAddress;

/// The network between a gateway and its database: it can be cut, mended and slowed down. Thread-safe.
public final class TroubledWay implements AutoCloseable {

  private final ServerSocket entrance;
  private final int exit;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile long slowMillis;

  private TroubledWay(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  public static TroubledWay to(DatabaseAddress database) {
    try {
      int port = Integer.parseInt(database.jdbcUrl().replaceFirst(".*:([0-9]+)/.*", "$1"));
      TroubledWay way = new TroubledWay(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(way::accept);
      return way;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same database by this way.
  public DatabaseAddress address(DatabaseAddress database) {
    String url = database.jdbcUrl().replaceFirst(":[0-9]+/", ":" + entrance.getLocalPort() + "/");
    return new DatabaseAddress(url, database.user(), database.password());
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = entrance.accept();
        if (cut) {
          caller.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), exit);
        caller.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(caller);
        sockets.add(server);
        Thread.ofVirtual().start(() -> carry(caller, server));
        Thread.ofVirtual().start(() -> carry(server, caller));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        if (slowMillis > 0) {
          Thread.sleep(slowMillis);
        }
        out.write(bytes, 0, length);
      }
    } catch (IOException | InterruptedException _) {
      // the way was cut
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  /// Breaks every connection and lets none through.
  public void cut() {
    cut = true;
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException _) {
        // broken is what it shall be
      }
    }
  }

  public void mend() {
    cut = false;
  }

  /// Every packet takes so long, each way.
  public void slow(long millis) {
    slowMillis = millis;
  }

  @Override
  public void close() {
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

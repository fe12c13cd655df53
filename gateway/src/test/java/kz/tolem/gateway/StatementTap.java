package kz.tolem.gateway;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import kz.tolem.gateway.sql.DatabaseAddress;

/// Stands between a gateway and its database and notes every statement that is prepared, with the numbers of its
/// parameters' types; 0 is a type that the driver leaves to the server. Thread-safe.
public final class StatementTap implements AutoCloseable {

  /// What a connection may ask before it begins: TLS, GSS. Source: PostgreSQL's documents, message formats.
  private static final Set<Integer> ASKED_BEFORE = Set.of(80877103, 80877104);

  private final ServerSocket entrance;
  private final int exit;
  private final Map<String, List<Integer>> statements = new ConcurrentSkipListMap<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private StatementTap(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  public static StatementTap to(DatabaseAddress database) {
    try {
      int port = Integer.parseInt(database.jdbcUrl().replaceFirst(".*:([0-9]+)/.*", "$1"));
      StatementTap tap = new StatementTap(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(tap::accept);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same database by way of here.
  public DatabaseAddress address(DatabaseAddress database) {
    String url = database.jdbcUrl().replaceFirst(":[0-9]+/", ":" + entrance.getLocalPort() + "/");
    return new DatabaseAddress(url, database.user(), database.password());
  }

  /// Statements, and the types of their parameters.
  public Map<String, List<Integer>> statements() {
    return statements;
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), exit);
        caller.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(caller);
        sockets.add(server);
        Thread.ofVirtual().start(() -> listen(caller, server));
        Thread.ofVirtual().start(() -> carry(server, caller));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void carry(Socket from, Socket to) {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException _) {
      // closed
    }
  }

  private void listen(Socket from, Socket to) {
    try (from; to) {
      DataInputStream in = new DataInputStream(from.getInputStream());
      DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()));
      boolean begun = false;
      while (true) {
        int type = begun ? in.readUnsignedByte() : 0;
        int length = in.readInt();
        byte[] body = in.readNBytes(length - Integer.BYTES);
        if (type == 'P') {
          note(ByteBuffer.wrap(body));
        }
        if (begun) {
          out.writeByte(type);
        }
        out.writeInt(length);
        out.write(body);
        out.flush();
        begun = begun || !ASKED_BEFORE.contains(ByteBuffer.wrap(body).getInt());
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void note(ByteBuffer message) {
    text(message); // the name of the statement
    String statement = text(message);
    List<Integer> types = new ArrayList<>();
    for (int left = message.getShort(); left > 0; left--) {
      types.add(message.getInt());
    }
    statements.put(statement, types);
  }

  private static String text(ByteBuffer message) {
    int begin = message.position();
    while (message.get() != 0) {
      // on to the end of the text
    }
    return new String(message.array(), begin, message.position() - begin - 1, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      entrance.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

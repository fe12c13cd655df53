package kz.tolem.gateway.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets one process at a time be the master of a data folder. The kernel drops the lock when the process dies.
final class PrivatePostgresLock implements AutoCloseable {
  /// Folders held by this very process. POSIX drops a file's locks when the process closes *any* descriptor of it, so
  /// a second attempt in the same process must be refused before it opens the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private PrivatePostgresLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @param folder an existing folder, as a real path
  /// @throws PrivatePostgresFailure when another process, or this one, holds it already
  static PrivatePostgresLock take(Path folder) throws IOException {
    Path file = folder.resolve("postgres.lock");
    if (!HELD.add(file)) {
      throw taken(folder, "this process");
    }
    boolean held = false;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw taken(folder, "process " + text(channel));
      }
      channel.truncate(0);
      channel.write(utf8(Long.toString(ProcessHandle.current().pid())), 0);
      held = true;
      return new PrivatePostgresLock(file, channel);
    } finally {
      if (!held) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(file);
      }
    }
  }

  private static PrivatePostgresFailure taken(Path folder, String owner) {
    return new PrivatePostgresFailure(
        "The data folder " + folder + " is in use by " + owner + ". One gateway at a time may use a data folder: stop"
            + " that one, or give this one another folder (TOLEM_DATA). To run several gateways, give them all one"
            + " PostgreSQL with TOLEM_DATABASE_URL.");
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}

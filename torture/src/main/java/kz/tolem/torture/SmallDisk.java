package kz.tolem.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.tolem.gateway.sql.DatabaseAddress;

/// One PostgreSQL on a file system of its own, which is filled up to the last byte instead of being killed. It may go on
/// with what it has room for, refuse what needs more, or die because its log finds no room.
final class SmallDisk implements Databases {

  private static final long SURVIVES_WITHIN_SECONDS = 5;
  private static final int BLOCK = 64 * 1024;

  private final Path filler;
  private final One postgres;

  /// @param folder on a file system that nobody else needs
  SmallDisk(Path folder) throws IOException {
    this.filler = folder.resolve("tolem-torture-filler");
    this.postgres = new One(Files.createTempDirectory(folder, "tolem-torture-", Main.PASSABLE));
  }

  @Override
  public DatabaseAddress address() {
    return postgres.address();
  }

  /// Fills the disk, and goes on for a while, since PostgreSQL gives up old log files meanwhile.
  @Override
  public void kill() {
    for (int i = 0; i < 40; i++) {
      fill();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private void fill() {
    byte[] nothing = new byte[BLOCK];
    try (OutputStream out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(nothing);
      }
    } catch (IOException _) {
      // full
    }
  }

  @Override
  public void comeBack() throws IOException {
    Files.deleteIfExists(filler);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SURVIVES_WITHIN_SECONDS);
    while (!isWritable()) {
      if (System.nanoTime() > end) {
        postgres.comeBack();
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public void mend() {
    // There is nothing more.
  }

  @Override
  public void close() {
    postgres.close();
  }
}

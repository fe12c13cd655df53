package kz.tolem.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder for the data of one bank, kept from run to run, since making a database takes longer than all else. Runs
/// side by side each have their own.
final class Slot implements AutoCloseable {

  private static final String PROPERTY = "tolem.bank.folder";
  private static final int SLOTS_MAX = 64;

  private final Path folder;
  private final FileChannel channel;

  private Slot(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static Slot take() {
    Path home =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .map(Path::of)
            .orElseGet(
                () ->
                    Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("tolem-bank-" + System.getProperty("user.name")));
    try {
      for (int number = 1; number <= SLOTS_MAX; number++) {
        Path folder = Files.createDirectories(home.resolve(Integer.toString(number)));
        FileChannel channel =
            FileChannel.open(
                folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isOurs(channel)) {
          return new Slot(folder, channel);
        }
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bank cannot use " + home + "; set -D" + PROPERTY + " to another folder", e);
    }
    throw new IllegalStateException(SLOTS_MAX + " banks are running on this machine already");
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false; // another bank of this JVM
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  void clear() {
    if (!Files.exists(data())) {
      return;
    }
    try (Stream<Path> paths = Files.walk(data())) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bank cannot clear " + data(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

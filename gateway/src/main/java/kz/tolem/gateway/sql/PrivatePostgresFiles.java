package kz.tolem.gateway.sql;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Files that are there whole or not at all, even when the power fails between.
final class PrivatePostgresFiles {
  private static final int FLUSHED_AT_ONCE = 32;

  private PrivatePostgresFiles() {}

  /// Writes a file that only its owner can read, from its first moment on, in place of an older one.
  static void writeOwnerOnly(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(
        beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    flushFolder(file.getParent());
  }

  /// Makes sure that a folder's list of names is on the disk.
  static void flushFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Makes sure that a whole tree is on the disk. Many files are flushed at a time: a disk that is asked for a thousand
  /// one after the other takes many seconds, and one that is asked for them together writes them together.
  static void flush(Path tree) throws IOException {
    try (var files = Files.walk(tree);
        ExecutorService flushers = Executors.newFixedThreadPool(FLUSHED_AT_ONCE)) {
      List<Callable<Void>> flushes =
          files.filter(file -> !Files.isSymbolicLink(file)).map(PrivatePostgresFiles::flushing).toList();
      for (Future<Void> flushed : flushers.invokeAll(flushes)) {
        flushed.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("cannot make sure that " + tree + " is on the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + tree + " was written to the disk");
    }
  }

  private static Callable<Void> flushing(Path file) {
    return () -> {
      flushFolder(file);
      return null;
    };
  }

  /// Deletes a tree; does nothing when it is not there.
  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(tree, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.delete(folder);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}

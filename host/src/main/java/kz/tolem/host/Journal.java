package kz.tolem.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The host's book on disk: one line for each [Event], with a checksum, appended and flushed before anybody is
/// answered. One thread writes for all, so that many lines share one flush. Thread-safe.
public final class Journal implements AutoCloseable {

  private static final String FILE = "journal.txt";

  private final FileChannel channel;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final Thread writer;
  private long taken;
  private long durable;
  private boolean closing;
  private Optional<IOException> failure = Optional.empty();

  private Journal(FileChannel channel) {
    this.channel = channel;
    this.writer = Thread.ofPlatform().name("journal").unstarted(this::write);
  }

  /// Opens or makes the journal of a folder. A last line that a kill cut short is taken away: it was never answered
  /// for.
  static Journal open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!channel.position(0).isOpen() || channel.tryLock() == null) {
      channel.close();
      throw new IOException("another card host uses the folder " + folder);
    }
    channel.truncate(wholeLength(Files.readAllBytes(file)));
    channel.position(channel.size());
    channel.force(true);
    Journal journal = new Journal(channel);
    journal.writer.start();
    return journal;
  }

  /// Reads the journal of a folder, the oldest line first. It may be in use.
  ///
  /// @throws IOException when it cannot be read, or a line other than the last is damaged
  public static List<Event> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    List<Event> events = new ArrayList<>();
    if (!Files.exists(file)) {
      return events;
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, 0, (int) wholeLength(bytes), StandardCharsets.US_ASCII);
    for (String line : text.lines().toList()) {
      events.add(EventLine.read(line).orElseThrow(() -> new IOException("a line of " + file + " is damaged")));
    }
    return events;
  }

  private static long wholeLength(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    int start = end - 1;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    boolean lastIsWhole =
        end == 0 || EventLine.read(new String(bytes, start, end - start - 1, StandardCharsets.US_ASCII)).isPresent();
    return lastIsWhole ? end : start;
  }

  /// Puts an event behind the others.
  ///
  /// @return its number, for [#awaitDurable]
  synchronized long append(Event event) {
    waiting.add((EventLine.write(event) + "\n").getBytes(StandardCharsets.US_ASCII));
    notifyAll();
    return ++taken;
  }

  /// Waits until everything that was appended so far is on disk: what is answered from memory must be there, too.
  synchronized void awaitDurable() throws IOException {
    long wanted = taken;
    try {
      while (durable < wanted && failure.isEmpty()) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the journal was being written");
    }
    if (failure.isPresent()) {
      throw new IOException("the journal cannot be written", failure.get());
    }
  }

  private void write() {
    try {
      for (List<byte[]> batch = next(); !batch.isEmpty(); batch = next()) {
        for (byte[] line : batch) {
          ByteBuffer bytes = ByteBuffer.wrap(line);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        }
        channel.force(false);
        written(batch.size());
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<byte[]> next() throws InterruptedException {
    while (waiting.isEmpty() && !closing) {
      wait();
    }
    List<byte[]> batch = List.copyOf(waiting);
    waiting.clear();
    return batch;
  }

  private synchronized void written(int lines) {
    durable += lines;
    notifyAll();
  }

  private synchronized void fail(IOException e) {
    failure = Optional.of(e);
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      writer.join();
      channel.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be closed", e);
    }
  }
}

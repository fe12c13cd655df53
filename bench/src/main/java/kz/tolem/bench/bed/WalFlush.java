package kz.tolem.bench.bed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kz.tolem.gateway.edge.Pause;
import org.HdrHistogram.Histogram;

/// How long the disk takes to keep 8 KiB, as PostgreSQL's log asks of it at a commit: overwriting a file and flushing
/// its data. A few probes a second, so that they tell what a commit meets under load without being a load themselves.
public final class WalFlush implements AutoCloseable {

  private static final int BYTES = 8 * 1024;
  private static final int PLACES = 256;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final FileChannel file;
  private final Histogram micros = new Histogram(TimeUnit.SECONDS.toMicros(60), 3);
  private final Thread thread = Thread.ofPlatform().name("wal-flush").unstarted(this::probe);
  private volatile boolean ended;

  private WalFlush(FileChannel file) {
    this.file = file;
  }

  /// Begins to probe the disk of a folder.
  public static WalFlush start(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve("wal-flush"), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    file.write(ByteBuffer.allocate(BYTES * PLACES), 0);
    file.force(true);
    WalFlush probe = new WalFlush(file);
    probe.thread.start();
    return probe;
  }

  private void probe() {
    ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
    try {
      for (int place = 0; !ended; place = (place + 1) % PLACES) {
        long begun = System.nanoTime();
        file.write(block.rewind(), (long) place * BYTES);
        file.force(false);
        micros.recordValue(Math.min(micros.getHighestTrackableValue(), (System.nanoTime() - begun) / 1000));
        Pause.sleeping().forAtLeast(PAUSE);
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("bench: the disk could not be probed any further: " + e);
    }
  }

  /// Ends the probing.
  ///
  /// @return what was seen, in microseconds
  public Histogram end() throws InterruptedException {
    ended = true;
    thread.join();
    return micros;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    file.close();
  }
}

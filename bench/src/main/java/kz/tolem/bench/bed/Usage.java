package kz.tolem.bench.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a process uses.
///
/// @param cpu processor time since it started
/// @param residentMiB memory that it really holds
public record Usage(Duration cpu, long residentMiB) {

  static Usage of(ProcessHandle process) {
    return new Usage(cpu(process), residentKiB(process.pid()) / 1024);
  }

  static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long residentKiB(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.exists(status) ? fromProc(status) : fromPs(pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long fromProc(Path status) throws IOException {
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException(status + " has no VmRSS");
  }

  /// For systems without /proc.
  private static long fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", Long.toString(pid))).start();
    return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
  }
}

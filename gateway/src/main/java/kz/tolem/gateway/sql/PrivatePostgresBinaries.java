package kz.tolem.gateway.sql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, taken from the class path and unpacked once into the data folder.
///
/// @param folder holds `bin`, `lib` and `share`
record PrivatePostgresBinaries(Path folder) {
  private static final String UNPACKING = "unpacking";

  /// Unpacks the programs of this platform unless that was done before. Call it with the folder's lock held.
  ///
  /// @param home the folder for all versions; made if need be
  static PrivatePostgresBinaries ready(Path home, Consumer<String> progress) throws IOException {
    URL archive = archive();
    URLConnection connection = archive.openConnection();
    // Content decides the folder's name, so another version is unpacked beside the old one and never over it.
    String content = connection instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
    Path folder = home.resolve(content);
    Path unpacking = home.resolve(UNPACKING);
    if (!Files.isDirectory(folder)) {
      progress.accept("Unpacking PostgreSQL into " + home + " (once)");
      PrivatePostgresFiles.delete(unpacking);
      Files.createDirectories(unpacking);
      try (InputStream packed = new BufferedInputStream(connection.getInputStream())) {
        unpack(packed, unpacking);
      }
      PrivatePostgresFiles.flush(unpacking);
      Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
      PrivatePostgresFiles.flushFolder(home);
    }
    return new PrivatePostgresBinaries(folder);
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /// Deletes other versions, which nobody runs any more.
  void deleteOthers() throws IOException {
    try (var versions = Files.list(folder.getParent())) {
      for (Path version : versions.toList()) {
        if (!version.equals(folder)) {
          PrivatePostgresFiles.delete(version);
        }
      }
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String name = "postgres-" + system + "-" + processor;
    List<String> candidates = Files.exists(Path.of("/etc/alpine-release"))
        ? List.of(name + "-alpine_linux.txz")
        : List.of(name + ".txz");
    for (String candidate : candidates) {
      URL found = PrivatePostgresBinaries.class.getResource("/" + candidate);
      if (found != null) {
        return found;
      }
    }
    throw new PrivatePostgresFailure("This build holds no PostgreSQL for " + System.getProperty("os.name") + " on "
        + System.getProperty("os.arch") + " (" + candidates.getFirst() + " is not on the class path). Build Tolem on"
        + " this machine, or use a PostgreSQL of your own with TOLEM_DATABASE_URL.");
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The PostgreSQL archive holds a path that leads out of it");
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          Files.copy(tar, file);
          boolean program = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}

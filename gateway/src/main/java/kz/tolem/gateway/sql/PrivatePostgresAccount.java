package kz.tolem.gateway.sql;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Who PostgreSQL runs as. It refuses to run as root, so for root a way out is sought.
enum PrivatePostgresAccount {
  /// We are no root: nothing to do.
  OURSELVES(List.of()),
  /// Root inside a user namespace where it is nobody. Files still belong to root, so any folder will do.
  NAMESPACE(List.of("unshare", "--user")),
  /// Where namespaces are forbidden, as in most containers: the user nobody, who must then own the data.
  NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  PrivatePostgresAccount(List<String> prefix) {
    this.prefix = prefix;
  }

  /// The first of these that works on this machine.
  ///
  /// @param folder the data folder, which it must be able to enter
  /// @throws PrivatePostgresFailure for a root without a way out
  static PrivatePostgresAccount find(Path folder) {
    if (new UnixSystem().getUid() != 0) {
      return OURSELVES;
    }
    if (NAMESPACE.runs("true")) {
      return NAMESPACE;
    }
    if (NOBODY.runs("true")) {
      if (!NOBODY.runs("test", "-x", folder.toString())) {
        throw new PrivatePostgresFailure("PostgreSQL refuses to run as root, so it would run as nobody, who cannot"
            + " enter " + folder + ". Let others enter it and the folders above it (chmod o+x), set TOLEM_DATA to"
            + " another folder, or start Tolem as another user.");
      }
      return NOBODY;
    }
    throw new PrivatePostgresFailure("PostgreSQL refuses to run as root, and neither unshare nor setpriv can lower the"
        + " rights here. Start Tolem as another user, or use a PostgreSQL of your own with TOLEM_DATABASE_URL.");
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /// Lets the account read and write what we made for it.
  void own(Path tree) throws IOException {
    if (this == NOBODY) {
      var nobody = tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      try (var files = Files.walk(tree)) {
        for (Path file : files.toList()) {
          Files.setOwner(file, nobody);
        }
      }
    }
  }

  private boolean runs(String... program) {
    try {
      Process process = new ProcessBuilder(command(List.of(program)))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

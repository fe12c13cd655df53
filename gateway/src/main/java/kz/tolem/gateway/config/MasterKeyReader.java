package kz.tolem.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// Reads where the master key comes from, and the one before it.
final class MasterKeyReader {

  private static final int MASTER_KEY_BYTES = 32;

  private final ConfigReader reader;
  private final ConfigSource source;

  MasterKeyReader(ConfigReader reader, ConfigSource source) {
    this.reader = reader;
    this.source = source;
  }

  MasterKeySource read(boolean sandbox, Path data) {
    Optional<MasterKeySource> given = given(Setting.MASTER_KEY, Setting.MASTER_KEY_FILE);
    if (given.isEmpty() && !sandbox) {
      reader.missing(Setting.MASTER_KEY_FILE, "a file with 32 random bytes in base64 (or the same text in "
          + Setting.MASTER_KEY.variable() + "); make one with: openssl rand -base64 32");
    }
    return given.orElseGet(
        () -> new MasterKeySource.MadeOnFirstStart(data.resolve("keys").resolve("master.key")));
  }

  /// The key that is exchanged for the other.
  Optional<MasterKeySource> readBefore() {
    return given(Setting.MASTER_KEY_OLD, Setting.MASTER_KEY_OLD_FILE);
  }

  private Optional<MasterKeySource> given(Setting asText, Setting asFile) {
    Optional<String> key = source.text(asText);
    Optional<String> file = source.text(asFile);
    if (key.isPresent() && file.isPresent()) {
      reader.wrong(asText, "is given, and " + source.name(asFile) + " too", "one of them");
    }
    if (key.isPresent()) {
      return Optional.of(decoded(asText, key.get()));
    }
    return file.map(name -> ofFile(asFile, name));
  }

  private MasterKeySource ofFile(Setting setting, String name) {
    try {
      return decoded(setting, Files.readString(Path.of(name)).strip());
    } catch (IOException | InvalidPathException e) {
      reader.wrong(setting, "names a file that cannot be read", "a file with the key in base64");
      return new MasterKeySource.Given(new byte[MASTER_KEY_BYTES]);
    }
  }

  private MasterKeySource decoded(Setting setting, String base64) {
    byte[] bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Not repeated: the text is a secret, and the length check below reports it.
    }
    if (bytes.length != MASTER_KEY_BYTES) {
      reader.wrong(setting, "does not hold " + MASTER_KEY_BYTES + " bytes in base64",
          "the output of: openssl rand -base64 32");
    }
    return new MasterKeySource.Given(bytes);
  }
}

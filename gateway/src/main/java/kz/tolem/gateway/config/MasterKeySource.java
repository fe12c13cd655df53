package kz.tolem.gateway.config;

import java.nio.file.Path;

/// Where the master key, which wraps all other keys, comes from.
public sealed interface MasterKeySource {

  /// The operator gave it, in a variable or in a file.
  final class Given implements MasterKeySource {
    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /// A copy of the 32 bytes in the clear: for the vault only.
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String toString() {
      return "master key (hidden)";
    }
  }

  /// The gateway keeps its own: the file holds it in base64, and is made (for its owner only) if it does not exist yet.
  /// Sandbox mode only.
  ///
  /// @param file absolute
  record MadeOnFirstStart(Path file) implements MasterKeySource {}
}

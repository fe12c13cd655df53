package kz.tolem.gateway.key;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The master key, and for the time of its exchange the one before it. Keysets are sealed under the first, and opened
/// by either. Prints nothing.
public final class MasterKeys {

  private final MasterKey now;
  private final Optional<MasterKey> before;

  public MasterKeys(MasterKey now, Optional<MasterKey> before) {
    this.now = now;
    this.before = before;
  }

  byte[] seal(Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeEncryptedKeyset(
        keyset, now.aead(), purpose.associated(), Keys.CONFIGURATION);
  }

  KeysetHandle open(Purpose purpose, byte[] sealed) throws GeneralSecurityException {
    try {
      return open(purpose, sealed, now);
    } catch (GeneralSecurityException e) {
      return open(purpose, sealed, before.orElseThrow(() -> e));
    }
  }

  private static KeysetHandle open(Purpose purpose, byte[] sealed, MasterKey master) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, master.aead(), purpose.associated(), Keys.CONFIGURATION);
  }

  /// The id of the key that seals.
  String id() {
    return now.id();
  }

  /// The ids of both, with a comma.
  String ids() {
    return Stream.concat(Stream.of(now), before.stream()).map(MasterKey::id).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return "master keys";
  }
}

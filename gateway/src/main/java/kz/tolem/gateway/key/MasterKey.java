package kz.tolem.gateway.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import kz.tolem.gateway.edge.Ids;

/// The key that seals all other keys: 32 bytes that the operator guards. It never enters the database, and whoever has
/// the database alone reads no card. Prints nothing.
public final class MasterKey {

  /// AES-256.
  public static final int BYTES = 32;

  private final Aead aead;
  private final String id;

  private MasterKey(Aead aead, String id) {
    this.aead = aead;
    this.id = id;
  }

  /// @param base64 32 bytes in standard Base64
  /// @throws IllegalArgumentException when it is anything else; the message does not repeat it
  public static MasterKey of(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("the master key is not Base64");
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("the master key has " + bytes.length + " bytes, not " + BYTES);
    }
    try {
      AeadConfig.register();
      AesGcmParameters parameters =
          AesGcmParameters.builder()
              .setKeySizeBytes(BYTES)
              .setIvSizeBytes(12)
              .setTagSizeBytes(16)
              .setVariant(AesGcmParameters.Variant.NO_PREFIX)
              .build();
      AesGcmKey key =
          AesGcmKey.builder()
              .setParameters(parameters)
              .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
              .build();
      KeysetHandle handle =
          KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary()).build();
      return new MasterKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class), id(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do AES-GCM", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /// Reads the key file, or makes it when there is none: readable by its owner alone.
  ///
  /// @throws IOException when it cannot be read, written, or guarded
  public static MasterKey ofFileOrNew(Path file, Ids ids) throws IOException {
    if (!Files.exists(file)) {
      create(file, ids);
    }
    return ofFile(file);
  }

  /// @throws IOException when the file cannot be read
  /// @throws IllegalArgumentException when it holds no master key
  public static MasterKey ofFile(Path file) throws IOException {
    return of(Files.readString(file));
  }

  private static void create(Path file, Ids ids) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String text = Base64.getEncoder().encodeToString(ids.secret(BYTES)) + "\n";
    Path fresh = file.resolveSibling(file.getFileName() + ".new-" + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      // Cards sealed under a key that a power cut took away could never be opened again.
      channel.force(true);
    }
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      // Another process made one in the same moment; that one counts.
    } catch (UnsupportedOperationException _) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(fresh);
  }

  // Of 32 random bytes nothing is learnt by their hash.
  private static String id(byte[] bytes) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("tolem master key id".getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(bytes), 0, 6);
  }

  /// What this key may be called in front of people.
  String id() {
    return id;
  }

  Aead aead() {
    return aead;
  }

  @Override
  public String toString() {
    return "master key";
  }
}

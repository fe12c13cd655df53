package kz.tolem.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// One link of the chain.
///
/// @param no counts from 1
/// @param source the table
/// @param after rows behind this id are sealed
/// @param upto up to this one
/// @param rows how many
/// @param open those up to here that could still change
/// @param digest over what the rows say
record Seal(
    long no, Instant at, String source, UUID after, UUID upto, int rows, List<UUID> open, byte[] digest, byte[] chain) {

  /// Before all ids.
  static final UUID FIRST = new UUID(0, 0);

  /// What the chain is computed over.
  byte[] linked(byte[] before) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(before.length);
      out.write(before);
      out.writeLong(no);
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano() / 1000);
      out.writeUTF(source);
      write(out, after);
      write(out, upto);
      out.writeInt(rows);
      out.writeInt(open.size());
      for (UUID id : open) {
        write(out, id);
      }
      out.write(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  Seal withChain(byte[] made) {
    return new Seal(no, at, source, after, upto, rows, open, digest, made);
  }

  /// What an operator keeps elsewhere: with it, nobody can cut the chain off before this link unseen.
  String head() {
    return no + ":" + HexFormat.of().formatHex(chain);
  }
}

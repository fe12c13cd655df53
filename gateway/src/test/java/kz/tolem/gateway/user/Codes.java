package kz.tolem.gateway.user;

import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;

/// What an authenticator app would show.
public final class Codes {

  private Codes() {}

  public static String of(String key, Instant at) {
    return Totp.code(Base32.decode(key), Totp.step(at));
  }
}

package kz.tolem.gateway;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import kz.tolem.gateway.http.HttpServer;
import kz.tolem.gateway.key.Keys;
import kz.tolem.gateway.page.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads what the wiring needs later, on a thread of its own, while PostgreSQL starts and the wiring can only wait for
/// it. Nothing depends on it: whatever it has not loaded is loaded when it is needed.
final class HeadStart {

  private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);

  private HeadStart() {}

  static void begin() {
    Thread.ofPlatform().daemon().name("head-start").start(HeadStart::load);
  }

  private static void load() {
    try {
      Keys.prepare();
      // The certificates of the world, which posting to shops takes.
      SSLContext.getDefault();
      HttpServer.prepare();
      new Templates();
    } catch (NoSuchAlgorithmException | RuntimeException | LinkageError e) {
      LOG.debug("the head start broke off; the start goes on without it", e);
    }
  }
}

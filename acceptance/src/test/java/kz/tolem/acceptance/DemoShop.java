package kz.tolem.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import kz.tolem.gateway.TestGateway;
import kz.tolem.shop.Shop;
import org.springframework.context.ConfigurableApplicationContext;

/// The demo shop in this JVM, on a free port, beside a gateway. Belongs to one thread.
final class DemoShop implements AutoCloseable {

  private final TestGateway gateway;
  private final Path folder;
  private ConfigurableApplicationContext running;

  private DemoShop(TestGateway gateway, Path folder) {
    this.gateway = gateway;
    this.folder = folder;
  }

  static DemoShop beside(TestGateway gateway) {
    // The gateway's logging stays as it is.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    try {
      DemoShop shop = new DemoShop(gateway, Files.createTempDirectory("tolem-test-shop"));
      shop.open();
      return shop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() {
    running =
        Shop.open(
            "--server.port=0",
            "--shop.data=" + folder,
            "--tolem.base-url=http://localhost:" + gateway.port(),
            "--spring.main.register-shutdown-hook=false");
  }

  /// Stops it and starts it again on what it left behind; its port changes.
  void restart() {
    running.close();
    open();
  }

  String url() {
    return "http://localhost:" + running.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    running.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

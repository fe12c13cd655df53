package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.tolem.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The documents' encoding vectors, made by the library in a real browser. Source: EPAY.md 4.3.
class LibraryEncodingTest {

  private static final Path VECTORS =
      Path.of("../protocol/src/test/resources/examples/04-payment-page.encoding-vectors.json");

  private static TestGateway gateway;
  private static Browser browser;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  @Test
  void the_browser_goes_to_the_address_that_the_documents_give() throws IOException {
    String vectors = Files.readString(VECTORS);
    String shop = "http://localhost:" + gateway.port() + "/sandbox/";
    browser.open(shop);
    long count = (Long) browser.script("return JSON.parse(arguments[0]).vectors.length", vectors);

    for (long i = 0; i < count; i++) {
      browser.open(shop);
      Object params =
          browser.script(
              "const v = JSON.parse(arguments[0]).vectors[arguments[1]]; halyk.pay(v.paymentObject); return v.params",
              vectors,
              i);
      browser.awaitUrl("/payform/?params=");

      assertThat(browser.url()).endsWith("/payform/?params=" + params);
    }
    assertThat(count).isEqualTo(4);
  }
}

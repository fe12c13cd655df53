package kz.tolem.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.client.PaymentResult;
import kz.tolem.client.notification.NotificationReceiver;
import kz.tolem.client.notification.SeenNotifications;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.sandbox.SandboxSeed;
import org.junit.jupiter.api.Test;

/// The samples of the docs for shops: they are what was compiled, and they work.
class SamplesTest {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT = Files.exists(HERE.resolve("acceptance")) ? HERE : HERE.getParent();

  private static final Pattern SAMPLE =
      Pattern.compile("( *)// sample: ([a-z-]+)\n(.*?) *// end of sample\n", Pattern.DOTALL);

  private static final Pattern SHOWN =
      Pattern.compile("<!-- sample: ([a-z-]+) -->\n\n```java\n(.*?)```\n", Pattern.DOTALL);

  private static Map<String, String> compiled() throws IOException {
    Path tests = ROOT.resolve("acceptance/src/test");
    Path folder = tests.resolve("java/kz/tolem/acceptance/client");
    String source =
        Files.readString(folder.resolve("Samples.java"))
            + Files.readString(folder.resolve("FirstPayment.java"))
            // FreshProjectTest compiles it, once for each Spring Boot.
            + Files.readString(tests.resolve("fresh/boot3/src/main/java/first/Shop.java"));
    Map<String, String> samples = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(source);
    while (sample.find()) {
      samples.put(sample.group(2), sample.group(3).replaceAll("(?m)^" + sample.group(1), ""));
    }
    return samples;
  }

  @Test
  void every_sample_of_the_docs_is_compiled_code() throws IOException {
    Map<String, String> compiled = compiled();
    Map<String, String> shown = new TreeMap<>();
    try (var files = Files.list(ROOT.resolve("docs/shops"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        Matcher sample = SHOWN.matcher(Files.readString(file));
        while (sample.find()) {
          shown.put(sample.group(1), sample.group(2));
        }
      }
    }

    assertThat(shown).isEqualTo(compiled);
  }

  @Test
  void the_samples_work() {
    try (var gateway = TestGateway.start();
        var server = Receiver.start()) {
      FirstPayment.main(new String[] {"http://127.0.0.1:" + gateway.port(), TestShop.freshInvoice()});
      var tolem = Samples.client("http://127.0.0.1:" + gateway.port());
      var samples = new Samples(tolem);
      var order = ClientOf.order("100").notifyAt(server.url()).build();

      assertThat(samples.pay(SandboxSeed.CARD, TestShop.freshInvoice())).startsWith("paid: ");
      Map<String, String> database = new ConcurrentHashMap<>();
      samples.crashProof(SandboxSeed.CARD, order, database);
      assertThat(database).isEmpty();
      assertThat(samples.status(order.invoice().digits())).isEqualTo("blocked");
      assertThat(samples.saveByPaying(TestShop.freshInvoice()).address()).hasPath("/payform/");
      assertThat(samples.cards()).isEmpty();
      assertThat(samples.chargeWithoutBuyer(SandboxSeed.CARD, ClientOf.order("900484").build()))
          .isEqualTo("again in PT24H");
      var paid = (PaymentResult.Authorized) tolem.pay(SandboxSeed.CARD, ClientOf.order("100").build());
      samples.subscribe(paid.id());
      assertThat(samples.chargeOrCancel(paid.id(), true)).isEqualTo("Done");
      assertThat(Samples.numbers(new AtomicLong(1)::incrementAndGet).next().digits()).isEqualTo("000002");
      assertThat(Samples.bank().api()).hasHost("testepay.homebank.kz");
      assertThat(samples.receiver(SeenNotifications.inMemory(10), "whsec_MTIzNDU2Nzg=")).isNotNull();

      var call = server.await(1).getFirst();
      List<String> paidOrders = new ArrayList<>();
      var receiver = NotificationReceiver.confirmedBy(tolem).build();
      int reply =
          samples.take(receiver, call.headers(), call.body().getBytes(StandardCharsets.UTF_8), paidOrders);
      assertThat(reply).isEqualTo(200);
      assertThat(paidOrders).containsExactly(order.invoice().digits());
    }
  }
}

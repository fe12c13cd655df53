package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.Wire;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Once payments are through, nothing in the gateway's memory holds a card number any more: a heap dump, as a crash or an
/// operator may leave one, has none among its live objects.
class HeapCanaryTest {

  private static final int PAGE_CARDS = 40;
  private static final int CRYPTOGRAM_CARDS = 20;
  private static final String PREFIX = "4276";
  private static final Pattern CHECKOUT = Pattern.compile("name=\"checkout\"[^>]*value=\"([^\"]+)\"");

  @Test
  void no_card_number_stays_in_memory(@TempDir Path folder) throws Exception {
    List<String> numbers = new ArrayList<>();
    try (ChildGateway gateway = ChildGateway.start(folder, Duration.ZERO, "info")) {
      Wire wire = gateway.wire();
      PublicKey key = CardCryptogram.publicKey(wire.get("/public.rsa").body());
      for (int i = 0; i < PAGE_CARDS + CRYPTOGRAM_CARDS; i++) {
        numbers.add(number(i));
        assertThat(i < PAGE_CARDS ? onPage(wire, numbers.get(i), i) : byCryptogram(wire, key, numbers.get(i), i))
            .isIn(200, 303);
      }
      // Those who come after them use the same threads, connections and buffers.
      for (int i = 0; i < 200; i++) {
        String token = Sandbox.granted(wire, Integer.toString(300_000 + i), "100");
        PaymentBody.common().with("invoiceId", Integer.toString(300_000 + i)).send(wire, token);
      }

      Path dump = gateway.heapDump(folder.resolve("heap.hprof"));

      byte[] heap = Files.readAllBytes(dump);
      Set<String> found = digits(heap);
      assertThat(new String(heap, StandardCharsets.ISO_8859_1).contains(SandboxSeed.TERMINAL.toString()))
          .as("the dump can be read: the terminal stands in it")
          .isTrue();
      assertThat(found.stream().filter(numbers::contains)).isEmpty();
    }
  }

  /// All numbers of 16 digits that begin like the canaries, as bytes and as UTF-16.
  private static Set<String> digits(byte[] heap) {
    Set<String> found = new HashSet<>();
    for (int step = 1; step <= 2; step++) {
      for (int at = 0; at + 16 * step <= heap.length; at++) {
        if (heap[at] == '4' && heap[at + step] == '2' && heap[at + 2 * step] == '7' && heap[at + 3 * step] == '6') {
          StringBuilder number = new StringBuilder();
          for (int i = 0; i < 16 && Character.isDigit((char) heap[at + i * step]); i++) {
            number.append((char) heap[at + i * step]);
          }
          found.add(number.toString());
        }
      }
    }
    return found;
  }

  private static String number(int i) {
    String fifteen = PREFIX + "%011d".formatted(Math.floorMod(i * 7_919_777_773L + 33_345_678_901L, 100_000_000_000L));
    int sum = 0;
    for (int k = 0; k < 15; k++) {
      int digit = fifteen.charAt(14 - k) - '0';
      int weighed = k % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return fifteen + (10 - sum % 10) % 10;
  }

  private static int onPage(Wire wire, String number, int i) {
    String invoice = Integer.toString(200_000 + i);
    String params =
        PaymentObject.builder()
            .auth(TokenReply.bearer(Sandbox.granted(wire, invoice, "100"), 7200, ExpiresInForm.NUMBER, "payment"))
            .invoiceId(invoice)
            .terminal(SandboxSeed.TERMINAL.toString())
            .amount(new BigDecimal("100"))
            .currency("KZT")
            .backLink("https://shop.example.kz/order")
            .postLink("")
            .description("order")
            .accountId("canary-" + i)
            .cardSave(true)
            .build()
            .toParams();
    Matcher checkout = CHECKOUT.matcher(wire.get("/payform/?params=" + encode(params)).body());
    assertThat(checkout.find()).isTrue();
    return wire.post(
            "/payform/pay",
            "application/x-www-form-urlencoded",
            "checkout=" + encode(checkout.group(1)) + "&number=" + number + "&expiry=01%2F30&cvc=321&name=&email=&saveCard=true")
        .status();
  }

  private static int byCryptogram(Wire wire, PublicKey key, String number, int i) {
    String invoice = Integer.toString(200_000 + i);
    String plain = CardCryptogram.plain(number, "0130", "321", SandboxSeed.TERMINAL.toString());
    return CryptogramBody.of(invoice, CardCryptogram.of(key, plain.getBytes(StandardCharsets.UTF_8)))
        .with("accountId", "canary-" + i)
        .send(wire, Sandbox.granted(wire, invoice, "100"))
        .status();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

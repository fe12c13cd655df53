package kz.tolem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.PaymentBody;
import kz.tolem.gateway.TokenForm;
import kz.tolem.gateway.Wire;
import kz.tolem.gateway.sandbox.SandboxSeed;
import kz.tolem.protocol.PaymentObject;
import kz.tolem.protocol.TokenReply;
import kz.tolem.protocol.TokenReply.ExpiresInForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand card numbers go in by every door, right and wrong; afterwards not one of them stands in the clear in any
/// file that the gateway or its database wrote, whatever the log level.
class CanaryTest {

  private static final int CARDS = 10_000;
  private static final int PAGE_CARDS = 1_000;
  private static final int CRYPTOGRAM_CARDS = 200;
  private static final int SHOPPERS = 16;

  /// Every canary begins so: no scheme's test card, and the simulated host approves it.
  private static final String PREFIX = "4276";

  /// A few of the tokens that were granted: none of them stands in the log.
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

  private static final Pattern CHECKOUT = Pattern.compile("name=\"checkout\"[^>]*value=\"([^\"]+)\"");

  @Test
  void no_card_number_is_ever_written_in_the_clear(@TempDir Path folder) throws Exception {
    List<String> numbers = new ArrayList<>(CARDS);
    for (int i = 0; i < CARDS; i++) {
      numbers.add(number(i));
    }
    long seen;
    try (ChildGateway gateway = ChildGateway.start(folder, Duration.ZERO, "debug")) {
      Wire wire = gateway.wire();
      assertThat(payOnPage(wire, numbers.getFirst(), 0).status()).isEqualTo(303);
      PublicKey key = CardCryptogram.publicKey(wire.get("/public.rsa").body());
      seen =
          inParallel(
              numbers,
              (number, i) -> {
                if (i < PAGE_CARDS) {
                  return payOnPage(wire, number, i);
                }
                return i < PAGE_CARDS + CRYPTOGRAM_CARDS ? payByCryptogram(wire, key, number, i) : misplace(wire, number, i);
              });
    }

    assertThat(seen).isEqualTo(CARDS);
    Finds finds = new Finds(new HashSet<>(numbers));
    finds.scan(folder);
    assertThat(finds.found).as("card numbers and codes in the clear").isEmpty();
    assertThat(finds.filesRead).as("files that were looked at").isGreaterThan(100);
    String log = Files.readString(folder.resolve("log.txt"));
    assertThat(log).as("the log was on").contains("/payform/pay").contains("/payment/cryptopay");
    assertThat(log).doesNotContain(SandboxSeed.CLIENT_SECRET).doesNotContain(tokens.toArray(String[]::new));
    // The needle is sharp: with one number put down in each disguise, the same scan finds them.
    Path plantedFile = folder.resolve("planted.txt");
    Files.writeString(plantedFile, planted(numbers.get(17)), StandardCharsets.ISO_8859_1);
    finds.scan(plantedFile);
    assertThat(finds.found).hasSizeGreaterThanOrEqualTo(6);
  }

  private static String number(int i) {
    String fifteen = PREFIX + "%011d".formatted(Math.floorMod(i * 7_919_777_773L + 12_345_678_901L, 100_000_000_000L));
    int sum = 0;
    for (int k = 0; k < 15; k++) {
      int digit = fifteen.charAt(14 - k) - '0';
      int weighed = k % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return fifteen + (10 - sum % 10) % 10;
  }

  private static String invoice(int i) {
    return Integer.toString(100_000 + i);
  }

  @FunctionalInterface
  private interface Door {
    Answer enter(String number, int i);
  }

  private static long inParallel(List<String> numbers, Door door) throws Exception {
    List<Future<Long>> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int shopper = 0; shopper < SHOPPERS; shopper++) {
        int first = shopper;
        Callable<Long> work =
            () -> {
              long entered = 0;
              for (int i = first; i < numbers.size(); i += SHOPPERS) {
                Answer answer = door.enter(numbers.get(i), i);
                assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
                entered++;
              }
              return entered;
            };
        results.add(threads.submit(work));
      }
    }
    long all = 0;
    for (Future<Long> result : results) {
      all += result.get();
    }
    return all;
  }

  /// The right door: the hosted page, card saved, with its CVC.
  private Answer payOnPage(Wire wire, String number, int i) {
    String token = Sandbox.granted(wire, invoice(i), "100");
    if (i < 100) {
      tokens.add(token);
    }
    String params =
        PaymentObject.builder()
            .auth(TokenReply.bearer(token, 7200, ExpiresInForm.NUMBER, "payment"))
            .invoiceId(invoice(i))
            .terminal(SandboxSeed.TERMINAL.toString())
            .amount(new BigDecimal("100"))
            .currency("KZT")
            .backLink("https://shop.example.kz/order")
            .postLink("")
            .description("order")
            .accountId("canary-" + i % 50)
            .cardSave(true)
            .build()
            .toParams();
    Answer page = wire.get("/payform/?params=" + encode(params));
    Matcher checkout = CHECKOUT.matcher(page.body());
    if (!checkout.find()) {
      throw new AssertionError("no form: " + page);
    }
    String typed = i % 2 == 0 ? number : number.replaceAll("(.{4})(?=.)", "$1 ");
    return wire.post(
        "/payform/pay",
        "application/x-www-form-urlencoded",
        "checkout=" + encode(checkout.group(1))
            + ("&number=" + encode(typed) + "&expiry=" + encode("01/30") + "&cvc=" + (100 + i % 900) + "&name=&email=&saveCard=true"));
  }

  /// The other right door: a cryptogram; every third is for another terminal, and is refused.
  private Answer payByCryptogram(Wire wire, PublicKey key, String number, int i) {
    String terminal = i % 3 == 0 ? new java.util.UUID(1, i).toString() : SandboxSeed.TERMINAL.toString();
    String plain = CardCryptogram.plain(number, "0130", Integer.toString(100 + i % 900), terminal);
    String cryptogram = CardCryptogram.of(key, plain.getBytes(StandardCharsets.UTF_8));
    return CryptogramBody.of(invoice(i), cryptogram)
        .with("accountId", "canary-" + i % 50)
        .send(wire, Sandbox.granted(wire, invoice(i), "100"));
  }

  /// The wrong doors: every field, header and address into which somebody may put a card number by mistake.
  private Answer misplace(Wire wire, String number, int i) {
    String dashed = number.replaceAll("(.{4})(?=.)", "$1-");
    String invoice = invoice(i);
    String form = "application/x-www-form-urlencoded";
    return switch (i % 22) {
      case 0 -> pay(wire, invoice, body -> body.with("cardId", number));
      case 1 -> pay(wire, invoice, body -> body.withRaw("cardId", "{\"id\":" + number + "}"));
      case 2 -> pay(wire, invoice, body -> body.with("description", "card " + dashed + " cvc 321"));
      case 3 -> pay(wire, invoice, body -> body.with("name", number));
      case 4 -> pay(wire, invoice, body -> body.with("accountId", number));
      case 5 -> pay(wire, invoice, body -> body.with("data", "{\"pan\":\"" + number + "\",\"cvc\":\"321\"}"));
      case 6 -> pay(wire, invoice, body -> body.with("email", number + "@example.kz"));
      case 7 -> pay(wire, invoice, body -> body.with("phone", number));
      case 8 -> pay(wire, invoice, body -> body.with("backLink", "https://shop.example.kz/?pan=" + number));
      case 9 -> pay(wire, invoice, body -> body.with("failureBackLink", "https://shop.example.kz/" + dashed));
      case 10 -> pay(wire, invoice, body -> body.with("postLink", "http://127.0.0.1:9/?pan=" + number));
      case 11 -> pay(wire, invoice, body -> body.with("failurePostLink", "http://127.0.0.1:9/" + number));
      case 12 -> pay(wire, invoice, body -> body.with("invoiceIdAlt", number));
      case 13 -> pay(wire, invoice, body -> body.with("terminalId", number));
      case 14 -> pay(wire, invoice, body -> body.with("cryptogram", number).with("language", number).with("paymentType", number));
      // A refused client waits, so only a few are.
      case 15 ->
          i % 10 == 0
              ? Sandbox.token(invoice, "100").with("client_id", number).urlencoded(wire)
              : wire.get("/cards/" + number + "?cvc=321");
      case 16 -> wire.post(PaymentBody.PATH + "/" + dashed, "application/json", "{}");
      case 17 -> wire.post(PaymentBody.PATH + "?pan=" + number, "application/json", "{\"pan\":" + number + "}", "X-Request-Id", number, "Authorization", "Bearer " + number);
      case 18 -> withToken(wire, Sandbox.token(invoice, "100").with("secret_hash", number), invoice);
      case 19 -> withToken(wire, Sandbox.token(invoice, "100").with("postLink", "http://127.0.0.1:9/?pan=" + number), invoice);
      case 20 -> withToken(wire, Sandbox.token(invoice, "100").with("accountId", number), invoice);
      default -> wire.post(TokenForm.PATH, form, Sandbox.token(number, number).with("scope", number).encoded(), "User-Agent", number, "Cookie", "pan=" + number);
    };
  }

  private Answer pay(Wire wire, String invoice, java.util.function.UnaryOperator<PaymentBody> change) {
    return change.apply(Sandbox.payment(invoice, "100")).send(wire, Sandbox.granted(wire, invoice, "100"));
  }

  /// Pays if the token is granted all the same, so that what it carries reaches the tables.
  private static Answer withToken(Wire wire, TokenForm form, String invoice) {
    Answer answer = form.urlencoded(wire);
    return answer.status() == 200
        ? Sandbox.payment(invoice, "100").send(wire, answer.text("access_token"))
        : answer;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String planted(String number) {
    return String.join(
        "\n",
        "cvc=321 and raw " + number,
        "dashed " + number.replaceAll("(.{4})(?=.)", "$1-"),
        "spaced " + number.replaceAll("(.{4})(?=.)", "$1 "),
        "base64 " + Base64.getEncoder().encodeToString(number.getBytes(StandardCharsets.US_ASCII)),
        "utf16 " + new String(number.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
        "");
  }

  /// Looks for the numbers in files: digits with any single separators between them (which covers UTF-16, whose separator
  /// is a zero byte), and base64 of the digits at each of its three alignments.
  private static final class Finds {

    private final Set<String> numbers;
    private final List<String> base64Prefixes = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private int filesRead;

    Finds(Set<String> numbers) {
      this.numbers = numbers;
      // The prefix is common to all, so it is what gives base64 away: three alignments, whole groups alone.
      for (String before : List.of("", "x", "xx")) {
        String coded = Base64.getEncoder().withoutPadding().encodeToString((before + PREFIX).getBytes(StandardCharsets.US_ASCII));
        base64Prefixes.add(coded.substring(before.isEmpty() ? 0 : before.length() + 1, coded.length() - 1));
      }
    }

    void scan(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          filesRead++;
          try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            scan(file, in.readAllBytes());
          }
        }
      }
    }

    private void scan(Path file, byte[] bytes) {
      StringBuilder run = new StringBuilder();
      int gap = 0;
      for (int i = 0; i <= bytes.length; i++) {
        byte b = i < bytes.length ? bytes[i] : -1;
        if (b >= '0' && b <= '9') {
          run.append((char) b);
          gap = 0;
        } else if (!(isSeparator(b) && gap++ == 0)) {
          judge(file, run);
          run.setLength(0);
          gap = 0;
        }
        if ((b == 'c' || b == 'C') && CVC.matcher(text(bytes, i, 16)).lookingAt()) {
          found.add(file.getFileName() + " " + text(bytes, i, 16).replaceAll("[^ -~]", "?"));
        }
        if (b == 'N' || b == 'Q' || b == '0') {
          judgeBase64(file, bytes, i);
        }
      }
    }

    /// A field that is called a security code, with three or four digits in it.
    private static final Pattern CVC =
        Pattern.compile("(?:cvc2?|cvv2?)[\"'\\\\]*\\s*[=:]\\s*[\"'\\\\]*[0-9]{3,4}(?![0-9])", Pattern.CASE_INSENSITIVE);

    private static String text(byte[] bytes, int at, int length) {
      return new String(bytes, at, Math.min(length, bytes.length - at), StandardCharsets.ISO_8859_1);
    }

    private static boolean isSeparator(byte b) {
      return b == ' ' || b == '-' || b == 0 || b == '.' || b == '_' || b == '+' || b == '/';
    }

    private void judge(Path file, CharSequence run) {
      for (int at = 0; at + 16 <= run.length(); at++) {
        if (run.charAt(at) == '4') {
          String candidate = run.subSequence(at, at + 16).toString();
          if (numbers.contains(candidate)) {
            found.add(file.getFileName() + " " + candidate);
          }
        }
      }
    }

    private void judgeBase64(Path file, byte[] bytes, int at) {
      for (String prefix : base64Prefixes) {
        if (at + 30 < bytes.length && startsWith(bytes, at, prefix)) {
          for (int back = 0; back <= 3 && at - back >= 0; back++) {
            String text = new String(bytes, at - back, Math.min(28, bytes.length - at + back), StandardCharsets.ISO_8859_1);
            for (int length : new int[] {24, 28}) {
              judgeDecoded(file, text, length);
            }
          }
        }
      }
    }

    private void judgeDecoded(Path file, String text, int length) {
      try {
        String decoded =
            new String(Base64.getMimeDecoder().decode(text.substring(0, Math.min(length, text.length()))), StandardCharsets.ISO_8859_1);
        Matcher digits = Pattern.compile("(?=(4[0-9]{15}))").matcher(decoded);
        while (digits.find()) {
          if (numbers.contains(digits.group(1))) {
            found.add(file.getFileName() + " base64 of " + digits.group(1));
          }
        }
      } catch (IllegalArgumentException e) {
        // not base64 after all
      }
    }

    private static boolean startsWith(byte[] bytes, int at, String prefix) {
      for (int i = 0; i < prefix.length(); i++) {
        if (bytes[at + i] != prefix.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}

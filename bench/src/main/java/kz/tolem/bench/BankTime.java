package kz.tolem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.tolem.bank.Bank;
import kz.tolem.bank.Scripts;
import kz.tolem.bench.bed.Workspace;
import kz.tolem.client.Purchase;
import kz.tolem.junit.EmbeddedBank;
import kz.tolem.protocol.InvoiceId;

/// How long a bank inside a unit test takes: to start, to be emptied, and 200 tests of a shop in all.
final class BankTime {

  private static final int STARTS = 3;
  private static final int EMPTYINGS = 50;
  private static final int TESTS = 200;

  private final Workspace workspace;
  private final Consumer<String> progress;

  BankTime(Workspace workspace, Consumer<String> progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  List<Finding> measure() throws IOException {
    Path folder = Files.createDirectories(workspace.folder().resolve("bank"));
    System.setProperty("tolem.bank.folder", folder.toString());
    long first = started();
    progress.accept("the first start took " + first + " ms");
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(started());
    }
    progress.accept("later starts took " + Figures.series(starts) + " ms");
    try (EmbeddedBank embedded = EmbeddedBank.start()) {
      Bank bank = embedded.bank();
      tests(bank); // once before, to be warm
      List<Long> emptyings = emptyings(bank);
      long all = tests(bank);
      progress.accept(TESTS + " tests took " + all + " ms");
      return List.of(
          Finding.of("bank in a test: start, database made", first + " ms"),
          new Finding(
              "bank in a test: start",
              Figures.series(starts) + " ms",
              "≤ 3000 ms",
              Finding.Verdict.of(Figures.median(starts) <= 3000)),
          new Finding(
              "bank in a test: empty after a payment, median of " + EMPTYINGS,
              Figures.millis(Figures.median(emptyings)),
              "≤ 30 ms",
              Finding.Verdict.of(Figures.median(emptyings) <= 30_000)),
          Finding.of("bank in a test: %d tests, each with its script, together".formatted(TESTS), all + " ms"));
    }
  }

  private static long started() {
    long begun = System.nanoTime();
    EmbeddedBank bank = EmbeddedBank.start();
    long taken = millisSince(begun);
    bank.close();
    return taken;
  }

  private static List<Long> emptyings(Bank bank) {
    List<Long> micros = new ArrayList<>();
    for (int i = 0; i < EMPTYINGS; i++) {
      pay(bank);
      long begun = System.nanoTime();
      bank.empty();
      micros.add((System.nanoTime() - begun) / 1_000);
    }
    return micros;
  }

  private static long tests(Bank bank) {
    long begun = System.nanoTime();
    for (int number = 0; number < TESTS; number++) {
      bank.empty();
      switch (number % 4) {
        case 0 -> bank.assertThatInvoice(pay(bank)).wasChargedOnce();
        case 1 -> {
          bank.next(Scripts.declines(484));
          bank.assertThatInvoice(pay(bank)).wasNeverCharged();
        }
        case 2 -> {
          bank.next(Scripts.losesNotification());
          bank.assertThatInvoice(pay(bank)).wasChargedOnce();
        }
        default -> {
          InvoiceId invoice = pay(bank);
          bank.time().advance(Duration.ofDays(31));
          bank.assertThatInvoice(invoice).isCharged("0");
        }
      }
    }
    return millisSince(begun);
  }

  private static InvoiceId pay(Bank bank) {
    InvoiceId invoice = bank.freshInvoice();
    bank.client()
        .pay(bank.card(), Purchase.invoice(invoice.toString()).money("1500", "KZT").description("measured").build());
    return invoice;
  }

  private static long millisSince(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}

package kz.tolem.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.Terminals;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.gateway.user.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A bank's file held against our book.
class ReconcileTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer upload(Clerk clerk, String csv) {
    String today =
        java.time.LocalDate.ofInstant(gateway.clock().instant(), java.time.ZoneId.of("Asia/Almaty")).toString();
    return clerk.post("/account/reconciliation", "from", today, "to", today, "file", csv);
  }

  private static Map<String, String> outcomes(String file) {
    return gateway.sql().rows("select reference, outcome from bank_line where file_id = ?::uuid", file).stream()
        .collect(
            java.util.stream.Collectors.toMap(
                java.util.List::getFirst, java.util.List::getLast, (one, two) -> one + "+" + two));
  }

  @Test
  void lines_match_differ_or_are_missing_on_either_side_and_are_resolved_with_a_note() {
    TestShop shop = gateway.shop(Terminals::oneStep);
    Clerk finance = Desk.of(gateway, shop, Role.FINANCE);
    Answer same = shop.pay(TestShop.freshInvoice(), "1000");
    Answer other = shop.pay(TestShop.freshInvoice(), "250.50");
    Answer unseen = shop.pay(TestShop.freshInvoice(), "70");
    gateway.clock().advance(Duration.ofMinutes(1));
    String csv =
        "RRN;Sum;Cur\r\n"
            + same.text("reference") + ";1 000,00;KZT\r\n"
            + other.text("reference") + ";250,60;KZT\r\n"
            + "999999999999;5;KZT\r\n"
            + "888888888888;nothing;KZT\r\n";

    Answer sent = upload(finance, csv);
    String path = sent.header("Location");
    String file = path.substring(path.lastIndexOf('/') + 1);
    finance.get(path);
    Answer compared = finance.post(path + "/columns", "reference", "RRN", "amount", "Sum", "currency", "Cur");

    assertThat(compared.status()).isEqualTo(303);
    assertThat(outcomes(file))
        .containsEntry(same.text("reference"), "MATCHED")
        .containsEntry(other.text("reference"), "AMOUNT_DIFFERS")
        .containsEntry("999999999999", "MISSING_HERE")
        .containsEntry("888888888888", "UNREADABLE")
        .containsEntry(unseen.text("reference"), "MISSING_THERE");
    assertThat(Clerk.words(finance.get(path)))
        .contains("250.60 ₸", "250.50 ₸", "Missing at the bank", "Total, KZT 5 1,255.60 ₸ 1,320.50 ₸ −64.90 ₸");

    assertThat(finance.post(path + "/resolve", "line", "3", "note", "fee of ten tiyn").status()).isEqualTo(303);
    assertThat(finance.post(path + "/resolve", "line", "2", "note", "matched already").status()).isEqualTo(400);
    assertThat(Clerk.words(finance.get(path))).contains("fee of ten tiyn");
    assertThat(Clerk.words(finance.get("/account/reconciliation"))).contains("open: 3");
  }

  @Test
  void columns_are_said_once_and_a_line_that_comes_twice_is_told() {
    TestShop shop = gateway.shop(Terminals::oneStep);
    Clerk finance = Desk.of(gateway, shop, Role.FINANCE);
    String reference = shop.pay(TestShop.freshInvoice(), "10").text("reference");
    String csv = "ref,amount\n" + reference + ",10\n" + reference + ",10\n";
    String first = upload(finance, csv).header("Location");
    finance.get(first);
    finance.post(first + "/columns", "reference", "ref", "amount", "amount");

    String second = upload(finance, csv).header("Location");

    assertThat(outcomes(second.substring(second.lastIndexOf('/') + 1)).get(reference)).contains("MATCHED", "REPEATED");
  }

  @Test
  void what_is_no_file_of_a_bank_is_refused_and_another_merchants_does_not_exist() {
    Clerk finance = Desk.of(gateway, gateway.shop(), Role.FINANCE);
    Clerk stranger = Desk.of(gateway, gateway.shop(), Role.FINANCE);

    for (String file : new String[] {"", "one line", "a,b", "a,a\n1,2", "\"", "a,b\n\"1,2"}) {
      assertThat(upload(finance, file).status()).as(file).isEqualTo(422);
    }
    String path = upload(finance, "a,b\n1,2\n").header("Location");
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/columns", "reference", "a", "amount", "b").status()).isEqualTo(404);
    assertThat(finance.post(path + "/columns", "reference", "x", "amount", "b").status()).isEqualTo(422);
    assertThat(finance.get("/account/reconciliation/x").status()).isEqualTo(404);
  }
}

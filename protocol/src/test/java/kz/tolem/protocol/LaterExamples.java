package kz.tolem.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.tolem.protocol.ExampleFilesTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The examples of sections 6 to 10: cards, cryptograms, status, operations and the rest. */
final class LaterExamples {

  static final Map<String, Consumer<String>> CHECKS = new LinkedHashMap<>();

  static {
    cards();
    cryptograms();
    secure3D();
    status();
    operations();
    others();
  }

  private LaterExamples() {}

  private static void cards() {
    CHECKS.put(
        "06-card-deactivate.request.http",
        request("POST", "card/deactivate/0b7c9a52-6f0e-4a55-8f0f-9d6f5a0a1b2c"));
    CHECKS.put("06-card-deactivate.response.200.json", json(body -> DeactivateReply.read(body).write()));
    CHECKS.put(
        "06-card-verification.api.request.json",
        json(body -> CryptogramPayment.read(body).write(CryptogramKey.LATIN)));
    CHECKS.put("06-card-verification.api.response.200.json", json(body -> PaymentReply.read(body).write()));
    CHECKS.put("06-card-verification.payment-object.json", inOurOrder(body -> PaymentObject.ofJson(body).toJson()));
    CHECKS.put("06-card-verification.token.request.form", ExampleFilesTest::form);
    CHECKS.put("06-cards-list.empty.json", json(body -> CardList.read(body).write(CardList.WhenEmpty.CODE)));
    CHECKS.put("06-cards-list.request.http", request("GET", "cards/client-17"));
    CHECKS.put("06-cards-list.response.200.json", LaterExamples::cardList);
  }

  private static void cryptograms() {
    CHECKS.put("07-cryptogram.plaintext.json", LaterExamples::plaintext);
    CHECKS.put(
        "07-cryptopay.cyrillic-key.request.json",
        json(body -> CryptogramPayment.read(body).write(CryptogramKey.CYRILLIC)));
    CHECKS.put("07-cryptopay.error.400.json", json(body -> PaymentError.read(body).write()));
    CHECKS.put(
        "07-cryptopay.latin-key.request.json",
        inOurOrder(body -> CryptogramPayment.read(body).write(CryptogramKey.LATIN)));
    CHECKS.put(
        "07-cryptopay.request.http",
        ExampleFilesTest.http(body -> CryptogramPayment.read(body).write(CryptogramKey.CYRILLIC)));
    CHECKS.put("07-cryptopay.response.200.3ds.json", json(body -> PaymentReply.read(body).write()));
    CHECKS.put("07-cryptopay.response.200.final.json", json(body -> PaymentReply.read(body).write()));
    CHECKS.put("07-gobonus.request.json", json(body -> BonusRequest.read(body).write(CryptogramKey.CYRILLIC)));
    CHECKS.put("07-gobonus.response.200.json", json(body -> BonusReply.read(body).write()));
    CHECKS.put("07-public-key.request.http", request("GET", "public.rsa"));
  }

  private static void secure3D() {
    CHECKS.put("07-3ds.acs-to-bank.http", LaterExamples::acsToBank);
    CHECKS.put("07-3ds.bank-result.failure.http", result(new Secure3DResult.Failed(455)));
    CHECKS.put("07-3ds.bank-result.success.http", result(new Secure3DResult.Succeeded("506310111213")));
    CHECKS.put("07-3ds.browser-to-acs.form", LaterExamples::browserToAcs);
    CHECKS.put("07-3ds.merchant-confirm.request.json", json(body -> ConfirmRequest.read(body).write()));
  }

  private static void status() {
    paid("08-status.100.3d-pending.json", ResultCode.FOUND, StatusName.THREE_D);
    paid("08-status.100.auth.json", ResultCode.FOUND, StatusName.AUTH);
    paid("08-status.100.cancel.json", ResultCode.FOUND, StatusName.CANCEL);
    paid("08-status.100.charge.json", ResultCode.FOUND, StatusName.CHARGE);
    paid("08-status.100.partially-refunded.json", ResultCode.FOUND, StatusName.CHARGE);
    paid("08-status.100.refund.json", ResultCode.FOUND, StatusName.REFUND);
    paid("08-status.100.verified.json", ResultCode.FOUND, StatusName.VERIFIED);
    paid("08-status.101.rejected.json", ResultCode.REJECTED, StatusName.REJECT);
    CHECKS.put("08-status.102.not-found.json", without(ResultCode.NOT_FOUND));
    CHECKS.put("08-status.103.error.json", without(ResultCode.ERROR));
    CHECKS.put("08-status.104.terminal-absent.json", without(ResultCode.TERMINAL_ABSENT));
    CHECKS.put("08-status.106.terminal-incorrect.json", without(ResultCode.TERMINAL_INCORRECT));
    CHECKS.put("08-status.107.in-progress.json", without(ResultCode.IN_PROGRESS));
    CHECKS.put("08-status.109.terminal-foreign.json", without(ResultCode.TERMINAL_FOREIGN));
    CHECKS.put("08-status.legacy-flat.json", json(body -> LegacyStatus.read(body).write()));
    CHECKS.put("08-status.request.http", request("GET", "check-status/payment/transaction/100000451"));
  }

  private static void operations() {
    String payment = "operation/5b1f0c2e-8a0f-4f0b-9a41-0c7d1a2b3c4d/";
    CHECKS.put("09-cancel.request.http", operation(payment + "cancel", "", ""));
    CHECKS.put("09-charge.full.request.http", operation(payment + "charge", "", ""));
    CHECKS.put("09-charge.partial-json.request.http", operation(payment + "charge", "", "amount=1000"));
    CHECKS.put("09-charge.partial-query.request.http", operation(payment + "charge", "amount=1000", ""));
    CHECKS.put("09-operation.error.400.json", json(body -> PaymentError.read(body).write()));
    CHECKS.put("09-operation.response.200.empty.http", LaterExamples::emptyReply);
    CHECKS.put("09-operation.response.200.json", json(body -> OperationReply.read(body).write()));
    CHECKS.put("09-refund.full.request.http", operation(payment + "refund", "", ""));
    CHECKS.put(
        "09-refund.partial-json.request.http", operation(payment + "refund", "", "amount=500&externalID=refund-451-1"));
    CHECKS.put(
        "09-refund.partial.request.http", operation(payment + "refund", "amount=500&externalID=refund-451-1", ""));
  }

  private static void others() {
    CHECKS.put("10-invoice-link.request.json", json(body -> InvoiceLinkRequest.read(body).write()));
    CHECKS.put("10-invoice-link.response.200.json", json(body -> InvoiceLinkReply.read(body).write()));
    CHECKS.put("10-operations.request.json", json(body -> OperationListRequest.read(body).write()));
    CHECKS.put("10-qr-generate.request.json", json(body -> QrRequest.read(body).write()));
    CHECKS.put("10-qr-generate.response.200.json", json(body -> QrReply.read(body).write()));
    CHECKS.put("10-qr-status.response.200.json", json(body -> QrStatus.read(body).write()));
    CHECKS.put("10-recurrent-subscribe.request.json", json(body -> RecurrentSubscribeRequest.read(body).write()));
    CHECKS.put("10-recurrent-subscribe.response.200.json", json(body -> RecurrentSubscribeReply.read(body).write()));
  }

  /** A request that says everything by its path. */
  private static Consumer<String> request(String method, String path) {
    return name -> {
      assertThat(Examples.text(name)).startsWith(method + " ");
      assertThat(Examples.target(name).toString()).isEqualTo("/api/" + path);
      assertThat(Examples.body(name)).asString(UTF_8).isBlank();
    };
  }

  private static void cardList(String name) {
    byte[] example = Examples.bytes(name);

    byte[] written = CardList.read(example).write(CardList.WhenEmpty.EMPTY_LIST);

    assertThat(TestJson.list(written)).isEqualTo(TestJson.list(example)).hasSize(1);
    assertThat(TestJson.names(written)).isEqualTo(TestJson.names(example));
  }

  private static void plaintext(String name) {
    byte[] written = CryptogramPlaintext.read(Examples.bytes(name)).write();

    assertThat(written).asString(UTF_8).isEqualTo(Examples.text(name).strip());
  }

  /** Read and written again, with the same values but our own order. */
  private static Consumer<String> inOurOrder(UnaryOperator<byte[]> readAndWrite) {
    return name -> {
      byte[] example = Examples.bytes(name);

      byte[] written = readAndWrite.apply(example);

      assertThat(TestJson.object(written)).isEqualTo(TestJson.object(example));
    };
  }

  private static void acsToBank(String name) {
    Secure3DAnswer answer = Secure3DAnswer.read(new String(Examples.body(name), UTF_8).strip().getBytes(UTF_8));

    assertThat(answer.paRes()).isEqualTo("ZXhhbXBsZS1wYXJlcw==");
    assertThat(answer.write()).isEqualTo(new String(Examples.body(name), UTF_8).strip());
  }

  private static void browserToAcs(String name) {
    Secure3DForm form = Secure3DForm.read(Examples.form(name));

    assertThat(form.termUrl()).endsWith("/confirmPayment?Access=K7Q2M_XW-94TPLZ0ABCDEF");
    assertThat(form.write()).isEqualTo(new String(Examples.form(name), UTF_8));
  }

  private static Consumer<String> result(Secure3DResult expected) {
    return name -> {
      String query = Examples.location(name).getRawQuery();

      assertThat(Secure3DResult.ofQuery(Form.parse(query.getBytes(UTF_8)))).contains(expected);
      assertThat(expected.toQuery()).isEqualTo(query);
    };
  }

  private static void paid(String name, ResultCode result, StatusName status) {
    CHECKS.put(
        name,
        file -> {
          StatusReply reply = StatusReply.read(Examples.bytes(file));

          assertThat(reply.result()).contains(result);
          assertThat(reply.transaction().flatMap(StatusTransaction::status)).contains(status);
          ExampleFilesTest.same(Examples.bytes(file), reply.write());
        });
  }

  private static Consumer<String> without(ResultCode result) {
    return name -> {
      assertThat(StatusReply.read(Examples.bytes(name))).isEqualTo(StatusReply.of(result));
      ExampleFilesTest.same(Examples.bytes(name), StatusReply.of(result).write());
    };
  }

  private static Consumer<String> operation(String path, String query, String body) {
    return name -> {
      OperationRequest inQuery = OperationRequest.ofQuery(Examples.query(name));
      OperationRequest inBody = OperationRequest.ofJson(Examples.body(name));

      assertThat(Examples.target(name).getPath()).isEqualTo("/api/" + path);
      assertThat(inQuery.toQuery()).isEqualTo(query);
      assertThat(inBody.toQuery()).isEqualTo(body);
      if (!body.isEmpty()) {
        ExampleFilesTest.same(Examples.body(name), inBody.toJson());
      }
    };
  }

  private static void emptyReply(String name) {
    assertThat(OperationReply.read(Examples.body(name))).isEqualTo(new OperationReply(0, "", Optional.empty()));
  }
}

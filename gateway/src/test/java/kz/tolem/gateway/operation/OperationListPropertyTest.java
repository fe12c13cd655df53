package kz.tolem.gateway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import kz.tolem.protocol.OperationListRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever is searched for, the list answers or says why not, and shows the merchant's own payments alone.
class OperationListPropertyTest {

  private static TestGateway gateway;
  private static String token;
  private static String own;

  @BeforeContainer
  static void start() {
    gateway = TestGateway.start();
    TestShop shop = gateway.shop();
    token = shop.granted(shop.serviceToken());
    own = TestShop.freshInvoice();
    shop.pay(own);
    gateway.shop().pay(TestShop.freshInvoice());
  }

  @AfterContainer
  static void stop() {
    gateway.close();
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(OperationListRequest.Field.class).map(OperationListRequest.Field::wireName);
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of(OperationListRequest.Method.class).map(OperationListRequest.Method::word);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.strings().withChars("%_\\'\":<>?$();- ").ofMaxLength(12),
        Arbitraries.bigDecimals().ofScale(2).map(number -> number.toPlainString()),
        Arbitraries.of("2026-01-15", "2026-01-15T14:00:00+05:00", "9998-12-31", "true", "440563...5096", "%", ""));
  }

  @Property(tries = 300)
  void the_list_answers_or_says_why_not(
      @ForAll("fields") String field,
      @ForAll("methods") String method,
      @ForAll("values") String first,
      @ForAll("values") String second,
      @ForAll("fields") String orderedBy,
      @ForAll boolean descending) {
    boolean two = method.equals("between") || method.equals("in");
    String[] values = two ? new String[] {first, second} : new String[] {first};
    Listing asked =
        Listing.everything()
            .filter(field, method, values)
            .order(orderedBy.toUpperCase(Locale.ROOT), descending ? "desc" : "asc");

    var answer = asked.send(gateway.wire(), token);

    assertThat(answer.status()).as(asked.body() + " " + answer.body()).isIn(200, 400);
    if (answer.status() == 200) {
      assertThat(Listing.invoices(answer)).isIn(List.of(), List.of(own));
    } else {
      assertThat(answer.text("message")).isNotBlank();
    }
  }
}

package kz.tolem.protocol;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a charge, cancel or refund: in the query, in the body, or the same in both. Source: EPAY.md 9.
 *
 * @param amount in major units; absent means all that can be charged or refunded, so an amount that is there but empty
 *     is refused, never taken for absent
 * @param externalId the shop's own id of this refund; an empty one is absent
 */
public record OperationRequest(Optional<BigDecimal> amount, Optional<String> externalId) {

  /** No parameters: the whole amount. */
  public static final OperationRequest WHOLE = new OperationRequest(Optional.empty(), Optional.empty());

  /**
   * Reads the parameters of a query string.
   *
   * @throws MalformedMessage when the amount is not a number, or two names of one parameter differ in value
   */
  public static OperationRequest ofQuery(Map<String, String> query) {
    return of(Fields.ofTexts(query));
  }

  /**
   * Reads an urlencoded body; an empty one has no parameters.
   *
   * @throws MalformedMessage when it is not such a form, or as {@link #ofQuery}
   */
  public static OperationRequest ofForm(byte[] body) {
    return of(Fields.ofTexts(Form.parse(body)));
  }

  /**
   * Reads a JSON body; an empty one has no parameters.
   *
   * @throws MalformedMessage when it is not one JSON object, or as {@link #ofQuery}
   */
  public static OperationRequest ofJson(byte[] body) {
    return WireText.ofUtf8(body, "the body").isBlank() ? WHOLE : of(JsonReader.read(body));
  }

  private static OperationRequest of(Fields in) {
    if (in.text("amount").filter(String::isEmpty).isPresent()) {
      throw in.problem("amount", "must not be empty; leave it out for the whole amount");
    }
    return new OperationRequest(in.decimal("amount"), in.text("externalID").filter(id -> !id.isEmpty()));
  }

  /**
   * Joins the parameters of the query, these, with those of the body. Amounts are compared as decimals: 500 and 500.00
   * are the same.
   *
   * @throws MalformedMessage when both have a parameter and differ in it
   */
  public OperationRequest joinedWith(OperationRequest body) {
    if (amount.isPresent() && body.amount.isPresent() && amount.get().compareTo(body.amount.get()) != 0) {
      throw differs("amount");
    }
    if (externalId.isPresent() && body.externalId.isPresent() && !externalId.equals(body.externalId)) {
      throw differs("externalID");
    }
    return new OperationRequest(amount.or(body::amount), externalId.or(body::externalId));
  }

  private static MalformedMessage differs(String name) {
    return MalformedMessage.field(name, "differs between the query and the body");
  }

  /** The parameters as a query string without a question mark, empty when there are none. */
  public String toQuery() {
    Map<String, String> query = new LinkedHashMap<>();
    amount.ifPresent(number -> query.put("amount", WireAmount.write(number)));
    externalId.ifPresent(id -> query.put("externalID", id));
    return Form.write(query);
  }

  /** The parameters as a JSON body, absent ones left out. */
  public byte[] toJson() {
    return JsonWriter.write(
        out -> {
          out.numberIfPresent("amount", amount);
          out.textIfPresent("externalID", externalId);
        });
  }
}

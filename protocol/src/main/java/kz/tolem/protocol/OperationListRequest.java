package kz.tolem.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question for the operations of a shop: {@code POST /operations}. Source: EPAY.md 10.6.
 *
 * <p>Unknown fields and methods are refused, since a filter that is passed over would show too much. That a filter by
 * {@link Field#CREATED_DATE} is mandatory is not judged here. Filters may hold personal data; {@link #toString} shows
 * none of their values.
 *
 * @param page counted from 1
 * @param size operations on a page, 1 to {@link ProtocolLimits#PAGE_SIZE_MAX}
 * @param filters all of them must hold; one field may have several
 * @param orders the first one counts most
 */
public record OperationListRequest(int page, int size, List<Filter> filters, List<Order> orders) {

  /** The page where none is asked for. Ours. */
  public static final int PAGE_DEFAULT = 1;

  /** The size where none is asked for. Ours. */
  public static final int SIZE_DEFAULT = 20;

  /** What can be filtered and ordered by. */
  public enum Field {
    CREATED_DATE,
    SHOP_ID,
    INVOICE_ID,
    ACCOUNT_ID,
    PAYER_PHONE,
    PAYER_EMAIL,
    REFERENCE,
    /** True or false: whether there was an address to notify. */
    POST_LINK,
    AMOUNT,
    CARD_MASK,
    CLIENT,
    INSTALLMENT_ID,
    TRANSACTION_TYPE_ID,
    PAYOUT_DATE,
    PAYOUT_AMOUNT;

    /** The name as on the wire, such as {@code created_date}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a name without regard to case and underscores; empty when it is none of them. */
    public static Optional<Field> find(String name) {
      for (Field known : values()) {
        if (known.name().replace("_", "").equals(name.replace("_", "").toUpperCase(Locale.ROOT))) {
          return Optional.of(known);
        }
      }
      return Optional.empty();
    }
  }

  /** How a field is compared with the values. */
  public enum Method {
    /** From the first of two values to the second, both included. */
    BETWEEN("between"),
    /** One of the values. */
    IN("in"),
    LIKE("like"),
    EQUAL("="),
    LESS("<"),
    GREATER(">"),
    AT_MOST("<="),
    AT_LEAST(">=");

    private final String word;

    Method(String word) {
      this.word = word;
    }

    /** The word as on the wire. */
    public String word() {
      return word;
    }

    /** Reads the word in any case; empty when it is none of them. */
    public static Optional<Method> find(String word) {
      for (Method known : values()) {
        if (known.word.equals(word.toLowerCase(Locale.ROOT))) {
          return Optional.of(known);
        }
      }
      return Optional.empty();
    }

    /** Tells whether so many values make sense: two for between, any for in, one for the others. */
    boolean takes(int values) {
      return switch (this) {
        case BETWEEN -> values == 2;
        case IN -> values >= 1;
        case LIKE, EQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> values == 1;
      };
    }
  }

  /** Which end comes first. */
  public enum Direction {
    ASC,
    DESC
  }

  /** A condition; the values are as sent. */
  public record Filter(Field field, Method method, List<String> values) {

    public Filter {
      values = List.copyOf(values);
    }

    /** Without the values. */
    @Override
    public String toString() {
      return field.wireName() + " " + method.word();
    }
  }

  /** One step of the order. */
  public record Order(Field field, Direction direction) {}

  public OperationListRequest {
    filters = List.copyOf(filters);
    orders = List.copyOf(orders);
  }

  /**
   * Reads a question.
   *
   * @throws MalformedMessage when it is not one JSON object, the page or its size is out of range, a field, a method or
   *     a direction is unknown, or a method has the wrong number of values
   */
  public static OperationListRequest read(byte[] body) {
    return OperationListJson.read(body);
  }

  /** The filters of a field. */
  public List<Filter> filtersOf(Field field) {
    return filters.stream().filter(filter -> filter.field() == field).toList();
  }

  /** The JSON body in the documented order. */
  public byte[] write() {
    return OperationListJson.write(this);
  }

  /** Only what may be logged: no values. */
  @Override
  public String toString() {
    return "OperationListRequest[page=" + page + ", size=" + size
        + filters.stream().map(Filter::toString).collect(Collectors.joining(", ", ", filters=", "]"));
  }
}

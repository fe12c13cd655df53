package kz.tolem.protocol;

import java.util.List;
import java.util.Locale;

/** The wire form of an {@link OperationListRequest}. Source: EPAY.md 10.6. */
final class OperationListJson {

  private OperationListJson() {}

  static OperationListRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    Fields paging = in.object("paging").orElseGet(() -> new Fields("paging."));
    int page = paging.whole("page").orElse(OperationListRequest.PAGE_DEFAULT);
    if (page < 1) {
      throw paging.problem("page", "must be 1 or more");
    }
    int size = paging.whole("size").orElse(OperationListRequest.SIZE_DEFAULT);
    if (size < 1 || size > ProtocolLimits.PAGE_SIZE_MAX) {
      throw paging.problem("size", "must be 1 to " + ProtocolLimits.PAGE_SIZE_MAX);
    }
    return new OperationListRequest(
        page,
        size,
        in.objects("searchParameters").stream().map(OperationListJson::filter).toList(),
        in.objects("orderParameters").stream().map(OperationListJson::order).toList());
  }

  private static OperationListRequest.Filter filter(Fields in) {
    OperationListRequest.Field field = field(in, "name");
    OperationListRequest.Method method =
        OperationListRequest.Method.find(in.requiredText("method"))
            .orElseThrow(() -> in.problem("method", "must be between, in, like, =, <, >, <= or >="));
    List<String> values = in.texts("searchParameter");
    if (!method.takes(values.size())) {
      throw in.problem("searchParameter", "has the wrong number of values for the method of " + field.wireName());
    }
    return new OperationListRequest.Filter(field, method, values);
  }

  private static OperationListRequest.Order order(Fields in) {
    OperationListRequest.Field field = field(in, "field");
    OperationListRequest.Direction direction =
        switch (in.textOrEmpty("typeOrder").toLowerCase(Locale.ROOT)) {
          case "", "asc" -> OperationListRequest.Direction.ASC;
          case "desc" -> OperationListRequest.Direction.DESC;
          default -> throw in.problem("typeOrder", "must be asc or desc");
        };
    return new OperationListRequest.Order(field, direction);
  }

  private static OperationListRequest.Field field(Fields in, String member) {
    String name = in.requiredText(member);
    return OperationListRequest.Field.find(name)
        .orElseThrow(() -> MalformedMessage.sentField(name, "cannot be searched or ordered by"));
  }

  static byte[] write(OperationListRequest message) {
    return JsonWriter.write(
        out -> {
          out.object(
              "paging",
              paging -> {
                paging.number("page", message.page());
                paging.number("size", message.size());
              });
          out.objects("searchParameters", message.filters(), OperationListJson::writeFilter);
          out.objects("orderParameters", message.orders(), OperationListJson::writeOrder);
        });
  }

  private static void writeFilter(JsonWriter out, OperationListRequest.Filter filter) {
    out.text("name", filter.field().wireName());
    out.text("method", filter.method().word());
    out.texts("searchParameter", filter.values());
  }

  private static void writeOrder(JsonWriter out, OperationListRequest.Order order) {
    out.text("field", order.field().wireName());
    out.text("typeOrder", order.direction().name().toLowerCase(Locale.ROOT));
  }
}
